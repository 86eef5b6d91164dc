package io.breakwater.core.detect.sigma.parse;

import io.breakwater.core.detect.sigma.rule.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Sigma's wildcards and escapes: {@code *}, {@code ?}, and a backslash that takes their meaning from them and from
 * itself; before any other character it stands for itself.
 */
final class Wildcards {
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private Wildcards() {}

    static List<Piece> parse(String text) {
        return new Wildcards().read(text);
    }

    /** A text without any wildcard. */
    static List<Piece> literal(String text) {
        return text.isEmpty() ? List.of() : List.of(new Piece.Literal(text));
    }

    /** Joins pieces, two runs in a row becoming one. */
    static List<Piece> surrounded(boolean anyBefore, List<Piece> pieces, boolean anyAfter) {
        List<Piece> all = new ArrayList<>();
        if (anyBefore) {
            all.add(Piece.ANY);
        }
        pieces.forEach(piece -> append(all, piece));
        if (anyAfter) {
            append(all, Piece.ANY);
        }
        return all;
    }

    private static void append(List<Piece> pieces, Piece piece) {
        boolean again = piece == Piece.ANY && !pieces.isEmpty() && pieces.get(pieces.size() - 1) == Piece.ANY;
        if (!again) {
            pieces.add(piece);
        }
    }

    private List<Piece> read(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && isSpecial(text.charAt(i + 1))) {
                i++;
                literal.append(text.charAt(i));
            } else if (c == '*' || c == '?') {
                endLiteral();
                append(pieces, c == '*' ? Piece.ANY : Piece.ONE);
            } else {
                literal.append(c);
            }
        }
        endLiteral();
        return pieces;
    }

    private void endLiteral() {
        if (!literal.isEmpty()) {
            pieces.add(new Piece.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private static boolean isSpecial(char c) {
        return c == '*' || c == '?' || c == '\\';
    }
}
