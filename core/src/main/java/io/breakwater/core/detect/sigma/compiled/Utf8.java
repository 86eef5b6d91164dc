package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.text.Folding;

/** Characters beyond ASCII, read where they stand (RFC 3629). */
final class Utf8 {
    /** Bytes of a character. */
    static final int LONGEST = 4;

    private static final int TWO_BYTES = 0x800;
    /** The characters of two bytes, folded: the letters of Europe and of the Near East. */
    private static final char[] FOLDED = folded();

    private Utf8() {}

    private static char[] folded() {
        char[] table = new char[TWO_BYTES];
        for (int c = 0; c < TWO_BYTES; c++) {
            table[c] = (char) Folding.fold(c);
        }
        return table;
    }

    /** Bytes of the character that begins here with a byte beyond ASCII; 0 when the bytes are no UTF-8. */
    static int length(byte[] utf8, int at, int to) {
        int lead = utf8[at] & 0xff;
        int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (length == 0 || at + length > to) {
            return 0;
        }
        int second = utf8[at + 1] & 0xff;
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        boolean isWhole = second >= lowest
                && second <= highest
                && (length < 3 || isContinued(utf8[at + 2]))
                && (length < 4 || isContinued(utf8[at + 3]));
        return isWhole ? length : 0;
    }

    private static boolean isContinued(byte symbol) {
        return symbol < (byte) 0xc0;
    }

    /**
     * Whether the character is of a block without cased letters: from U+2000, U+2500 and U+3000 (to U+9FFF), the
     * pictures from U+1F000. False does not say that it has a case.
     */
    static boolean isUncased(byte[] utf8, int at) {
        int lead = utf8[at] & 0xff;
        int second = utf8[at + 1] & 0xff;
        return lead >= 0xe3 && lead <= 0xe9
                || lead == 0xe2 && (second < 0x84 || second >= 0x94 && second < 0xb0)
                || lead == 0xf0 && second == 0x9f;
    }

    static int codePoint(byte[] utf8, int at, int length) {
        int point = utf8[at] & 0x7f >> length;
        for (int i = 1; i < length; i++) {
            point = point << 6 | utf8[at + i] & 0x3f;
        }
        return point;
    }

    static int fold(int codePoint) {
        return codePoint < TWO_BYTES ? FOLDED[codePoint] : Folding.fold(codePoint);
    }
}
