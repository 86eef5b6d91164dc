package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.rule.ValueTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How often the predicates of a {@link Partition} came true or were asked in the events so far. A guess at what is rare
 * ({@link CommonText}) is right for most literals and wrong for what a house does all day; what was met puts it right.
 * Only the way to an answer depends on it, never the answer. Immutable.
 */
final class Experience {
    /** Nothing was met yet. */
    static final Experience NONE = new Experience(Map.of(), Map.of());

    /** Events that a guess counts as. */
    private static final double WEIGHT_OF_GUESS = 64;

    private final Map<Key, Met> met;
    private final Map<String, Grams> grams;

    /**
     * A predicate, the same in every plan of a partition.
     *
     * @param field of the event; empty for every value
     */
    record Key(String field, Set<ValueTest> tests) {}

    /**
     * @param watched events in which its literals were looked for
     * @param found of these the ones in which they were found
     * @param open events in which it was asked or not, as rules came to it
     * @param held of these the ones in which it was, and the answer was yes
     * @param volume bytes of the field's values in these events
     * @param asked of these the ones of values that it was asked of
     */
    private record Met(long watched, long found, long open, long held, long volume, long asked) {
        private static final Met NEVER = new Met(0, 0, 0, 0, 0, 0);
    }

    private Experience(Map<Key, Met> met, Map<String, Grams> grams) {
        this.met = met;
        this.grams = grams;
    }

    /**
     * More of it.
     *
     * @param keys of the predicates that were counted
     * @param initial the state of each before anything is known of an event
     * @param slots the fields' numbers in the tally
     */
    Experience with(List<Key> keys, byte[] initial, Map<String, Integer> slots, Tally tally) {
        Map<Key, Met> more = new HashMap<>(met);
        for (int i = 0; i < keys.size(); i++) {
            Met before = more.getOrDefault(keys.get(i), Met.NEVER);
            boolean isOpen = initial[i] == Board.OPEN;
            more.put(
                    keys.get(i),
                    isOpen
                            ? new Met(
                                    before.watched(),
                                    before.found(),
                                    before.open() + tally.events(),
                                    before.held() + tally.held(i),
                                    before.volume() + tally.volume(i),
                                    before.asked() + tally.asked(i))
                            : new Met(
                                    before.watched() + tally.events(),
                                    before.found() + tally.touched(i),
                                    before.open(),
                                    before.held(),
                                    before.volume(),
                                    before.asked()));
        }
        Map<String, Grams> moreGrams = new HashMap<>(grams);
        slots.forEach((field, slot) -> {
            if (tally.grams(slot) != Grams.NONE) {
                moreGrams.merge(field, tally.grams(slot), Grams::sum);
            }
        });
        return new Experience(more, moreGrams);
    }

    /**
     * The share of events in which a predicate is announced.
     *
     * @param guess for as long as nothing is known
     */
    double share(Key key, double guess) {
        Met known = met.getOrDefault(key, Met.NEVER);
        if (known.watched() > 0) {
            return (known.found() + WEIGHT_OF_GUESS * Math.min(1, guess)) / (known.watched() + WEIGHT_OF_GUESS);
        }
        return known.open() == 0 ? guess : Math.max(guess, (double) known.held() / known.open());
    }

    /** What the values of a field had in them. */
    Grams grams(String field) {
        return grams.getOrDefault(field, Grams.NONE);
    }

    /** The share of its field's bytes of which some rule asked the predicate, while its literals were not looked for. */
    double asked(Key key) {
        Met known = met.getOrDefault(key, Met.NEVER);
        return known.volume() == 0 ? 0 : (double) known.asked() / known.volume();
    }
}
