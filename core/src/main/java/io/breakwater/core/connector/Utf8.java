package io.breakwater.core.connector;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes to text without guessing: what is not valid in the stated character set is refused with its place. */
public final class Utf8 {
    private Utf8() {}

    /** Length of a UTF-8 byte order mark at the beginning: 3 or 0. */
    public static int bomLength(byte[] bytes) {
        boolean marked = bytes.length >= 3
                && (bytes[0] & 0xff) == 0xef
                && (bytes[1] & 0xff) == 0xbb
                && (bytes[2] & 0xff) == 0xbf;
        return marked ? 3 : 0;
    }

    public static String text(byte[] bytes) throws Malformed {
        return text(bytes, StandardCharsets.UTF_8);
    }

    /** Decodes all bytes, or tells the first one that does not fit. */
    public static String text(byte[] bytes, Charset charset) throws Malformed {
        int from = charset.equals(StandardCharsets.UTF_8) ? bomLength(bytes) : 0;
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(in.remaining() * (double) decoder.maxCharsPerByte()));
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw notInCharset(bytes, in.position(), charset);
        }
        return out.flip().toString();
    }

    private static Malformed notInCharset(byte[] bytes, int at, Charset charset) {
        return new Malformed(
                "text.charset",
                "byte " + at + " (0x" + Integer.toHexString(bytes[at] & 0xff) + ") is not valid " + charset.name()
                        + "; let the sender write it, or state the sender's 'charset' in a mapping file");
    }

    /** Whether all bytes are valid UTF-8. */
    public static boolean isValid(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }
}
