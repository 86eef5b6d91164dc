package io.breakwater.core.detect.sigma.automaton;

import io.breakwater.core.detect.sigma.text.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Symbols that stand side by side in every match of an expression, each of a set; where no place of a text has them, the
 * expression is not found. Only sets within ASCII take part, so that a symbol is a byte.
 *
 * <p>A long window is looked for from its last symbol back, and a symbol that does not fit moves it on by as much as it can
 * (Boyer and Moore 1977, with sets for letters as in Navarro and Raffinot, "Flexible Pattern Matching in Strings", 2002).
 * A short one in which a place takes a single symbol is looked for by that symbol, or by two such side by side, eight
 * places of the text at a time.
 */
final class Window {
    private static final int LONGEST = 64;
    private static final int LONG = 8;
    private static final int BYTES = 256;
    private static final int NO_PLACE = -1;

    private final int length;
    /** For each byte a bit for each place at which it may stand. */
    private final long[] places = new long[BYTES];
    /** A place that takes one symbol only, before one that does so too if there are such. */
    private final int marked;

    private final long mark;
    private final long second;
    /** Nothing when the place behind the marked one takes several symbols. */
    private final long secondCounts;

    private Window(List<Symbols> symbols) {
        length = symbols.size();
        int single = NO_PLACE;
        boolean isPair = false;
        for (int place = 0; place < length; place++) {
            BitSet members = symbols.get(place).ascii();
            long bit = 1L << place;
            members.stream().forEach(symbol -> places[symbol] |= bit);
            if (members.cardinality() == 1) {
                boolean behindAnother = place > 0 && isSingle(symbols.get(place - 1));
                single = behindAnother ? place - 1 : isPair ? single : place;
                isPair |= behindAnother;
            }
        }
        marked = single;
        mark = single == NO_PLACE ? 0 : Words.all(member(symbols.get(single)));
        second = isPair ? Words.all(member(symbols.get(single + 1))) : 0;
        secondCounts = isPair ? -1 : 0;
    }

    private static boolean isSingle(Symbols symbols) {
        return symbols.ascii().cardinality() == 1;
    }

    private static int member(Symbols symbols) {
        return symbols.ascii().nextSetBit(0);
    }

    /** The longest window of an expression; empty when none is worth the while. */
    static Optional<Window> of(Syntax syntax) {
        Runs runs = new Runs();
        runs.read(syntax);
        runs.end();
        return runs.longest.size() < 2
                ? Optional.empty()
                : Optional.of(new Window(runs.longest)).filter(Window::isQuick);
    }

    private boolean isQuick() {
        return length >= LONG || marked != NO_PLACE;
    }

    /**
     * False when the symbols stand nowhere between the two places. Gives up and says that they may where the text is such
     * that looking for them costs more than a look at each byte.
     */
    boolean mayBeIn(byte[] text, int start, int end) {
        return length >= LONG ? mayBeInByLeaps(text, start, end) : mayBeAroundMark(text, start, end);
    }

    private boolean mayBeAroundMark(byte[] text, int start, int end) {
        int last = end - length + marked;
        int i = start + marked;
        for (int lastWord = Math.min(last, text.length - Words.BYTES - 1); i <= lastWord; i += Words.BYTES) {
            long difference = Words.at(text, i) ^ mark | (Words.at(text, i + 1) ^ second) & secondCounts;
            for (long marks = Words.zeroes(difference); marks != 0; marks &= marks - 1) {
                int at = i + Words.first(marks);
                if (at <= last && miss(text, at - marked) == NO_PLACE) {
                    return true;
                }
            }
        }
        for (; i <= last; i++) {
            if (miss(text, i - marked) == NO_PLACE) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBeInByLeaps(byte[] text, int start, int end) {
        int at = start;
        int looks = end - start;
        while (at + length <= end) {
            int missed = miss(text, at);
            looks -= length - missed;
            if (missed == NO_PLACE || looks < 0) {
                return true;
            }
            long before = places[text[at + missed] & 0xff] & (1L << missed) - 1;
            at += missed - (Long.SIZE - 1 - Long.numberOfLeadingZeros(before));
        }
        return false;
    }

    /** The last place of a window that begins here whose symbol does not fit; {@link #NO_PLACE} when all fit. */
    private int miss(byte[] text, int at) {
        int place = length - 1;
        while (place >= 0 && (places[text[at + place] & 0xff] >>> place & 1) != 0) {
            place--;
        }
        return place;
    }

    /** Collects the runs of symbols that nothing of unknown length comes between. */
    private static final class Runs {
        private List<Symbols> run = new ArrayList<>();
        private List<Symbols> longest = List.of();

        private void read(Syntax syntax) {
            switch (syntax) {
                case Syntax.One one -> add(one.of());
                case Syntax.Sequence sequence -> sequence.parts().forEach(this::read);
                case Syntax.Choice choice -> end();
                case Syntax.Repeat repeat -> repeat(repeat);
                case Syntax.Place place -> {}
            }
        }

        private void add(Symbols symbols) {
            if (symbols.beyond() || !symbols.exceptions().isEmpty()) {
                end();
                return;
            }
            if (run.size() == LONGEST) {
                end();
            }
            run.add(symbols);
        }

        /** What is repeated as often as it must be ends one run, and begins the next if it may come more often. */
        private void repeat(Syntax.Repeat repeat) {
            boolean one = repeat.part() instanceof Syntax.One;
            int copies = Math.min(repeat.least(), LONGEST);
            if (!one || copies == 0) {
                end();
                return;
            }
            for (int i = 0; i < copies; i++) {
                read(repeat.part());
            }
            if (repeat.most() != repeat.least()) {
                end();
                for (int i = 0; i < copies; i++) {
                    read(repeat.part());
                }
            }
        }

        private void end() {
            if (run.size() > longest.size()) {
                longest = run;
            }
            run = new ArrayList<>();
        }
    }
}
