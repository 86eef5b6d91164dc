package io.breakwater.core.detect.sigma.rule;

/** A piece of a text pattern. */
public sealed interface Piece {
    /** {@code *}: any run of characters, the empty one and line ends included. */
    Piece ANY = new AnyRun();
    /** {@code ?}: exactly one character (code point). */
    Piece ONE = new OneCharacter();

    /** Text that stands for itself; never empty. */
    record Literal(String text) implements Piece {
        public Literal {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("a literal piece needs text; leave the piece out");
            }
        }
    }

    /** See {@link #ANY}. */
    record AnyRun() implements Piece {}

    /** See {@link #ONE}. */
    record OneCharacter() implements Piece {}
}
