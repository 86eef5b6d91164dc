package io.breakwater.core.detect.sigma.compiled;

/** Counts in how many events each predicate of a plan was found or asked, and in how many it held. For one thread. */
final class Tally {
    private final int[] touched;
    private final int[] held;
    private int events;

    Tally(int predicates) {
        touched = new int[predicates];
        held = new int[predicates];
    }

    /**
     * An event is over.
     *
     * @param predicates those that a literal announced, and those that a rule asked
     * @param state of all predicates
     */
    void count(int[] predicates, int count, byte[] state) {
        events++;
        for (int i = 0; i < count; i++) {
            int predicate = predicates[i];
            touched[predicate]++;
            held[predicate] += state[predicate] == Board.TRUE ? 1 : 0;
        }
    }

    int events() {
        return events;
    }

    /** Events in which the predicate was announced, or asked if nothing announces it. */
    int touched(int predicate) {
        return touched[predicate];
    }

    /** Events in which it is known that it held. */
    int held(int predicate) {
        return held[predicate];
    }
}
