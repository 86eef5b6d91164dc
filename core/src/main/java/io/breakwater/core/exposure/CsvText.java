package io.breakwater.core.exposure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a CSV file, whose bytes do not say how they are written: UTF-16 by its mark, else UTF-8, else GB18030, in which
 * spreadsheets save where Chinese is the language of the system. Bytes of one are hardly ever valid in the one before it.
 */
final class CsvText {
    private static final Charset CHINESE = Charset.forName("GB18030");

    private CsvText() {}

    /** All of a file; bytes that are text in none of the encodings are an IOException that says from where on. */
    static String of(byte[] bytes) throws IOException {
        Charset first = marked(bytes).orElse(StandardCharsets.UTF_8);
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        long good = decoded(bytes, first, true, text);
        if (good < bytes.length && marked(bytes).isEmpty()) {
            text.clear();
            good = Math.max(good, decoded(bytes, CHINESE, true, text));
        }
        if (good < bytes.length) {
            throw new IOException("neither UTF-8 nor GB18030 nor UTF-16 from byte " + good
                    + " on; save the file as UTF-8 and import it again");
        }
        return text.flip().toString();
    }

    /** The beginning of a file, which may end within a character. */
    static String head(byte[] bytes) {
        Charset first = marked(bytes).orElse(StandardCharsets.UTF_8);
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        boolean cut = decoded(bytes, first, false, text) < bytes.length - Character.BYTES * 2;
        return new String(bytes, cut && marked(bytes).isEmpty() ? CHINESE : first);
    }

    private static Optional<Charset> marked(byte[] bytes) {
        boolean two = bytes.length >= 2;
        boolean utf16 = two && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF && (bytes[0] & 0xFF) >= 0xFE;
        return utf16 ? Optional.of(StandardCharsets.UTF_16) : Optional.empty();
    }

    /** How many bytes were text, up to the first that were none. */
    private static long decoded(byte[] bytes, Charset charset, boolean all, CharBuffer into) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = charset.newDecoder().decode(in, into, all);
        return result.isError() || !all ? in.position() : bytes.length;
    }
}
