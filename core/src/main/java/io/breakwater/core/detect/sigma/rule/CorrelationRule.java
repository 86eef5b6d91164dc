package io.breakwater.core.detect.sigma.rule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule about matches of other rules.
 *
 * @param rules ids or names of the rules whose matches are correlated, in the rule's order
 * @param groupBy fields or aliases; only matches that agree in all of them meet
 * @param aliases alias, then rule as referred to in {@code rules}, then field
 * @param generate whether the referred rules also count by themselves
 */
public record CorrelationRule(
        Heading heading,
        Type type,
        List<String> rules,
        List<String> groupBy,
        Map<String, Map<String, String>> aliases,
        Duration timespan,
        Threshold threshold,
        Optional<Presence> presence,
        boolean generate)
        implements SigmaDocument {
    public CorrelationRule {
        rules = List.copyOf(rules);
        groupBy = List.copyOf(groupBy);
        aliases = Map.copyOf(aliases);
    }

    /** What is counted. */
    public enum Type {
        EVENT_COUNT,
        VALUE_COUNT,
        VALUE_SUM,
        VALUE_AVG,
        VALUE_PERCENTILE,
        TEMPORAL,
        TEMPORAL_ORDERED
    }

    /**
     * The numeric condition; all limits must hold.
     *
     * @param fields whose values are counted; empty for types that count matches
     * @param percentile 0 to 100, for {@code value_percentile}
     */
    public record Threshold(List<String> fields, double percentile, List<Limit> limits) {
        public Threshold {
            fields = List.copyOf(fields);
            limits = List.copyOf(limits);
        }

        public boolean holds(double value) {
            return limits.stream().allMatch(limit -> limit.comparison().holds(value, limit.than()));
        }
    }

    /** One bound of a threshold. */
    public record Limit(Comparison comparison, double than) {}

    /** The extended condition of temporal rules: which of the referred rules must, or must not, have matched. */
    public sealed interface Presence {
        /** The rule matched within the window. */
        record Of(String rule) implements Presence {}

        /** All hold. */
        record All(List<Presence> parts) implements Presence {}

        /** One holds. */
        record Any(List<Presence> parts) implements Presence {}

        /** It does not hold. */
        record Absent(Presence part) implements Presence {}
    }
}
