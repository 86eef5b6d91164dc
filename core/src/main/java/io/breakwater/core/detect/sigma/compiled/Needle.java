package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.compiled.Literal.Anchor;
import io.breakwater.core.detect.sigma.text.Words;
import java.util.Arrays;

/**
 * One literal looked for in a text by itself. Anywhere in it, the two neighbouring bytes of the literal that are met least
 * are looked for first, eight places at a time.
 */
final class Needle {
    private final byte[] literal;
    private final Anchor anchor;
    private final boolean certain;
    private final int signal;
    /** Where the pair stands in the literal. */
    private final int offset;

    private final long first;
    private final long second;
    /** Nothing when the literal has but one byte. */
    private final long secondCounts;

    Needle(Literal literal) {
        this.literal = literal.bytes();
        this.anchor = literal.anchor();
        this.certain = literal.certain();
        this.signal = literal.signal();
        int rarest = 0;
        for (int i = 1; i + 1 < this.literal.length; i++) {
            if (commonness(i) < commonness(rarest)) {
                rarest = i;
            }
        }
        boolean alone = this.literal.length == 1;
        offset = rarest;
        first = Words.all(this.literal[rarest] & 0xff);
        second = alone ? 0 : Words.all(this.literal[rarest + 1] & 0xff);
        secondCounts = alone ? 0 : -1;
    }

    private int commonness(int at) {
        return CommonText.commonness(literal, at, 2);
    }

    /** Whether finding it settles what it was looked for. */
    boolean isCertain() {
        return certain;
    }

    /** What is to be told when it is found. */
    int signal() {
        return signal;
    }

    /** Whether it stands between the two places where it must; two words must be readable behind the end. */
    boolean isIn(byte[] text, int start, int end) {
        int last = end - literal.length;
        if (last < start) {
            return false;
        }
        return switch (anchor) {
            case START -> stands(text, start);
            case END -> stands(text, last);
            case WHOLE -> last == start && stands(text, start);
            case ANYWHERE -> isFound(text, start + offset, last + offset);
        };
    }

    private boolean stands(byte[] text, int at) {
        return Arrays.equals(text, at, at + literal.length, literal, 0, literal.length);
    }

    /** Looks at every place of the pair from one to another. */
    private boolean isFound(byte[] text, int from, int last) {
        for (int i = from; i <= last; i += Words.BYTES) {
            long difference = Words.at(text, i) ^ first | (Words.at(text, i + 1) ^ second) & secondCounts;
            long marks = Words.zeroes(difference);
            while (marks != 0) {
                int at = i + Words.first(marks);
                if (at <= last && stands(text, at - offset)) {
                    return true;
                }
                marks &= marks - 1;
            }
        }
        return false;
    }
}
