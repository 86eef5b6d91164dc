package io.breakwater.server.console;

import io.breakwater.core.model.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A rejected record as the page shows it.
 *
 * @param head its first bytes, as text where it is text, else in hex
 */
public record RejectedView(Rejected rejected, String head) {
    private static final int TEXT_SHOWN = 2000;
    private static final int BYTES_SHOWN = 128;

    static RejectedView of(Rejected rejected) {
        byte[] payload = rejected.payload();
        String text = new String(payload, 0, Math.min(payload.length, TEXT_SHOWN), StandardCharsets.UTF_8);
        return new RejectedView(rejected, binary(text) ? hex(payload) : text);
    }

    private static boolean binary(String text) {
        long odd = text.chars()
                .filter(c -> c == '\uFFFD' || Character.isISOControl(c) && !Character.isWhitespace(c))
                .count();
        return odd * 10 > text.length();
    }

    private static String hex(byte[] payload) {
        return HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(payload, Math.min(payload.length, BYTES_SHOWN)));
    }
}
