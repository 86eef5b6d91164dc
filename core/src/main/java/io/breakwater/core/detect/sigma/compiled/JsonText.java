package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.text.Words;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON strings between their quotes to text. */
final class JsonText {
    private static final long BACKSLASHES = Words.all('\\');

    private JsonText() {}

    static String decode(byte[] json, int start, int end) {
        int escape = start;
        while (escape < end && json[escape] != '\\') {
            escape++;
        }
        if (escape == end) {
            return new String(json, start, end - start, StandardCharsets.UTF_8);
        }
        String plain = decodePlain(json, start, end);
        return plain != null ? plain : decodeAny(json, start, escape, end);
    }

    /** ASCII whose escapes are no numbers; null where there is something else. */
    private static @Nullable String decodePlain(byte[] json, int start, int end) {
        byte[] text = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            byte symbol = json[i];
            if (symbol == '\\') {
                i++;
                if (i == end || json[i] == 'u') {
                    return null;
                }
                symbol = (byte) simple(json[i]);
            }
            if (symbol < 0) {
                return null;
            }
            text[length++] = symbol;
        }
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** @param first where the first escape stands */
    private static String decodeAny(byte[] json, int start, int first, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int escape = first;
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

    static int hex(byte[] json, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            value = value << 4 | Math.max(0, Character.digit(json[i], 16));
        }
        return value;
    }

    /** Where the line that begins at a place ends: at the escape for its end, or where the text ends. */
    static int lineEnd(byte[] json, int from, int to) {
        int i = backslash(json, from, to);
        while (i + 1 < to && json[i + 1] != 'n') {
            i = backslash(json, i + 2, to);
        }
        return i + 1 < to ? i : to;
    }

    private static int backslash(byte[] json, int from, int to) {
        int i = from;
        int lastWord = Math.min(to, json.length) - Words.BYTES;
        while (i <= lastWord) {
            long marks = Words.zeroes(Words.at(json, i) ^ BACKSLASHES);
            if (marks != 0) {
                return i + Words.first(marks);
            }
            i += Words.BYTES;
        }
        while (i < to && json[i] != '\\') {
            i++;
        }
        return i;
    }

    /** Appends a string with escapes; most of them are the doubled backslashes of Windows paths. */
    static void append(byte[] json, int start, int end, FoldedText text) {
        int i = start;
        while (i < end) {
            i += text.append(json, i, end, (byte) '\\');
            if (i < end) {
                int behind =
                        json[i] == '\\' ? appendEscape(json, i, end, text) : i + text.appendBeyondAscii(json, i, end);
                if (behind == i) {
                    text.appendDecoded(decode(json, i, end));
                    return;
                }
                i = behind;
            }
        }
    }

    /** Returns the place behind the escape; {@code at} when it is one half of a pair or broken off. */
    private static int appendEscape(byte[] json, int at, int end, FoldedText text) {
        if (at + 1 >= end || json[at + 1] < 0) {
            return at;
        }
        if (json[at + 1] != 'u') {
            text.appendCharacter((char) simple(json[at + 1]));
            return at + 2;
        }
        char character = at + 6 <= end ? (char) hex(json, at + 2) : Character.MIN_SURROGATE;
        if (Character.isSurrogate(character)) {
            return at;
        }
        text.appendCharacter(character);
        return at + 6;
    }
}
