package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.compiled.Literal.Anchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * All literals of one field. Literals tied to the start or the end of a value are looked for there only, byte by byte
 * until none can follow; the others by one pass of an Aho-Corasick automaton. Most fields of most rules are paths asked
 * for by their ends, so most values are never read in full.
 */
final class LiteralIndex {
    private final Trie anywhere;
    private final Trie fromStart;
    private final Trie fromEnd;
    private final int[] anywhereSignals;
    private final int[] startSignals;
    private final int[] endSignals;
    private final boolean hasAnywhere;
    private final boolean hasStart;
    private final boolean hasEnd;

    private static final int WHOLE = 1 << 30;

    LiteralIndex(List<Literal> literals) {
        List<Literal> any = with(literals, Anchor.ANYWHERE);
        List<Literal> start = Stream.concat(
                        with(literals, Anchor.START).stream(), with(literals, Anchor.WHOLE).stream())
                .toList();
        List<Literal> end = with(literals, Anchor.END);
        anywhere = Trie.of(any.stream().map(Literal::bytes).toList(), true);
        fromStart = Trie.of(start.stream().map(Literal::bytes).toList(), false);
        fromEnd = Trie.of(end.stream().map(literal -> reversed(literal.bytes())).toList(), false);
        anywhereSignals = signals(anywhere, any);
        startSignals = signals(fromStart, start);
        endSignals = signals(fromEnd, end);
        hasAnywhere = !any.isEmpty();
        hasStart = !start.isEmpty();
        hasEnd = !end.isEmpty();
    }

    private static List<Literal> with(List<Literal> literals, Anchor anchor) {
        return literals.stream().filter(literal -> literal.anchor() == anchor).toList();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /** What each output of the trie tells: predicate, certainty in the lowest bit, and the mark of whole values. */
    private static int[] signals(Trie trie, List<Literal> literals) {
        return Arrays.stream(trie.literals)
                .map(index -> {
                    Literal literal = literals.get(index);
                    int signal = literal.predicate() << 1 | (literal.certain() ? 1 : 0);
                    return literal.anchor() == Anchor.WHOLE ? signal | WHOLE : signal;
                })
                .toArray();
    }

    /** Looks into the value between the two places and tells the board what it found. */
    void search(byte[] text, int start, int end, Board board) {
        if (hasStart) {
            forward(text, start, end, board);
        }
        if (hasEnd) {
            backward(text, start, end, board);
        }
        if (hasAnywhere) {
            everywhere(text, start, end, board);
        }
    }

    private void forward(byte[] text, int start, int end, Board board) {
        int state = Trie.ROOT;
        for (int i = start; i < end; i++) {
            state = fromStart.child(state, text[i]);
            if (state == Trie.NONE) {
                return;
            }
            for (int o = fromStart.firstOutput[state]; o < fromStart.firstOutput[state + 1]; o++) {
                int signal = startSignals[o];
                if ((signal & WHOLE) == 0 || i + 1 == end) {
                    board.signal(signal & ~WHOLE);
                }
            }
        }
    }

    private void backward(byte[] text, int start, int end, Board board) {
        int state = Trie.ROOT;
        for (int i = end - 1; i >= start; i--) {
            state = fromEnd.child(state, text[i]);
            if (state == Trie.NONE) {
                return;
            }
            for (int o = fromEnd.firstOutput[state]; o < fromEnd.firstOutput[state + 1]; o++) {
                board.signal(endSignals[o]);
            }
        }
    }

    private void everywhere(byte[] text, int start, int end, Board board) {
        byte[] classes = anywhere.classes;
        int[] base = anywhere.base;
        int[] check = anywhere.check;
        int[] fail = anywhere.fail;
        int[] first = anywhere.firstOutput;
        int[] suffix = anywhere.suffix;
        int state = Trie.ROOT;
        for (int i = start; i < end; i++) {
            int symbol = text[i] & 0xff;
            if (state == Trie.ROOT) {
                state = anywhere.fromRoot[symbol];
                if (state != Trie.ROOT && (first[state] < first[state + 1])) {
                    outputs(state, board);
                }
                continue;
            }
            int kind = classes[symbol] & 0xff;
            int child = base[state] + kind;
            while (check[child] != state && state != Trie.ROOT) {
                state = fail[state];
                child = base[state] + kind;
            }
            state = state == Trie.ROOT ? anywhere.fromRoot[symbol] : child;
            if (first[state] < first[state + 1] || suffix[state] != Trie.NONE) {
                outputs(state, board);
            }
        }
    }

    private void outputs(int from, Board board) {
        int state = from;
        while (state != Trie.NONE) {
            for (int o = anywhere.firstOutput[state]; o < anywhere.firstOutput[state + 1]; o++) {
                board.signal(anywhereSignals[o]);
            }
            state = anywhere.suffix[state];
        }
    }

    long footprint() {
        return anywhere.footprint() + fromStart.footprint() + fromEnd.footprint();
    }

    /** The literals of an index that is being built, by field. */
    static final class Collector {
        private final List<List<Literal>> bySlot = new ArrayList<>();

        void add(int slot, Literal literal) {
            while (bySlot.size() <= slot) {
                bySlot.add(new ArrayList<>());
            }
            bySlot.get(slot).add(literal);
        }

        List<Literal> of(int slot) {
            return slot < bySlot.size() ? bySlot.get(slot) : List.of();
        }
    }
}
