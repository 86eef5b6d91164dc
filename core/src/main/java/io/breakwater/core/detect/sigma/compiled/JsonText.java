package io.breakwater.core.detect.sigma.compiled;

import java.nio.charset.StandardCharsets;

/** JSON strings between their quotes to text. */
final class JsonText {
    private JsonText() {}

    static String decode(byte[] json, int start, int end) {
        int escape = start;
        while (escape < end && json[escape] != '\\') {
            escape++;
        }
        if (escape == end) {
            return new String(json, start, end - start, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder(end - start);
        int from = start;
        while (escape < end) {
            text.append(new String(json, from, escape - from, StandardCharsets.UTF_8));
            from = unescape(json, escape, end, text);
            escape = from;
            while (escape < end && json[escape] != '\\') {
                escape++;
            }
        }
        return text.append(new String(json, from, end - from, StandardCharsets.UTF_8))
                .toString();
    }

    /** Appends what the escape at {@code at} stands for; returns the place behind it. */
    private static int unescape(byte[] json, int at, int end, StringBuilder text) {
        if (at + 1 >= end) {
            return end;
        }
        if (json[at + 1] == 'u' && at + 6 <= end) {
            text.append((char) hex(json, at + 2));
            return at + 6;
        }
        text.append((char) simple(json[at + 1]));
        return at + 2;
    }

    private static int simple(byte letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> letter;
        };
    }

    private static int hex(byte[] json, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            value = value << 4 | Math.max(0, Character.digit(json[i], 16));
        }
        return value;
    }

    /** The folded text of a string with escapes; most of them are the doubled backslashes of Windows paths. */
    static void appendFolded(byte[] json, int start, int end, FoldedText text) {
        text.ensure(3 * (end - start) + 4);
        byte[] table = FoldedText.ASCII;
        byte[] target = text.bytes;
        int at = text.length;
        int i = start;
        while (i < end) {
            byte b = json[i];
            if (b < 0 || b == '\\' && (i + 1 >= end || json[i + 1] == 'u')) {
                text.length = at;
                text.append(decode(json, i, end));
                return;
            }
            if (b == '\\') {
                i++;
                b = (byte) simple(json[i]);
            }
            target[at++] = table[b];
            i++;
        }
        text.length = at;
    }
}
