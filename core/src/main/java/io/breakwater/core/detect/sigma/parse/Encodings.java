package io.breakwater.core.detect.sigma.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** How an attacker's text looks once it is encoded. */
final class Encodings {
    private static final byte[] LITTLE_ENDIAN_MARK = {(byte) 0xff, (byte) 0xfe};
    /** Characters at the start of the encoding that depend on what stood before, by offset. */
    private static final int[] UNSURE_HEAD = {0, 2, 3};
    /** Characters at its end that depend on what follows, by length modulo three. */
    private static final int[] UNSURE_TAIL = {0, 3, 2};

    private Encodings() {}

    static byte[] utf16(String text, Charset order) {
        return text.getBytes(order);
    }

    static byte[] utf16WithMark(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(LITTLE_ENDIAN_MARK);
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_16LE));
        return bytes.toByteArray();
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The three forms in which the bytes show inside a longer Base64 text, without what their neighbours change. */
    static List<String> base64AtAnyOffset(byte[] bytes) {
        List<String> forms = new ArrayList<>();
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            String encoded = base64(shifted);
            int end = encoded.length() - UNSURE_TAIL[shifted.length % 3];
            if (end > UNSURE_HEAD[offset]) {
                forms.add(encoded.substring(UNSURE_HEAD[offset], end));
            }
        }
        return forms;
    }
}
