package io.breakwater.core.detect.sigma.automaton;

import java.util.BitSet;

/**
 * A set of code points: any of the ASCII ones, and beyond ASCII all but a few or none but a few.
 *
 * @param ascii the members below 128
 * @param beyond whether code points beyond ASCII are members, unless named in {@code exceptions}
 * @param exceptions code points beyond ASCII for which it is the other way round
 */
record Symbols(BitSet ascii, boolean beyond, BitSet exceptions) {
    static final int ASCII = 128;
    private static final int LONG_S = 0x17f;
    private static final int KELVIN = 0x212a;

    static Symbols none() {
        return new Symbols(new BitSet(), false, new BitSet());
    }

    static Symbols range(int first, int last) {
        Symbols symbols = none();
        for (int c = first; c <= last; c++) {
            symbols.add(c);
        }
        return symbols;
    }

    static Symbols of(String members) {
        Symbols symbols = none();
        members.codePoints().forEach(symbols::add);
        return symbols;
    }

    private void add(int codePoint) {
        if (codePoint < ASCII) {
            ascii.set(codePoint);
        } else {
            exceptions.set(codePoint);
        }
    }

    boolean has(int codePoint) {
        return codePoint < ASCII ? ascii.get(codePoint) : beyond != exceptions.get(codePoint);
    }

    Symbols negated() {
        BitSet others = new BitSet();
        others.set(0, ASCII);
        others.andNot(ascii);
        return new Symbols(others, !beyond, exceptions);
    }

    Symbols and(Symbols more) {
        BitSet both = (BitSet) ascii.clone();
        both.or(more.ascii);
        boolean anyBeyond = beyond || more.beyond;
        BitSet named = (BitSet) exceptions.clone();
        named.or(more.exceptions);
        BitSet odd = new BitSet();
        named.stream().filter(c -> (has(c) || more.has(c)) != anyBeyond).forEach(odd::set);
        return new Symbols(both, anyBeyond, odd);
    }

    /** The set with both cases of each ASCII letter, and the two letters beyond ASCII that fold to one. */
    Symbols inBothCases() {
        Symbols both = new Symbols((BitSet) ascii.clone(), beyond, (BitSet) exceptions.clone());
        for (int lower = 'a'; lower <= 'z'; lower++) {
            int upper = lower - 'a' + 'A';
            if (ascii.get(lower) || ascii.get(upper)) {
                both.ascii.set(lower);
                both.ascii.set(upper);
            }
        }
        both.exceptions.set(LONG_S, both.has(LONG_S) || both.ascii.get('s') ? !beyond : beyond);
        both.exceptions.set(KELVIN, both.has(KELVIN) || both.ascii.get('k') ? !beyond : beyond);
        return both;
    }
}
