package io.breakwater.core.detect.sigma.check;

import io.breakwater.core.detect.sigma.rule.Piece;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import io.breakwater.core.detect.sigma.text.Folding;
import java.util.List;
import java.util.Optional;

/** How two questions about one value stand to one another. In doubt, nothing is claimed. */
final class Values {
    private Values() {}

    /** Whether one value may pass both; true in doubt. */
    static boolean compatible(ValueTest one, ValueTest other) {
        if (one instanceof ValueTest.Text a && other instanceof ValueTest.Text b) {
            return fits(a, b) && fits(b, a) && edges(head(a), head(b), true) && edges(tail(a), tail(b), false);
        }
        return !(isNothing(one) && needsText(other)) && !(isNothing(other) && needsText(one));
    }

    /** Whether every value that passes {@code given} passes {@code wanted}; false in doubt. */
    static boolean implies(ValueTest given, ValueTest wanted) {
        if (given.equals(wanted)) {
            return true;
        }
        if (!(given instanceof ValueTest.Text a && wanted instanceof ValueTest.Text b) || b.cased() && !a.cased()) {
            return false;
        }
        Optional<String> exact = exact(a);
        if (exact.isPresent()) {
            return matches(b.pieces(), exact.get());
        }
        List<Piece> form = b.pieces();
        if (form.size() == 1 && form.get(0) instanceof Piece.AnyRun) {
            return true;
        }
        if (form.size() == 2 && form.get(0) instanceof Piece.AnyRun && form.get(1) instanceof Piece.Literal end) {
            return tail(a).filter(text -> text.endsWith(fold(end))).isPresent();
        }
        if (form.size() == 2 && form.get(0) instanceof Piece.Literal begin && form.get(1) instanceof Piece.AnyRun) {
            return head(a).filter(text -> text.startsWith(fold(begin))).isPresent();
        }
        return form.size() == 3
                && form.get(0) instanceof Piece.AnyRun
                && form.get(1) instanceof Piece.Literal part
                && form.get(2) instanceof Piece.AnyRun
                && a.pieces().stream()
                        .anyMatch(each ->
                                each instanceof Piece.Literal text && fold(text).contains(fold(part)));
    }

    private static boolean isNothing(ValueTest test) {
        return test instanceof ValueTest.Null || test instanceof ValueTest.Exists exists && !exists.wanted();
    }

    private static boolean needsText(ValueTest test) {
        return test instanceof ValueTest.Text text && text.pieces().stream().anyMatch(Piece.Literal.class::isInstance);
    }

    /** Where {@code exact} is one text only, whether it has the other's form. */
    private static boolean fits(ValueTest.Text exact, ValueTest.Text form) {
        return exact(exact).map(text -> matches(form.pieces(), text)).orElse(true);
    }

    private static boolean edges(Optional<String> one, Optional<String> other, boolean heads) {
        if (one.isEmpty() || other.isEmpty()) {
            return true;
        }
        String shorter = one.get().length() < other.get().length() ? one.get() : other.get();
        String longer = one.get().length() < other.get().length() ? other.get() : one.get();
        return heads ? longer.startsWith(shorter) : longer.endsWith(shorter);
    }

    private static Optional<String> exact(ValueTest.Text test) {
        if (test.pieces().isEmpty()) {
            return Optional.of("");
        }
        return test.pieces().size() == 1 ? head(test) : Optional.empty();
    }

    private static Optional<String> head(ValueTest.Text test) {
        return test.pieces().isEmpty() ? Optional.of("") : literal(test.pieces().get(0));
    }

    private static Optional<String> tail(ValueTest.Text test) {
        return test.pieces().isEmpty()
                ? Optional.of("")
                : literal(test.pieces().get(test.pieces().size() - 1));
    }

    private static Optional<String> literal(Piece piece) {
        return piece instanceof Piece.Literal text ? Optional.of(fold(text)) : Optional.empty();
    }

    /** Letter case is left out of account on both sides: two texts that differ only there are not said to differ. */
    private static String fold(Piece.Literal literal) {
        return Folding.fold(literal.text());
    }

    /** Goes back to the last run only, which is enough and bounds the work. */
    private static boolean matches(List<Piece> pieces, String text) {
        int piece = 0;
        int at = 0;
        int run = -1;
        int runEnd = 0;
        while (piece < pieces.size() || at < text.length()) {
            int next = piece < pieces.size() ? consumed(pieces.get(piece), text, at) : -1;
            if (next >= 0 && pieces.get(piece) instanceof Piece.AnyRun) {
                run = piece;
                runEnd = at;
            }
            if (next >= 0) {
                piece++;
                at = next;
            } else if (run >= 0 && runEnd < text.length()) {
                runEnd++;
                at = runEnd;
                piece = run + 1;
            } else {
                return false;
            }
        }
        return true;
    }

    /** Where the text goes on behind the piece; -1 when the piece does not stand there. */
    private static int consumed(Piece piece, String text, int at) {
        return switch (piece) {
            case Piece.Literal literal ->
                text.startsWith(fold(literal), at) ? at + fold(literal).length() : -1;
            case Piece.OneCharacter one -> at < text.length() ? text.offsetByCodePoints(at, 1) : -1;
            case Piece.AnyRun any -> at;
        };
    }
}
