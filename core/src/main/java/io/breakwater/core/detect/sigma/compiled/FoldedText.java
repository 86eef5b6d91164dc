package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.text.Folding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of case-folded UTF-8. A lone surrogate is written like any other code point of its number (WTF-8), so
 * that no two texts become one.
 */
final class FoldedText {
    static final byte[] ASCII = ascii();

    byte[] bytes = new byte[4096];
    int length;

    private static byte[] ascii() {
        byte[] table = new byte[128];
        for (int c = 0; c < 128; c++) {
            table[c] = (byte) Folding.fold(c);
        }
        return table;
    }

    static byte[] of(String text) {
        FoldedText folded = new FoldedText();
        folded.append(text);
        return Arrays.copyOf(folded.bytes, folded.length);
    }

    void append(String text) {
        int characters = text.length();
        ensure(3 * characters);
        byte[] target = bytes;
        int at = length;
        for (int i = 0; i < characters; i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                length = at;
                appendRest(text, i);
                return;
            }
            target[at++] = ASCII[c];
        }
        length = at;
    }

    /** Appends UTF-8; what is not valid there becomes what a Java text would make of it. */
    void append(byte[] utf8, int from, int to) {
        ensure(3 * (to - from));
        byte[] target = bytes;
        int at = length;
        for (int i = from; i < to; i++) {
            byte b = utf8[i];
            if (b < 0) {
                length = at;
                append(new String(utf8, i, to - i, StandardCharsets.UTF_8));
                return;
            }
            target[at++] = ASCII[b];
        }
        length = at;
    }

    private void appendRest(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            appendCodePoint(codePoint);
            i += Character.charCount(codePoint);
        }
    }

    /** Room for it must have been made ({@link #ensure}); four bytes are enough. */
    void appendCodePoint(int codePoint) {
        int c = codePoint < 128 ? ASCII[codePoint] : Folding.fold(codePoint);
        if (c < 0x80) {
            bytes[length++] = (byte) c;
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xc0 | c >> 6);
            bytes[length++] = (byte) (0x80 | c & 0x3f);
        } else if (c < 0x10000) {
            bytes[length++] = (byte) (0xe0 | c >> 12);
            bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
            bytes[length++] = (byte) (0x80 | c & 0x3f);
        } else {
            bytes[length++] = (byte) (0xf0 | c >> 18);
            bytes[length++] = (byte) (0x80 | c >> 12 & 0x3f);
            bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
            bytes[length++] = (byte) (0x80 | c & 0x3f);
        }
    }

    void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    void clear() {
        length = 0;
        if (bytes.length > 1 << 20) {
            bytes = new byte[4096];
        }
    }
}
