package io.breakwater.core.detect.sigma.compiled;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of byte strings as a double array (Aoe, 1989): the child of state {@code s} by byte class {@code c} stands at
 * {@code base[s] + c} if {@code check} there says {@code s}. Some six bytes a state would do; nine are used. With
 * failure links it is an Aho-Corasick automaton (1975): the state reached after each byte stands for the longest suffix
 * of the text that begins a literal; {@code suffix} chains those states on the way up that end one.
 *
 * <p>The alphabet is the classes of bytes that occur in the literals; all others share class 0, which has no child. So a
 * few literals with rare characters cost a few states and not a wider table.
 */
final class Trie {
    static final int ROOT = 0;
    static final int NONE = -1;

    final byte[] classes;
    final int[] base;
    final int[] check;
    final int[] fail;
    /** First of the literals that end here, in {@link #literals}; equal to the next state's when there is none. */
    final int[] firstOutput;
    /** The next state up the failure links that ends a literal, or {@link #NONE}. */
    final int[] suffix;

    final int[] literals;
    /** Where a byte leads from the root. */
    final int[] fromRoot = new int[256];

    private Trie(Builder built) {
        classes = built.classes;
        base = built.base;
        check = built.check;
        fail = built.fail;
        suffix = built.suffix;
        int[] first = new int[built.size + 1];
        List<Integer> outputs = new ArrayList<>();
        for (int state = 0; state < built.size; state++) {
            first[state] = outputs.size();
            if (built.outputs[state] != null) {
                outputs.addAll(built.outputs[state]);
            }
        }
        first[built.size] = outputs.size();
        firstOutput = first;
        literals = outputs.stream().mapToInt(Integer::intValue).toArray();
        for (int b = 0; b < 256; b++) {
            int child = base[ROOT] + (classes[b] & 0xff);
            fromRoot[b] = classes[b] != 0 && check[child] == ROOT ? child : ROOT;
        }
    }

    /** @param strings the literals; their places in the list are what {@link #literals} holds */
    static Trie of(List<byte[]> strings) {
        Builder builder = new Builder(strings);
        builder.place();
        builder.link();
        return new Trie(builder);
    }

    /** Bytes that the arrays take. */
    long footprint() {
        return 4L * (base.length + check.length + fail.length + firstOutput.length + suffix.length + literals.length);
    }

    /** Lays the tree out. */
    private static final class Builder {
        private static final int LONG_SEARCH = 32;

        private final List<byte[]> strings;
        private final byte[] classes = new byte[256];
        private final int kinds;
        private int[] base = new int[1024];
        private int[] check = new int[1024];
        private int[] fail = new int[0];
        private int[] suffix = new int[0];

        @SuppressWarnings({"unchecked", "rawtypes"})
        private List<Integer>[] outputs = new List[1024];

        private final List<int[]> breadthFirst = new ArrayList<>();
        private int size = 1;
        private int firstFree = 2;

        Builder(List<byte[]> strings) {
            this.strings = strings;
            int next = 0;
            for (byte[] string : strings) {
                for (byte symbol : string) {
                    if (classes[symbol & 0xff] == 0) {
                        next++;
                        classes[symbol & 0xff] = (byte) next;
                    }
                }
            }
            kinds = next + 1;
            Arrays.fill(check, NONE);
            check[ROOT] = ROOT;
        }

        /** Strings between {@code from} and {@code to} (sorted) share their first {@code depth} bytes, at {@code state}. */
        private record Range(int state, int from, int to, int depth) {}

        void place() {
            Integer[] order = new Integer[strings.size()];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Arrays.compareUnsigned(strings.get(a), strings.get(b)));
            ArrayDeque<Range> waiting = new ArrayDeque<>();
            waiting.add(new Range(ROOT, 0, order.length, 0));
            while (!waiting.isEmpty()) {
                expand(waiting.poll(), order, waiting);
            }
            size = used();
            int length = size + kinds + 1;
            ensure(length);
            base = Arrays.copyOf(base, length);
            check = Arrays.copyOf(check, length);
        }

        private int used() {
            int last = check.length - 1;
            while (check[last] == NONE) {
                last--;
            }
            return last + 1;
        }

        private void expand(Range range, Integer[] order, ArrayDeque<Range> waiting) {
            int from = range.from();
            while (from < range.to() && strings.get(order[from]).length == range.depth()) {
                if (outputs[range.state()] == null) {
                    outputs[range.state()] = new ArrayList<>(1);
                }
                outputs[range.state()].add(order[from++]);
            }
            List<Range> children = new ArrayList<>();
            while (from < range.to()) {
                int to = from + 1;
                int kind = kind(order[from], range.depth());
                while (to < range.to() && kind(order[to], range.depth()) == kind) {
                    to++;
                }
                children.add(new Range(kind, from, to, range.depth() + 1));
                from = to;
            }
            placeChildren(range.state(), children, waiting);
        }

        private int kind(int string, int depth) {
            return classes[strings.get(string)[depth] & 0xff] & 0xff;
        }

        private void placeChildren(int state, List<Range> children, ArrayDeque<Range> waiting) {
            if (children.isEmpty()) {
                return;
            }
            int at = room(children);
            base[state] = at;
            for (Range child : children) {
                int place = at + child.state();
                check[place] = state;
                breadthFirst.add(new int[] {place, state, child.state()});
                waiting.add(new Range(place, child.from(), child.to(), child.depth()));
            }
            while (firstFree < check.length && check[firstFree] != NONE) {
                firstFree++;
            }
        }

        /**
         * A base at which all children find a free place, the first one behind the mark. When that took long, the mark
         * moves on: the few holes left behind cost less than looking at them again for every state.
         */
        private int room(List<Range> children) {
            int first = children.get(0).state();
            int from = Math.max(1, firstFree - first);
            for (int at = from; ; at++) {
                ensure(at + kinds + 1);
                if (fits(at, children)) {
                    firstFree = at - from > LONG_SEARCH ? at + first : firstFree;
                    return at;
                }
            }
        }

        private boolean fits(int at, List<Range> children) {
            for (Range child : children) {
                if (check[at + child.state()] != NONE) {
                    return false;
                }
            }
            return true;
        }

        private void ensure(int length) {
            if (length > check.length) {
                int old = check.length;
                int grown = Math.max(length, old + old / 2);
                base = Arrays.copyOf(base, grown);
                check = Arrays.copyOf(check, grown);
                Arrays.fill(check, old, grown, NONE);
                outputs = Arrays.copyOf(outputs, grown);
            }
        }

        void link() {
            fail = new int[size];
            suffix = new int[size];
            Arrays.fill(suffix, NONE);
            for (int[] edge : breadthFirst) {
                int state = edge[0];
                fail[state] = edge[1] == ROOT ? ROOT : step(fail[edge[1]], edge[2]);
                suffix[state] = outputs[fail[state]] != null ? fail[state] : suffix[fail[state]];
            }
        }

        private int step(int from, int kind) {
            int state = from;
            while (true) {
                int child = base[state] + kind;
                if (check[child] == state && child != ROOT) {
                    return child;
                }
                if (state == ROOT) {
                    return ROOT;
                }
                state = fail[state];
            }
        }
    }
}
