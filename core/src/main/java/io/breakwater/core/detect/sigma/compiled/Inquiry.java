package io.breakwater.core.detect.sigma.compiled;

import org.jspecify.annotations.Nullable;

/**
 * How one predicate is asked. A final class around the {@link Question}, because most answers are remembered with the
 * value: these are found without a call that only the running program can resolve.
 */
final class Inquiry {
    private static final int NOT_REMEMBERED = -1;

    private final Question question;
    private final int predicate;
    private final int slot;
    private final int shortest;

    private Inquiry(Question question, int predicate, int slot) {
        this.question = question;
        this.predicate = predicate;
        this.slot = slot;
        this.shortest = question.shortest();
    }

    /** The question as it is. */
    static Inquiry of(Question question) {
        return new Inquiry(question, 0, NOT_REMEMBERED);
    }

    /** A question about the values of one slot, whose answer is remembered with the value if the slot has but one. */
    static Inquiry remembered(int predicate, int slot, Question question) {
        return new Inquiry(question, predicate, slot);
    }

    boolean answer(EventValues values) {
        if (shortest > 0 && slot != NOT_REMEMBERED && values.areShorter(slot, shortest)) {
            return false;
        }
        KnownValue known = known(values);
        if (known == null) {
            return question.answer(values);
        }
        byte before = known.answer(predicate);
        if (before != Board.OPEN) {
            return before == Board.TRUE;
        }
        boolean answer = question.answer(values);
        known.settle(predicate, answer);
        return answer;
    }

    private @Nullable KnownValue known(EventValues values) {
        return slot == NOT_REMEMBERED ? null : values.knownOf(slot);
    }
}
