package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.rule.Piece;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A wildcard pattern over UTF-8: one pointer into each, and one place to come back to. */
final class BytePattern implements ByteTest {
    private static final int ANY = -1;
    private static final int ONE = -2;

    private final int[] symbols;

    /** @param folding whether the texts that it will meet are folded */
    BytePattern(List<Piece> pieces, boolean folding) {
        symbols = pieces.stream().flatMapToInt(piece -> symbols(piece, folding)).toArray();
    }

    private static IntStream symbols(Piece piece, boolean folding) {
        return switch (piece) {
            case Piece.Literal literal -> {
                byte[] bytes = FoldedText.bytes(literal.text(), folding);
                yield IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xff);
            }
            case Piece.AnyRun any -> IntStream.of(ANY);
            case Piece.OneCharacter one -> IntStream.of(ONE);
        };
    }

    @Override
    public boolean holds(byte[] text, int start, int end) {
        int t = start;
        int p = 0;
        int lastAny = -1;
        int resumeAt = 0;
        while (t < end) {
            int next = p < symbols.length ? step(symbols[p], text, t, end) : t;
            if (p < symbols.length && symbols[p] == ANY) {
                lastAny = p++;
                resumeAt = t;
            } else if (next > t) {
                p++;
                t = next;
            } else if (lastAny >= 0) {
                p = lastAny + 1;
                resumeAt = next(p, text, resumeAt + 1, end);
                t = resumeAt;
            } else {
                return false;
            }
        }
        while (p < symbols.length && symbols[p] == ANY) {
            p++;
        }
        return p == symbols.length;
    }

    /** The first place from which the symbol could stand. */
    private int next(int symbol, byte[] text, int from, int end) {
        int i = from;
        if (symbol < symbols.length && symbols[symbol] >= 0) {
            while (i < end && (text[i] & 0xff) != symbols[symbol]) {
                i++;
            }
        }
        return i;
    }

    /** Where the text goes on after the symbol; {@code t} itself when the symbol does not stand there. */
    private static int step(int symbol, byte[] text, int t, int end) {
        if (symbol >= 0) {
            return (text[t] & 0xff) == symbol ? t + 1 : t;
        }
        return symbol == ONE ? Math.min(t + width(text[t]), end) : t;
    }

    /** Bytes of the code point that begins so; none for a byte in the middle of one. */
    private static int width(byte lead) {
        int b = lead & 0xff;
        if (b < 0x80) {
            return 1;
        }
        return b < 0xc0 ? 0 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
    }

    @Override
    public String toString() {
        return Arrays.toString(symbols);
    }
}
