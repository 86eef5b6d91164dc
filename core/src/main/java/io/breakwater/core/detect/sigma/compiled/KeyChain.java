package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.text.Words;
import java.util.Arrays;

/**
 * Guesses the next key of a record. Records of one kind have the same keys in the same order, so behind the last few keys
 * mostly the same one follows, and behind the last one the same few: they are compared first, the comma before and the
 * colon behind with them, and a key that was guessed is neither searched for its end nor looked up. For one thread.
 */
final class KeyChain {
    /** Before the first key, and for one that was not kept. */
    static final int START = 0;

    static final int NONE = -1;
    /** Hostile records could bring ever new keys. */
    private static final int MOST_KEYS = 4096;

    private static final int TABLE_BITS = 13;

    private static final int LONGEST = 128;
    private static final int FOLLOWERS = 8;
    private static final int CONTEXT_BITS = 13;
    /** Bits by which a key's trace moves on with each one behind it, until it is out of the context. */
    private static final int TRACE_BITS = 3;
    /** Bytes that are compared at once, as three words. */
    private static final int HEAD = 3 * Words.BYTES;
    /** The words of a head, each with the mask of the bytes that count. */
    private static final int HEAD_WORDS = 6;

    private final long[] heads = new long[MOST_KEYS * HEAD_WORDS];
    private final byte[][] texts = new byte[MOST_KEYS][];
    private final int[] length = new int[MOST_KEYS];
    private final int[] nameLength = new int[MOST_KEYS];
    private final int[] id = new int[MOST_KEYS];
    private final int[] followers = new int[MOST_KEYS * FOLLOWERS];
    private final int[] table = new int[1 << TABLE_BITS];
    private int count = 1;
    /** The key that followed last time, by the last few keys. */
    private final int[] guesses = new int[1 << CONTEXT_BITS];

    private int lastKey;
    private int context;

    KeyChain() {
        Arrays.fill(followers, NONE);
    }

    /** A record begins. */
    void begin() {
        lastKey = START;
        context = 0;
    }

    /** A key was passed. */
    void pass(int key) {
        lastKey = key;
        context = (context << TRACE_BITS ^ key) & guesses.length - 1;
    }

    /** Which key stands at this place, behind those that were passed; {@link #NONE} when none of the followers does. */
    int guess(byte[] json, int at) {
        if (at + HEAD > json.length) {
            return NONE;
        }
        long first = Words.at(json, at);
        long second = Words.at(json, at + Words.BYTES);
        long third = Words.at(json, at + 2 * Words.BYTES);
        int likely = guesses[context];
        if (likely != START && stands(likely, first, second, third) && isTail(likely, json, at)) {
            return likely;
        }
        int from = lastKey * FOLLOWERS;
        for (int i = from; i < from + FOLLOWERS; i++) {
            int key = followers[i];
            if (key == NONE) {
                return NONE;
            }
            if (stands(key, first, second, third) && isTail(key, json, at)) {
                if (i > from) {
                    followers[i] = followers[i - 1];
                    followers[i - 1] = key;
                }
                guesses[context] = key;
                return key;
            }
        }
        return NONE;
    }

    private boolean stands(int key, long first, long second, long third) {
        int head = key * HEAD_WORDS;
        long difference = (first ^ heads[head]) & heads[head + 1]
                | (second ^ heads[head + 2]) & heads[head + 3]
                | (third ^ heads[head + 4]) & heads[head + 5];
        return difference == 0;
    }

    /** Bytes from behind the member before to the value. */
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
     * Which key it is that was not guessed, if it stood elsewhere before; it will be guessed behind those that were passed.
     *
     * @param at the place behind the member before
     * @param value the place of its value
     * @return the key, or {@link #NONE}
     */
    int recognise(byte[] json, int at, int value) {
        if (value - at > LONGEST) {
            return NONE;
        }
        int key = table[place(json, at, value)];
        if (key == START) {
            return NONE;
        }
        follow(key);
        return key;
    }

    /**
     * Learns a key that was not recognised, and that it followed those that were passed.
     *
     * @param at the place behind the member before
     * @param value the place of its value
     * @param bytesOfName between the quotes
     * @param number of the name
     * @return the key, or {@link #START} when it was not kept
     */
    int learn(byte[] json, int at, int value, int bytesOfName, int number) {
        if (value - at > LONGEST || count == MOST_KEYS) {
            return START;
        }
        int key = add(Arrays.copyOfRange(json, at, value), bytesOfName, number);
        table[place(json, at, value)] = key;
        follow(key);
        return key;
    }

    /** The place in the table of the key between the two places, or the one that it will have. */
    private int place(byte[] json, int at, int value) {
        int bytes = value - at;
        int place = (int) (ValueMemory.hash(json, at, value) >>> Long.SIZE - TABLE_BITS);
        while (table[place] != START && !(length[table[place]] == bytes && isSame(table[place], json, at))) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }

    private void follow(int key) {
        int from = lastKey * FOLLOWERS;
        int to = from;
        while (to < from + FOLLOWERS - 1 && followers[to] != NONE && followers[to] != key) {
            to++;
        }
        followers[to] = key;
        guesses[context] = key;
    }

    private boolean isTail(int key, byte[] json, int at) {
        return length[key] <= HEAD || isSame(key, json, at);
    }

    private boolean isSame(int key, byte[] json, int at) {
        int to = at + length[key];
        return to <= json.length && Arrays.equals(texts[key], 0, length[key], json, at, to);
    }

    private int add(byte[] text, int bytesOfName, int number) {
        int key = count++;
        byte[] padded = Arrays.copyOf(text, Math.max(text.length, HEAD));
        for (int word = 0; word < HEAD_WORDS / 2; word++) {
            int from = Words.BYTES * word;
            heads[key * HEAD_WORDS + 2 * word] = Words.at(padded, from);
            heads[key * HEAD_WORDS + 2 * word + 1] = Words.mask(Math.max(0, text.length - from));
        }
        texts[key] = text;
        length[key] = text.length;
        nameLength[key] = bytesOfName;
        id[key] = number;
        return key;
    }
}
