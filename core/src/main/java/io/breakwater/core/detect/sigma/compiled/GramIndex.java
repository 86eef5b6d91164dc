package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.text.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Literals of at least four bytes, looked for anywhere in a text. Each literal stands in a table under one of its grams
 * (four bytes in a row), the one that the field's values or typical texts have least; a text's grams are asked of a bit
 * set that fits into the processor's nearest cache, and only where it says yes the literals of that gram are compared. Unlike an automaton, one
 * byte does not wait for the one before. Where all literals are longer, only each second or each fourth gram of the
 * text is asked, and each literal stands under as many of its grams. (The idea is Wu and Manber's, 1994; filters before
 * the comparison as in Hyperscan's FDR, Wang et al., NSDI 2019.)
 *
 * <p>A gram under which many literals stand would make hostile text dear; literals that find every gram of theirs full
 * are handed back ({@link #rest}), for an automaton.
 */
final class GramIndex {
    static final int GRAM = 4;
    private static final int MULTIPLIER = 0x9E3779B1;
    private static final int LONGEST_STEP = 4;
    private static final int CROWD = 24;
    private static final int LONGEST = 4096;
    private static final int BITS_PER_GRAM = 64;
    private static final int FEWEST_BITS = 14;
    private static final int MOST_BITS = 17;
    private static final int SELDOM = 8;
    private static final int LARGE = 64;

    private final int step;
    private final int[] filter;
    private final int filterShift;
    private final LiteralTable table;
    private final List<Literal> rest;

    /**
     * @param wanted literals of {@link #GRAM} bytes or more
     * @param met in the values so far
     */
    GramIndex(List<Literal> wanted, Grams met) {
        int shortest = wanted.stream()
                .mapToInt(literal -> literal.bytes().length)
                .min()
                .orElse(GRAM);
        step = Integer.highestOneBit(Math.min(LONGEST_STEP, shortest - GRAM + 1));
        LiteralTable.Contents contents = new LiteralTable.Contents();
        List<Integer> grams = new ArrayList<>();
        List<Literal> unplaced = new ArrayList<>();
        for (Literal literal : wanted) {
            int from = place(literal.bytes(), contents, met);
            if (from < 0) {
                unplaced.add(literal);
                continue;
            }
            for (int offset = from; offset < from + step; offset++) {
                int gram = Words.four(literal.bytes(), offset);
                contents.add(gram, literal, offset);
                grams.add(gram);
            }
        }
        rest = List.copyOf(unplaced);
        int wish = 32 - Integer.numberOfLeadingZeros(contents.keys() * BITS_PER_GRAM);
        int bits = Math.clamp(wish, FEWEST_BITS, MOST_BITS);
        filter = new int[1 << bits - 5];
        filterShift = 32 - bits;
        for (int gram : grams) {
            int bit = gram * MULTIPLIER >>> filterShift;
            filter[bit >>> 5] |= 1 << bit;
        }
        table = new LiteralTable(contents);
    }

    /** Whether a literal is such that not every place of a text need be looked at. */
    static boolean isLong(Literal literal) {
        return literal.bytes().length >= GRAM + LONGEST_STEP - 1;
    }

    /** Where the grams of a literal begin that announce it best; -1 when there are none with room. */
    private int place(byte[] literal, LiteralTable.Contents contents, Grams met) {
        int best = -1;
        int lowest = Integer.MAX_VALUE;
        for (int from = 0; from + step + GRAM - 1 <= literal.length && literal.length <= LONGEST; from++) {
            int cost = cost(literal, from, contents, met);
            if (cost < lowest) {
                best = from;
                lowest = cost;
            }
        }
        return best;
    }

    /** Grams that others have too keep the filter sparse, up to a crowd. */
    private int cost(byte[] literal, int from, LiteralTable.Contents contents, Grams met) {
        int cost = 0;
        for (int offset = from; offset < from + step; offset++) {
            int gram = Words.four(literal, offset);
            int crowd = contents.crowd(gram);
            if (crowd >= CROWD) {
                return Integer.MAX_VALUE;
            }
            cost += SELDOM * met.occurrences(gram) + CommonText.commonness(literal, offset, GRAM);
            cost += crowd == 0 ? SELDOM : 2 * crowd;
        }
        return cost;
    }

    /** Literals that found no place. */
    List<Literal> rest() {
        return rest;
    }

    boolean isEmpty() {
        return table.isEmpty();
    }

    /** Whether so many literals are looked for that it matters by which grams. */
    boolean isLarge() {
        return table.size() >= LARGE;
    }

    /**
     * Four places at a time, without a branch between them. Two words must be readable behind the text's end; grams that
     * reach beyond it do no harm, because no literal does. Ends when as many signals were told as there may be.
     */
    void search(byte[] text, int start, int end, Signals out, int all) {
        switch (step) {
            // The compiler makes a loop of its own of each.
            case 1 -> search(text, start, end, out, all, true, true);
            case 2 -> search(text, start, end, out, all, true, false);
            default -> search(text, start, end, out, all, false, false);
        }
    }

    private void search(byte[] text, int start, int end, Signals out, int all, boolean second, boolean each) {
        int[] bits = filter;
        int shift = filterShift;
        int last = end - GRAM;
        for (int i = start; i <= last; i += LONGEST_STEP) {
            long word = Words.at(text, i);
            int marks = mark(bits, shift, (int) word);
            if (second) {
                marks |= mark(bits, shift, (int) (word >>> 16));
            }
            if (each) {
                marks |= mark(bits, shift, (int) (word >>> 8)) | mark(bits, shift, (int) (word >>> 24));
            }
            if ((marks & 1) != 0) {
                compare(text, i, start, end, out);
                if (out.count() == all) {
                    return;
                }
            }
        }
    }

    /** Whether a gram may be one that announces literals, in the lowest bit. */
    private static int mark(int[] bits, int shift, int gram) {
        int bit = gram * MULTIPLIER >>> shift;
        return bits[bit >>> 5 & bits.length - 1] >>> bit;
    }

    private void compare(byte[] text, int from, int start, int end, Signals out) {
        for (int i = from; i < from + LONGEST_STEP; i += step) {
            int gram = Words.four(text, i);
            if ((mark(filter, filterShift, gram) & 1) != 0) {
                table.compare(gram, text, i, start, end, out);
            }
        }
    }

    /** Bytes that the tables take. */
    long footprint() {
        return table.footprint() + 4L * filter.length;
    }
}
