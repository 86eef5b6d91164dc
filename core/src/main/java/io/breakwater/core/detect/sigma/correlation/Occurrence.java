package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.model.Entity;
import io.breakwater.core.model.Trait;
import java.util.List;
import java.util.Map;

/**
 * One match of a rule that a correlation refers to.
 *
 * @param rule id of the rule that matched
 * @param fields what correlations group by and count, of this match
 * @param evidence ids of the events it rests on
 */
record Occurrence(
        Place place,
        String rule,
        Map<String, String> fields,
        List<Entity> entities,
        List<Trait> traits,
        List<String> evidence) {
    long atMillis() {
        return place.atMillis();
    }
}
