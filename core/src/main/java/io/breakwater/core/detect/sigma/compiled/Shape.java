package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.compiled.Literal.Anchor;
import io.breakwater.core.detect.sigma.rule.Piece;
import java.util.List;
import java.util.stream.Stream;

/** What a text pattern amounts to. */
enum Shape {
    /** The empty text. */
    EMPTY,
    /** Whatever text. */
    ANY,
    ANYWHERE,
    START,
    END,
    WHOLE,
    /** More than one literal with runs around it. */
    PATTERN;

    static Shape of(List<Piece> pieces) {
        if (pieces.isEmpty()) {
            return EMPTY;
        }
        if (pieces.equals(List.of(Piece.ANY))) {
            return ANY;
        }
        boolean before = pieces.get(0) == Piece.ANY;
        boolean after = pieces.get(pieces.size() - 1) == Piece.ANY;
        int inner = pieces.size() - (before ? 1 : 0) - (after ? 1 : 0);
        if (inner != 1 || literals(pieces).count() != 1) {
            return PATTERN;
        }
        return before ? (after ? ANYWHERE : END) : after ? START : WHOLE;
    }

    /** The literals among the pieces. */
    static Stream<String> literals(List<Piece> pieces) {
        return pieces.stream().filter(Piece.Literal.class::isInstance).map(piece -> ((Piece.Literal) piece).text());
    }

    /** Where the literal of a shape that has one must stand. */
    Anchor anchor() {
        return switch (this) {
            case ANYWHERE -> Anchor.ANYWHERE;
            case START -> Anchor.START;
            case END -> Anchor.END;
            case WHOLE -> Anchor.WHOLE;
            case EMPTY, ANY, PATTERN -> throw new IllegalStateException(this + " has no literal of its own");
        };
    }
}
