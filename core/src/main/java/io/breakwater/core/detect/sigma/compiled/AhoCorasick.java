package io.breakwater.core.detect.sigma.compiled;

import java.util.Arrays;
import java.util.List;

/** The automaton of Aho and Corasick (1975) over a {@link Trie}: all literals in one pass, whatever they share. */
final class AhoCorasick {
    private final Trie trie;
    private final int[] signals;

    AhoCorasick(List<Literal> literals) {
        trie = Trie.of(literals.stream().map(Literal::bytes).toList());
        signals = Arrays.stream(trie.literals)
                .map(index -> literals.get(index).signal())
                .toArray();
    }

    void search(byte[] text, int start, int end, Signals out) {
        byte[] classes = trie.classes;
        int[] base = trie.base;
        int[] check = trie.check;
        int[] fail = trie.fail;
        int state = Trie.ROOT;
        for (int i = start; i < end; i++) {
            int symbol = text[i] & 0xff;
            int kind = classes[symbol] & 0xff;
            int child = base[state] + kind;
            while (check[child] != state && state != Trie.ROOT) {
                state = fail[state];
                child = base[state] + kind;
            }
            state = state == Trie.ROOT ? trie.fromRoot[symbol] : child;
            if (trie.firstOutput[state] < trie.firstOutput[state + 1] || trie.suffix[state] != Trie.NONE) {
                outputs(state, out);
            }
        }
    }

    private void outputs(int from, Signals out) {
        int state = from;
        while (state != Trie.NONE) {
            for (int o = trie.firstOutput[state]; o < trie.firstOutput[state + 1]; o++) {
                out.signal(signals[o]);
            }
            state = trie.suffix[state];
        }
    }

    /** Bytes that the arrays take. */
    long footprint() {
        return trie.footprint() + 4L * signals.length;
    }
}
