package io.breakwater.core.campaign;

import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.Trait;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A confirmed success on one asset, as one incident tells it.
 *
 * @param at event time from which the asset counts as compromised
 * @param stages first time each stage was reached on the asset
 * @param rules titles of what fired, in order of time: the evidence in words
 * @param evidence events that the rules rest on
 */
public record Compromise(
        Instant at,
        SortedMap<Stage, Instant> stages,
        List<String> techniques,
        List<Trait> traits,
        List<String> rules,
        List<EventId> evidence) {
    public Compromise {
        stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
        techniques = List.copyOf(techniques);
        traits = List.copyOf(traits);
        rules = List.copyOf(rules);
        evidence = List.copyOf(evidence);
    }
}
