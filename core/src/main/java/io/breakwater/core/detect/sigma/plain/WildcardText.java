package io.breakwater.core.detect.sigma.plain;

import io.breakwater.core.detect.sigma.rule.Piece;
import java.util.List;
import java.util.stream.IntStream;

/** Wildcard matching by the textbook: one text pointer, one pattern pointer, and one place to come back to. */
final class WildcardText {
    private static final int ANY = -1;
    private static final int ONE = -2;

    private final int[] pattern;
    private final boolean cased;

    /** @param cased whether upper and lower case of a letter are different letters */
    WildcardText(List<Piece> pieces, boolean cased) {
        this.pattern = pieces.stream().flatMapToInt(WildcardText::symbols).toArray();
        this.cased = cased;
    }

    private static IntStream symbols(Piece piece) {
        return switch (piece) {
            case Piece.Literal literal -> literal.text().codePoints();
            case Piece.AnyRun any -> IntStream.of(ANY);
            case Piece.OneCharacter one -> IntStream.of(ONE);
        };
    }

    /** Whether the pieces make up the whole value. */
    boolean matches(String value) {
        int[] text = value.codePoints().toArray();
        int t = 0;
        int p = 0;
        int lastAny = -1;
        int resumeAt = 0;
        while (t < text.length) {
            if (p < pattern.length && pattern[p] == ANY) {
                lastAny = p++;
                resumeAt = t;
            } else if (p < pattern.length && (pattern[p] == ONE || Letters.same(pattern[p], text[t], cased))) {
                p++;
                t++;
            } else if (lastAny >= 0) {
                p = lastAny + 1;
                t = ++resumeAt;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == ANY) {
            p++;
        }
        return p == pattern.length;
    }
}
