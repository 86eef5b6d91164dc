package io.breakwater.core.detect.sigma.compiled;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Literals of one, two or three bytes, looked for anywhere in a text. Bytes are sorted into kinds, a kind for each that
 * begins or goes on in a literal; which kinds may follow each other stands in a table of a few hundred bytes, and what it
 * lets through is compared. Of three bytes the pair that is met less is looked for. The place of a pair of bytes among the
 * entries is the number of bits set before its own.
 */
final class ShortIndex {
    private static final int PAIRS = 1 << 16;
    private static final int SYMBOLS = 256;
    private static final int KINDS = 64;
    private static final int NOTHING = -1;

    /** For each byte its kind; 0 for those that stand in no literal. */
    private final byte[] kinds = new byte[SYMBOLS];
    /** For each kind a bit for each that may follow it. */
    private final long[] followers = new long[KINDS];

    private final int[] filter = new int[PAIRS >>> 5];
    private final int[] before = new int[PAIRS >>> 5];
    private final Entry[][] entries;
    private final Entry[][] last = new Entry[SYMBOLS][];

    /**
     * @param first the byte before the pair, or {@link #NOTHING}
     * @param third the byte behind the pair, or {@link #NOTHING}
     */
    private record Entry(int first, int third, int signal) {}

    /** @param literals of at most three bytes */
    ShortIndex(List<Literal> literals) {
        Map<Integer, List<Entry>> pairs = new TreeMap<>();
        List<List<Entry>> single = new ArrayList<>();
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            single.add(new ArrayList<>());
        }
        for (Literal literal : literals) {
            byte[] bytes = literal.bytes();
            if (bytes.length > 1) {
                addPair(pairs, bytes, literal.signal());
                continue;
            }
            Entry entry = new Entry(NOTHING, NOTHING, literal.signal());
            int lead = bytes[0] & 0xff;
            single.get(lead).add(entry);
            for (int next = 0; next < SYMBOLS; next++) {
                add(pairs, lead | next << 8, entry);
            }
        }
        giveKinds(literals);
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
    private void giveKinds(List<Literal> literals) {
        int count = 0;
        for (Literal literal : literals) {
            for (byte symbol : literal.bytes()) {
                if (kinds[symbol & 0xff] == 0) {
                    kinds[symbol & 0xff] = (byte) (1 + count++ % (KINDS - 1));
                }
            }
        }
    }

    private static void addPair(Map<Integer, List<Entry>> pairs, byte[] literal, int signal) {
        boolean isThree = literal.length == 3;
        boolean isLater = isThree && CommonText.commonness(literal, 1, 2) < CommonText.commonness(literal, 0, 2);
        int at = isLater ? 1 : 0;
        Entry entry = new Entry(
                isLater ? literal[0] & 0xff : NOTHING, isThree && !isLater ? literal[2] & 0xff : NOTHING, signal);
        add(pairs, literal[at] & 0xff | (literal[at + 1] & 0xff) << 8, entry);
    }

    private static void add(Map<Integer, List<Entry>> pairs, int pair, Entry entry) {
        pairs.computeIfAbsent(pair, key -> new ArrayList<>()).add(entry);
    }

    private static Entry[] array(List<Entry> list) {
        return list.toArray(new Entry[0]);
    }

    /** The text must have a byte at least. Ends when as many signals were told as there may be. */
    void search(byte[] text, int start, int end, Signals out, int all) {
        byte[] kindOf = kinds;
        long[] may = followers;
        long next = may[kindOf[text[start] & 0xff]];
        for (int i = start + 1; i < end; i++) {
            int kind = kindOf[text[i] & 0xff];
            if ((next >>> kind & 1) != 0) {
                compare(text, i - 1, start, end, out);
                if (out.count() == all) {
                    return;
                }
            }
            next = may[kind];
        }
        for (Entry entry : last[text[end - 1] & 0xff]) {
            out.signal(entry.signal());
        }
    }

    private void compare(byte[] text, int at, int start, int end, Signals out) {
        int pair = text[at] & 0xff | (text[at + 1] & 0xff) << 8;
        int word = pair >>> 5;
        if ((filter[word] >>> pair & 1) == 0) {
            return;
        }
        int place = before[word] + Integer.bitCount(filter[word] & (1 << pair) - 1);
        for (Entry entry : entries[place]) {
            boolean firstFits = entry.first() == NOTHING || at > start && (text[at - 1] & 0xff) == entry.first();
            boolean thirdFits = entry.third() == NOTHING || at + 2 < end && (text[at + 2] & 0xff) == entry.third();
            if (firstFits && thirdFits) {
                out.signal(entry.signal());
            }
        }
    }

    /** Bytes that the tables take. */
    long footprint() {
        return SYMBOLS + 8L * KINDS + 4L * (filter.length + before.length) + 40L * entries.length;
    }
}
