package io.breakwater.core.detect.sigma.compiled;

import java.util.Arrays;

/**
 * What a value of a field led to: what was found in it, and what questions that rules asked about it were answered. Which
 * value it is, those say who extend it.
 */
abstract class KnownValue {
    private static final int NOTHING = 0;
    /** Of most values there is nothing to keep. */
    private static final int[] NO_SIGNALS = {};

    private static final int[] NO_ANSWERS = {NOTHING};
    private static final int FEWEST_ANSWERS = 4;

    private boolean isSearched;
    private boolean wasMetAgain;
    private int[] signals = NO_SIGNALS;
    private int signalCount;
    /** A hash table of {@code predicate + 1 << 1 | answer}. */
    private int[] answers = NO_ANSWERS;

    private int answerCount;
    /** Of the folded value; {@link #NOTHING} until somebody wanted it. */
    private long foldedHash;
    /** How many values it was. */
    private int life;

    /** It becomes another value, of which nothing is known. */
    final void forget() {
        life++;
        isSearched = false;
        wasMetAgain = false;
        signalCount = 0;
        foldedHash = NOTHING;
        if (answerCount > 0) {
            Arrays.fill(answers, NOTHING);
            answerCount = 0;
        }
    }

    /** A number that changes when it becomes another value; for those who keep it while others may want its place. */
    final int life() {
        return life;
    }

    /** It was met again. */
    final void meet() {
        wasMetAgain = true;
    }

    /** Whether it stays although another value wants its place; the next time it does not, unless it is met again. */
    final boolean isSpared() {
        boolean spared = wasMetAgain;
        wasMetAgain = false;
        return spared;
    }

    /** Whether what was found in it is known. */
    final boolean isSearched() {
        return isSearched;
    }

    /** This is all that is found in it. */
    final void searched(Signals found) {
        isSearched = true;
        signalCount = found.count();
        if (signalCount > signals.length) {
            signals = new int[signalCount];
        }
        System.arraycopy(found.list(), 0, signals, 0, signalCount);
    }

    /** Tells what was found in the value. */
    final void repeat(Board board) {
        for (int i = 0; i < signalCount; i++) {
            board.signal(signals[i]);
        }
    }

    /** {@link Board#TRUE} or {@link Board#FALSE} as the predicate was answered for it; {@link Board#OPEN} if it was not. */
    final byte answer(int predicate) {
        int place = place(predicate, answers.length);
        for (int entry = answers[place]; entry != NOTHING; entry = answers[place]) {
            if (entry >>> 1 == predicate + 1) {
                return (entry & 1) == 1 ? Board.TRUE : Board.FALSE;
            }
            place = place + 1 & answers.length - 1;
        }
        return Board.OPEN;
    }

    /** A hash of the folded value; 0 when it was not told yet. */
    final long foldedHash() {
        return foldedHash;
    }

    final void tellFoldedHash(long hash) {
        foldedHash = hash;
    }

    private static int place(int predicate, int size) {
        return predicate & size - 1;
    }

    /** Remembers the answer to a predicate that is open. */
    final void settle(int predicate, boolean answer) {
        if (2 * ++answerCount > answers.length) {
            int[] before = answers;
            answers = new int[Math.max(FEWEST_ANSWERS, 2 * before.length)];
            for (int entry : before) {
                if (entry != NOTHING) {
                    put(entry);
                }
            }
        }
        put(predicate + 1 << 1 | (answer ? 1 : 0));
    }

    private void put(int entry) {
        int place = place((entry >>> 1) - 1, answers.length);
        while (answers[place] != NOTHING) {
            place = place + 1 & answers.length - 1;
        }
        answers[place] = entry;
    }
}
