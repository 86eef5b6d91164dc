package io.breakwater.core.detect.sigma.compiled;

/**
 * A text that a predicate needs.
 *
 * @param bytes case-folded UTF-8, not empty
 * @param predicate the predicate that it speaks for
 * @param certain whether finding it makes the predicate true; otherwise it only may be
 */
record Literal(byte[] bytes, Anchor anchor, int predicate, boolean certain) {
    /** Where in a value the literal must stand. */
    enum Anchor {
        ANYWHERE,
        START,
        END,
        WHOLE
    }

    /** What the board is told when the literal is found ({@link Board#signal}). */
    int signal() {
        return predicate << 1 | (certain ? 1 : 0);
    }
}
