package io.breakwater.core.detect.sigma.compiled;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Literals of one, two or three bytes, looked for anywhere in a text. Bytes are sorted into kinds, a kind for each that
 * begins or goes on in a literal; which kinds may follow each other stands in a table of a few hundred bytes, and what it
 * lets through is compared. The place of a pair of bytes among the entries is the number of bits set before its own.
 */
final class ShortIndex {
    private static final int PAIRS = 1 << 16;
    private static final int SYMBOLS = 256;
    private static final int KINDS = 64;
    private static final int NO_THIRD = -1;

    /** For each byte its kind; 0 for those that stand in no literal. */
    private final byte[] kinds = new byte[SYMBOLS];
    /** For each kind a bit for each that may follow it. */
    private final long[] followers = new long[KINDS];

    private final int[] filter = new int[PAIRS >>> 5];
    private final int[] before = new int[PAIRS >>> 5];
    private final Entry[][] entries;
    private final Entry[][] last = new Entry[SYMBOLS][];

    /** @param third the byte behind the pair, or {@link #NO_THIRD} */
    private record Entry(int third, int signal) {}

    /** @param literals of at most three bytes */
    ShortIndex(List<Literal> literals) {
        Map<Integer, List<Entry>> pairs = new TreeMap<>();
        List<List<Entry>> single = new ArrayList<>();
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            single.add(new ArrayList<>());
        }
        for (Literal literal : literals) {
            byte[] bytes = literal.bytes();
            int lead = bytes[0] & 0xff;
            Entry entry = new Entry(bytes.length == 3 ? bytes[2] & 0xff : NO_THIRD, literal.signal());
            if (bytes.length > 1) {
                add(pairs, lead | (bytes[1] & 0xff) << 8, entry);
                continue;
            }
            single.get(lead).add(entry);
            for (int next = 0; next < SYMBOLS; next++) {
                add(pairs, lead | next << 8, entry);
            }
        }
        sort(literals);
        pairs.keySet().forEach(pair -> {
            filter[pair >>> 5] |= 1 << pair;
            followers[kinds[pair & SYMBOLS - 1]] |= 1L << kinds[pair >>> 8];
        });
        for (int word = 1; word < filter.length; word++) {
            before[word] = before[word - 1] + Integer.bitCount(filter[word - 1]);
        }
        entries = pairs.values().stream().map(ShortIndex::array).toArray(Entry[][]::new);
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            last[symbol] = array(single.get(symbol));
        }
    }

    /** Gives each byte that stands in a literal a kind; where there are too many, some share one. */
    private void sort(List<Literal> literals) {
        int count = 0;
        for (Literal literal : literals) {
            for (byte symbol : literal.bytes()) {
                if (kinds[symbol & 0xff] == 0) {
                    kinds[symbol & 0xff] = (byte) (1 + count++ % (KINDS - 1));
                }
            }
        }
    }

    private static void add(Map<Integer, List<Entry>> pairs, int pair, Entry entry) {
        pairs.computeIfAbsent(pair, key -> new ArrayList<>()).add(entry);
    }

    private static Entry[] array(List<Entry> list) {
        return list.toArray(new Entry[0]);
    }

    /** The text must have a byte at least. */
    void search(byte[] text, int start, int end, Signals out) {
        byte[] kindOf = kinds;
        long[] may = followers;
        long next = may[kindOf[text[start] & 0xff]];
        for (int i = start + 1; i < end; i++) {
            int kind = kindOf[text[i] & 0xff];
            if ((next >>> kind & 1) != 0) {
                compare(text, i - 1, end, out);
            }
            next = may[kind];
        }
        for (Entry entry : last[text[end - 1] & 0xff]) {
            out.signal(entry.signal());
        }
    }

    private void compare(byte[] text, int at, int end, Signals out) {
        int pair = text[at] & 0xff | (text[at + 1] & 0xff) << 8;
        int word = pair >>> 5;
        if ((filter[word] >>> pair & 1) == 0) {
            return;
        }
        int place = before[word] + Integer.bitCount(filter[word] & (1 << pair) - 1);
        for (Entry entry : entries[place]) {
            if (entry.third() == NO_THIRD || at + 2 < end && (text[at + 2] & 0xff) == entry.third()) {
                out.signal(entry.signal());
            }
        }
    }

    /** Bytes that the tables take. */
    long footprint() {
        return SYMBOLS + 8L * KINDS + 4L * (filter.length + before.length) + 40L * entries.length;
    }
}
