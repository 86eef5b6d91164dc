package io.breakwater.core.detect.sigma.compiled;

import java.util.Arrays;

/**
 * Guesses the next key of a record. Records of one kind have the same keys in the same order, so behind each key mostly
 * the same few others follow: they are compared first, a word at a time, and a key that was guessed is neither searched
 * for its end nor looked up. Several kinds in turn are no harm: each key remembers several followers. For one thread.
 */
final class KeyChain {
    /** Before the first key, and behind one that was not kept. */
    static final int START = 0;

    static final int NONE = -1;
    /** Hostile records could bring ever new keys. */
    private static final int MOST_KEYS = 4096;

    private static final int LONGEST = 128;
    private static final int FOLLOWERS = 8;

    private final long[][] words = new long[MOST_KEYS][];
    private final long[] lastMask = new long[MOST_KEYS];
    private final int[] length = new int[MOST_KEYS];
    private final int[] nameLength = new int[MOST_KEYS];
    private final int[] id = new int[MOST_KEYS];
    private final int[] followers = new int[MOST_KEYS * FOLLOWERS];
    private final int[] table = new int[2 * MOST_KEYS];
    private int count = 1;

    KeyChain() {
        Arrays.fill(followers, NONE);
    }

    /** Which of the followers of a key stands at this place; {@link #NONE} when none does. */
    int guess(int before, byte[] json, int at) {
        int from = before * FOLLOWERS;
        for (int i = from; i < from + FOLLOWERS; i++) {
            int key = followers[i];
            if (key == NONE) {
                return NONE;
            }
            if (stands(key, json, at)) {
                if (i > from) {
                    followers[i] = followers[i - 1];
                    followers[i - 1] = key;
                }
                return key;
            }
        }
        return NONE;
    }

    private boolean stands(int key, byte[] json, int at) {
        long[] text = words[key];
        int last = text.length - 1;
        if (at + Words.BYTES * text.length > json.length) {
            return false;
        }
        for (int i = 0; i < last; i++) {
            if (Words.at(json, at + Words.BYTES * i) != text[i]) {
                return false;
            }
        }
        return (Words.at(json, at + Words.BYTES * last) & lastMask[key]) == text[last];
    }

    /** Bytes from the opening quote to the value. */
    int length(int key) {
        return length[key];
    }

    /** Bytes between the quotes. */
    int nameLength(int key) {
        return nameLength[key];
    }

    /** The number that was given for the name. */
    int id(int key) {
        return id[key];
    }

    /**
     * Learns that a key followed another.
     *
     * @param at the opening quote
     * @param value the place of its value
     * @param bytesOfName between the quotes
     * @param number of the name
     * @return the key, or {@link #START} when it was not kept
     */
    int learn(int before, byte[] json, int at, int value, int bytesOfName, int number) {
        int bytes = value - at;
        if (bytes > LONGEST) {
            return START;
        }
        int place = (FieldNames.hash(json, at, value) * 0x9E3779B1 >>> 8) % table.length;
        while (table[place] != 0 && !(length[table[place]] == bytes && isSame(table[place], json, at))) {
            place = (place + 1) % table.length;
        }
        if (table[place] == 0) {
            if (count == MOST_KEYS) {
                return START;
            }
            table[place] = add(json, at, bytes, bytesOfName, number);
        }
        int key = table[place];
        int from = before * FOLLOWERS;
        int to = from;
        while (to < from + FOLLOWERS - 1 && followers[to] != NONE) {
            to++;
        }
        followers[to] = key;
        return key;
    }

    private boolean isSame(int key, byte[] json, int at) {
        for (int i = 0; i < length[key]; i++) {
            if ((byte) (words[key][i >>> 3] >>> 8 * (i & 7)) != json[at + i]) {
                return false;
            }
        }
        return true;
    }

    private int add(byte[] json, int at, int bytes, int bytesOfName, int number) {
        int key = count++;
        int padded = (bytes + Words.BYTES - 1) / Words.BYTES;
        byte[] copy = Arrays.copyOf(Arrays.copyOfRange(json, at, at + bytes), padded * Words.BYTES);
        long[] text = new long[padded];
        for (int i = 0; i < padded; i++) {
            text[i] = Words.at(copy, Words.BYTES * i);
        }
        int rest = bytes % Words.BYTES;
        words[key] = text;
        lastMask[key] = rest == 0 ? -1 : (1L << 8 * rest) - 1;
        length[key] = bytes;
        nameLength[key] = bytesOfName;
        id[key] = number;
        return key;
    }
}
