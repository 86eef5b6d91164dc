package io.breakwater.server.console;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Raw bytes as a page shows them: text where they are text, else hex. The template escapes them. */
final class RawText {
    private static final int BYTES_IN_HEX = 512;

    private RawText() {}

    /** @param most bytes that are shown as text */
    static String of(byte[] raw, int most) {
        String text = new String(raw, 0, Math.min(raw.length, most), StandardCharsets.UTF_8);
        return isBinary(text)
                ? HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(raw, Math.min(raw.length, BYTES_IN_HEX)))
                : text;
    }

    private static boolean isBinary(String text) {
        long odd = text.chars()
                .filter(c -> c == '\uFFFD' || Character.isISOControl(c) && !Character.isWhitespace(c))
                .count();
        return odd * 10 > text.length();
    }
}
