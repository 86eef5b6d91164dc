package io.breakwater.core.detect.sigma.compiled;

import java.util.List;
import java.util.Optional;

/** Everything that is looked for in the values of one field. */
final class FieldIndex {
    /** Bytes of a record that may stand for one byte of a folded text: a number of a character, or what is broken off. */
    private static final int MOST_FOR_ONE = 6;

    private final LiteralIndex literals;
    private final int[] empties;
    private final int[] presents;
    private final boolean isEmpty;
    private final Optional<RawSieve> sieve;
    private final boolean hasLines;
    private final int longestRaw;

    /**
     * @param empties predicates that an empty value makes true
     * @param presents predicates that any value makes true
     * @param met in the values so far
     */
    FieldIndex(List<Literal> literals, int[] empties, int[] presents, Grams met) {
        this.literals = new LiteralIndex(literals, met);
        this.empties = empties;
        this.hasLines = !literals.isEmpty() && LineSearch.suits(literals);
        this.presents = presents;
        this.sieve = presents.length == 0 && !literals.isEmpty() ? RawSieve.of(literals) : Optional.empty();
        this.longestRaw = presents.length == 0 ? longestRaw(literals) : Integer.MAX_VALUE;
        this.isEmpty = literals.isEmpty() && empties.length == 0 && presents.length == 0;
    }

    /** Where every literal must be the whole value, the bytes of a record that the longest may take; no bound otherwise. */
    private static int longestRaw(List<Literal> literals) {
        boolean bounded = literals.stream().allMatch(literal -> literal.anchor() == Literal.Anchor.WHOLE);
        int longest = literals.stream()
                .mapToInt(literal -> literal.bytes().length)
                .max()
                .orElse(0);
        return bounded && longest < Integer.MAX_VALUE / MOST_FOR_ONE - 1
                ? (longest + 1) * MOST_FOR_ONE
                : Integer.MAX_VALUE;
    }

    /** Whether a value that is not empty and takes so many bytes of a record is longer than all that is looked for. */
    boolean isTooLong(int rawLength) {
        return rawLength > longestRaw;
    }

    /** Whether it matters which bytes stand in the values. */
    boolean dependsOnGrams() {
        return literals.dependsOnGrams();
    }

    /** Whether nothing is looked for. */
    boolean isEmpty() {
        return isEmpty;
    }

    /** What says of raw values that are not empty that nothing will be found; empty when nothing can say so. */
    Optional<RawSieve> sieve() {
        return sieve;
    }

    /** Whether an empty value makes something true. */
    boolean wantsEmptyValues() {
        return empties.length > 0;
    }

    void search(byte[] text, int start, int end, Signals out) {
        for (int predicate : presents) {
            out.signal(predicate << 1 | 1);
        }
        if (start == end) {
            for (int predicate : empties) {
                out.signal(predicate << 1 | 1);
            }
            return;
        }
        literals.search(text, start, end, out);
    }

    /** Searches a long value of several lines line by line; false when this is not to be done. */
    boolean searchLines(EventValues values, int value, Board board) {
        if (!hasLines || !values.searchLines(value, literals, board)) {
            return false;
        }
        for (int predicate : presents) {
            board.signal(predicate << 1 | 1);
        }
        return true;
    }

    long footprint() {
        return literals.footprint();
    }
}
