package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.model.Entity;
import io.breakwater.core.model.Trait;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One match of a rule that a correlation refers to.
 *
 * @param atMillis event time
 * @param rule id of the rule that matched
 * @param key identity: the same match coming twice has the same
 * @param fields what correlations group by and count, of this match
 * @param evidence ids of the events it rests on
 */
record Occurrence(
        long atMillis,
        String rule,
        String key,
        Map<String, String> fields,
        List<Entity> entities,
        List<Trait> traits,
        List<String> evidence)
        implements Comparable<Occurrence> {
    private static final Comparator<Occurrence> ORDER = Comparator.comparingLong(Occurrence::atMillis)
            .thenComparing(Occurrence::rule)
            .thenComparing(Occurrence::key);

    @Override
    public int compareTo(Occurrence other) {
        return ORDER.compare(this, other);
    }
}
