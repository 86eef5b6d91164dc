package io.breakwater.core.detect.sigma.automaton;

import java.util.List;

/** A regular expression that was read. */
sealed interface Syntax {
    /** One symbol of a set. */
    record One(Symbols of) implements Syntax {}

    /** The parts one after the other; none for the empty text. */
    record Sequence(List<Syntax> parts) implements Syntax {}

    /** One of the parts. */
    record Choice(List<Syntax> parts) implements Syntax {}

    /** The part again and again; {@code most} is {@link #ENDLESS} or a number. */
    record Repeat(Syntax part, int least, int most) implements Syntax {}

    /** A place in the text, not a symbol. */
    record Place(Kind kind) implements Syntax {}

    int ENDLESS = -1;

    /** Symbols, and so bytes, that every match has at least. */
    static int shortest(Syntax syntax) {
        return switch (syntax) {
            case One one -> 1;
            case Place place -> 0;
            case Sequence sequence ->
                sequence.parts().stream().mapToInt(Syntax::shortest).sum();
            case Choice choice ->
                choice.parts().stream().mapToInt(Syntax::shortest).min().orElse(0);
            case Repeat repeat -> repeat.least() * shortest(repeat.part());
        };
    }

    /** See {@link Place}. */
    enum Kind {
        TEXT_BEGINS,
        TEXT_ENDS,
        LINE_BEGINS,
        LINE_ENDS,
        WORD_BORDER,
        NO_WORD_BORDER
    }
}
