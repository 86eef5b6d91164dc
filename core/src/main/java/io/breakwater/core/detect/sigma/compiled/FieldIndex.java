package io.breakwater.core.detect.sigma.compiled;

import java.util.List;

/** Everything that is looked for in the values of one field. */
final class FieldIndex {
    private final LiteralIndex literals;
    private final int[] empties;
    private final int[] presents;
    private final boolean isEmpty;

    /**
     * @param empties predicates that an empty value makes true
     * @param presents predicates that any value makes true
     */
    FieldIndex(List<Literal> literals, int[] empties, int[] presents) {
        this.literals = new LiteralIndex(literals);
        this.empties = empties;
        this.presents = presents;
        this.isEmpty = literals.isEmpty() && empties.length == 0 && presents.length == 0;
    }

    /** Whether nothing is looked for. */
    boolean isEmpty() {
        return isEmpty;
    }

    void search(byte[] text, int start, int end, Board board) {
        for (int predicate : presents) {
            board.signal(predicate << 1 | 1);
        }
        if (start == end) {
            for (int predicate : empties) {
                board.signal(predicate << 1 | 1);
            }
            return;
        }
        literals.search(text, start, end, board);
    }

    long footprint() {
        return literals.footprint();
    }
}
