package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.text.Folding;
import io.breakwater.core.detect.sigma.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of UTF-8, case-folded or as it was written. A lone surrogate is written like any other code point of
 * its number (WTF-8), so that no two texts become one. Behind the text there is always room to read a word.
 */
final class FoldedText {
    static final byte[] ASCII = ascii();
    private static final int MARGIN = 2 * Words.BYTES;
    private static final int USUAL = 8192;
    private static final int LARGEST_KEPT = 1 << 20;

    byte[] bytes = new byte[USUAL];
    int length;
    private final boolean folding;

    /** @param folding whether letters are folded when they are appended */
    FoldedText(boolean folding) {
        this.folding = folding;
    }

    private static byte[] ascii() {
        byte[] table = new byte[128];
        for (int c = 0; c < 128; c++) {
            table[c] = (byte) Folding.fold(c);
        }
        return table;
    }

    static byte[] of(String text) {
        return bytes(text, true);
    }

    static byte[] bytes(String text, boolean folding) {
        FoldedText buffer = new FoldedText(folding);
        buffer.append(text);
        return Arrays.copyOf(buffer.bytes, buffer.length);
    }

    /** The text between two places of this buffer. */
    String text(int from, int to) {
        return wellFormed(from, to)
                ? new String(bytes, from, to - from, StandardCharsets.UTF_8)
                : withSurrogates(from, to);
    }

    private boolean wellFormed(int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (bytes[i] == (byte) 0xed && bytes[i + 1] >= (byte) 0xa0) {
                return false;
            }
        }
        return true;
    }

    private String withSurrogates(int from, int to) {
        StringBuilder text = new StringBuilder();
        int plain = from;
        for (int i = from; i + 2 < to; i++) {
            if (bytes[i] == (byte) 0xed && bytes[i + 1] >= (byte) 0xa0) {
                text.append(new String(bytes, plain, i - plain, StandardCharsets.UTF_8))
                        .append((char) (0xd000 | (bytes[i + 1] & 0x3f) << 6 | bytes[i + 2] & 0x3f));
                plain = i + 3;
            }
        }
        return text.append(new String(bytes, plain, to - plain, StandardCharsets.UTF_8))
                .toString();
    }

    void append(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        // up to what is no ASCII, or a lone surrogate that was made a question mark, bytes and characters are the same
        int ascii = append(utf8, 0, utf8.length, (byte) '?');
        if (ascii < text.length()) {
            ensure(3 * (text.length() - ascii));
            appendRest(text, ascii);
        }
    }

    /** Appends UTF-8; what is not valid there becomes what a Java text would make of it. */
    void append(byte[] utf8, int from, int to) {
        int read = from + append(utf8, from, to, (byte) -1);
        int beyond = appendBeyondAscii(utf8, read, to);
        while (beyond > 0) {
            read += beyond;
            read += append(utf8, read, to, (byte) -1);
            beyond = appendBeyondAscii(utf8, read, to);
        }
        if (read < to) {
            String rest = new String(utf8, read, to - read, StandardCharsets.UTF_8);
            appendDecoded(rest);
        }
    }

    /** Appends characters beyond ASCII up to one within it or to bytes that are no UTF-8; returns how many bytes that were. */
    int appendBeyondAscii(byte[] utf8, int from, int to) {
        int at = from + appendAsItIs(utf8, from, to);
        int count = characterAt(utf8, at, to);
        while (count > 0) {
            ensure(Utf8.LONGEST);
            appendCodePoint(Utf8.fold(Utf8.codePoint(utf8, at, count)));
            at += count;
            at += appendAsItIs(utf8, at, to);
            count = characterAt(utf8, at, to);
        }
        return at - from;
    }

    /** Bytes of the character beyond ASCII that stands here; 0 when none does. */
    private static int characterAt(byte[] utf8, int at, int to) {
        return at < to && utf8[at] < 0 ? Utf8.length(utf8, at, to) : 0;
    }

    /** Appends characters that folding leaves as they are, up to one of another kind; returns how many bytes that were. */
    private int appendAsItIs(byte[] utf8, int from, int to) {
        int at = from;
        int count = characterAt(utf8, at, to);
        while (count > 0 && (!folding || Utf8.isUncased(utf8, at))) {
            at += count;
            count = characterAt(utf8, at, to);
        }
        ensure(at - from);
        System.arraycopy(utf8, from, bytes, length, at - from);
        length += at - from;
        return at - from;
    }

    /**
     * Appends ASCII up to a byte beyond it or up to the stop sign; returns how many bytes that were. Where a backslash is the
     * sign, two of them are one, as JSON writes the paths of Windows, and no reason to stop.
     */
    int append(byte[] utf8, int from, int to, byte stop) {
        ensure(to - from);
        byte[] target = bytes;
        long stops = Words.all(stop & 0xff);
        int shift = length - from;
        int i = from;
        int lastWord = Math.min(to, utf8.length - Words.BYTES + 1);
        while (i < lastWord) {
            long word = Words.at(utf8, i);
            long marks = Words.zeroes(word ^ stops) | word & Words.HIGH;
            Words.put(target, i + shift, folding ? Words.lower(word) : word);
            if (marks == 0) {
                i += Words.BYTES;
                continue;
            }
            int at = i + Words.first(marks);
            if (at + 1 < to && stop == '\\' && utf8[at] == '\\' && utf8[at + 1] == '\\') {
                i = at + 2;
                shift--;
                continue;
            }
            i = Math.min(to, at);
            length = i + shift;
            return i - from;
        }
        i = Math.min(i, to);
        while (i < to && utf8[i] >= 0 && utf8[i] != stop) {
            target[i + shift] = folding ? ASCII[utf8[i]] : utf8[i];
            i++;
        }
        length = i + shift;
        return i - from;
    }

    void appendDecoded(String text) {
        ensure(3 * text.length());
        appendRest(text, 0);
    }

    private void appendRest(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c < ASCII.length) {
                bytes[length++] = folding ? ASCII[c] : (byte) c;
                i++;
                continue;
            }
            int codePoint = text.codePointAt(i);
            appendCodePoint(folding ? Folding.fold(codePoint) : codePoint);
            i += Character.charCount(codePoint);
        }
    }

    /** Appends a character that is no surrogate. */
    void appendCharacter(char c) {
        ensure(3);
        appendCodePoint(!folding ? c : c < ASCII.length ? ASCII[c] : Folding.fold(c));
    }

    private void appendCodePoint(int c) {
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

    private void ensure(int more) {
        if (length + more + MARGIN > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more + MARGIN));
        }
    }

    /** Takes away what stands behind a place. */
    void cut(int to) {
        length = to;
    }

    void clear() {
        length = 0;
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[USUAL];
        }
    }
}
