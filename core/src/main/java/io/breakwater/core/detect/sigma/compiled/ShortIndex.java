package io.breakwater.core.detect.sigma.compiled;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Literals of one, two or three bytes, looked for anywhere in a text: pairs of bytes are asked of a bit set, and what it
 * lets through is compared. A pair's place in the table is the number of bits set before its own.
 */
final class ShortIndex {
    private static final int PAIRS = 1 << 16;
    private static final int SYMBOLS = 256;
    private static final int NO_THIRD = -1;

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
        pairs.keySet().forEach(pair -> filter[pair >>> 5] |= 1 << pair);
        for (int word = 1; word < filter.length; word++) {
            before[word] = before[word - 1] + Integer.bitCount(filter[word - 1]);
        }
        entries = pairs.values().stream().map(ShortIndex::array).toArray(Entry[][]::new);
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            last[symbol] = array(single.get(symbol));
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
        int[] bits = filter;
        for (int i = start; i < end - 1; i++) {
            int pair = Words.four(text, i) & PAIRS - 1;
            if ((bits[pair >>> 5] >>> pair & 1) != 0) {
                compare(text, i, end, pair, out);
            }
        }
        for (Entry entry : last[text[end - 1] & 0xff]) {
            out.signal(entry.signal());
        }
    }

    private void compare(byte[] text, int at, int end, int pair, Signals out) {
        int word = pair >>> 5;
        int place = before[word] + Integer.bitCount(filter[word] & (1 << pair) - 1);
        for (Entry entry : entries[place]) {
            if (entry.third() == NO_THIRD || at + 2 < end && (text[at + 2] & 0xff) == entry.third()) {
                out.signal(entry.signal());
            }
        }
    }

    /** Bytes that the tables take. */
    long footprint() {
        return 4L * (filter.length + before.length) + 40L * entries.length;
    }
}
