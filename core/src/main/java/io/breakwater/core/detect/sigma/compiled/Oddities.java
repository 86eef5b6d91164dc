package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.text.Words;

/** Characters of JSON records that are not what their bytes look like: escapes by number, letters that fold to ASCII. */
final class Oddities {
    private static final long EVEN = Words.all(0xfe);
    private static final long LATIN_LEADS = Words.all(0xc4);
    private static final long KELVIN_LEAD = Words.all(0xe2);

    private Oddities() {}

    /** Whether JSON writes the byte as it is, unless by number. */
    static boolean isPlain(byte symbol) {
        return symbol >= ' ' && symbol < 0x7f && symbol != '"' && symbol != '\\' && symbol != '/';
    }

    /** Whether a character that the sieve looks for is written by its number between the two places. */
    static boolean hide(RawSieve sieve, byte[] json, int from, int to) {
        int i = from;
        while (i < to) {
            if (json[i] != '\\') {
                i++;
                continue;
            }
            boolean byNumber = i + 5 < to && json[i + 1] == 'u';
            if (byNumber && sieve.wants(JsonText.hex(json, i + 2))) {
                return true;
            }
            i += byNumber ? 6 : 2;
        }
        return false;
    }

    /** Whether a letter that folds to ASCII stands there: the dotted and the dotless i, the long s, the sign of Kelvin. */
    static boolean haveOddLetters(byte[] json, int from, int to) {
        return maybeOddLetters(json, from, to) && haveOddLettersIndeed(json, from, to);
    }

    /** Whether one of the bytes stands there that such letters begin with; a loop that compilers make vectors of. */
    private static boolean maybeOddLetters(byte[] json, int from, int to) {
        long marks = 0;
        int i = from;
        int last = Math.min(to, json.length) - Words.BYTES;
        for (; i <= last; i += Words.BYTES) {
            long word = Words.at(json, i);
            marks |= Words.zeroes(word & EVEN ^ LATIN_LEADS) | Words.zeroes(word ^ KELVIN_LEAD);
        }
        return marks != 0 || haveOddLetter(json, i, to);
    }

    private static boolean haveOddLettersIndeed(byte[] json, int from, int to) {
        int i = from;
        int lastWord = Math.min(to, json.length - Words.BYTES + 1);
        while (i < lastWord) {
            long word = Words.at(json, i);
            boolean maybe = (word & Words.HIGH) != 0
                    && (Words.zeroes(word & EVEN ^ LATIN_LEADS) | Words.zeroes(word ^ KELVIN_LEAD)) != 0;
            if (maybe && haveOddLetter(json, i, i + Words.BYTES)) {
                return true;
            }
            i += Words.BYTES;
        }
        return haveOddLetter(json, i, to);
    }

    private static boolean haveOddLetter(byte[] json, int from, int to) {
        for (int i = from; i < to; i++) {
            if (json[i] < 0 && isOddLetter(json, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOddLetter(byte[] json, int at) {
        if (at + 1 >= json.length) {
            return false;
        }
        int pair = (json[at] & 0xff) << 8 | json[at + 1] & 0xff;
        return pair == 0xc4b0
                || pair == 0xc4b1
                || pair == 0xc5bf
                || pair == 0xe284 && at + 2 < json.length && (json[at + 2] & 0xff) == 0xaa;
    }
}
