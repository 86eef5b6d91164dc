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
        byte find(byte[] text, int start, int end);
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
    byte find(byte[] text, int start, int end) {
        if (anyValue || start == end) {
            return anyValue || emptyValue ? Board.TRUE : Board.FALSE;
        }
        return made.find(text, start, end);
    }

    private byte make(byte[] text, int start, int end) {
        Finder fresh = literals.size() <= FEW
                ? new Few(literals.stream().map(Needle::new).toArray(Needle[]::new))
                : new Many(
                        new LiteralIndex(literals),
                        literals.stream()
                                .mapToInt(literal -> literal.bytes().length)
                                .max()
                                .orElse(0));
        made = fresh;
        return fresh.find(text, start, end);
    }

    /** One literal after the other. */
    private record Few(Needle[] needles) implements Finder {
        @Override
        public byte find(byte[] text, int start, int end) {
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
        public byte find(byte[] text, int start, int end) {
            Heard heard = new Heard();
            if (index.hasEdges()) {
                index.search(text, start, end, heard);
                return heard.found;
            }
            for (int from = start; from < end && heard.found != Board.TRUE; from += STEP) {
                index.search(text, from, Math.min(end, from + STEP + longest - 1), heard);
            }
            return heard.found;
        }
    }

    private static final class Heard extends Signals {
        private byte found = Board.FALSE;

        @Override
        void signal(int signal) {
            if (found != Board.TRUE) {
                found = (signal & 1) == 1 ? Board.TRUE : Board.MAYBE;
            }
        }
    }
}
