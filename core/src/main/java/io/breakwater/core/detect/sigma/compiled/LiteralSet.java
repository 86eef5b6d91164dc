package io.breakwater.core.detect.sigma.compiled;

import java.util.List;

/**
 * Asks one value whether it has one of some literals where it must stand. What the tables are made of is kept, and they
 * are made when first somebody asks: most predicates of most rules are never asked.
 */
final class LiteralSet {
    private static final int FEW = 3;

    private final List<Literal> literals;
    private final boolean anyValue;
    private final boolean emptyValue;
    private volatile Finder made = this::make;

    /** Looks into a value that is not empty. */
    private interface Finder {
        byte find(byte[] text, int start, int end, EventValues values);
    }

    /**
     * @param anyValue whether every value will do
     * @param emptyValue whether the empty value will do
     */
    LiteralSet(List<Literal> literals, boolean anyValue, boolean emptyValue) {
        this.literals = List.copyOf(literals);
        this.anyValue = anyValue;
        this.emptyValue = emptyValue;
    }

    /**
     * {@link Board#TRUE} when a literal is found that settles the predicate, {@link Board#MAYBE} when one is that does
     * not, {@link Board#FALSE} otherwise.
     */
    byte find(byte[] text, int start, int end, EventValues values) {
        if (anyValue || start == end) {
            return anyValue || emptyValue ? Board.TRUE : Board.FALSE;
        }
        return made.find(text, start, end, values);
    }

    private byte make(byte[] text, int start, int end, EventValues values) {
        Finder fresh = literals.size() <= FEW
                ? new Few(literals.stream().map(Needle::new).toArray(Needle[]::new))
                : new Many(
                        new LiteralIndex(literals),
                        literals.stream()
                                .mapToInt(literal -> literal.bytes().length)
                                .max()
                                .orElse(0));
        made = fresh;
        return fresh.find(text, start, end, values);
    }

    /** One literal after the other. */
    private record Few(Needle[] needles) implements Finder {
        @Override
        public byte find(byte[] text, int start, int end, EventValues values) {
            byte found = Board.FALSE;
            for (Needle needle : needles) {
                if (needle.isIn(text, start, end)) {
                    if (needle.isCertain()) {
                        return Board.TRUE;
                    }
                    found = Board.MAYBE;
                }
            }
            return found;
        }
    }

    /**
     * All in one pass; through long texts in steps, up to the first that settles it.
     *
     * @param longest bytes of the longest literal
     */
    private record Many(LiteralIndex index, int longest) implements Finder {
        private static final int STEP = 512;

        @Override
        public byte find(byte[] text, int start, int end, EventValues values) {
            Signals found = values.found();
            int step = index.hasEdges() ? end - start : STEP;
            byte settled = Board.FALSE;
            for (int from = start; from < end && settled != Board.TRUE; from += step) {
                int told = found.count();
                index.search(text, from, (int) Math.min(end, (long) from + step + longest - 1), found);
                settled = settled(found, told, settled);
            }
            return settled;
        }

        private static byte settled(Signals found, int from, byte before) {
            byte settled = before;
            for (int i = from; i < found.count() && settled != Board.TRUE; i++) {
                settled = (found.at(i) & 1) == 1 ? Board.TRUE : Board.MAYBE;
            }
            return settled;
        }
    }
}
