package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.rule.Comparison;
import io.breakwater.core.detect.sigma.rule.CorrelationRule;
import io.breakwater.core.detect.sigma.rule.CorrelationRule.Presence;
import io.breakwater.core.detect.sigma.rule.CorrelationRule.Threshold;
import io.breakwater.core.detect.sigma.rule.CorrelationRule.Type;
import io.breakwater.core.detect.sigma.rule.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What a window holds, kept up as matches enter and leave it. */
interface Tally {
    void add(Occurrence occurrence);

    void remove(Occurrence occurrence);

    boolean holds();

    /** The tally that a correlation's type wants. */
    static Tally of(RuleSet.Correlation correlation) {
        CorrelationRule rule = correlation.rule();
        Threshold threshold = rule.threshold();
        return switch (rule.type()) {
            case EVENT_COUNT -> new Sum(threshold, occurrence -> BigDecimal.ONE);
            case VALUE_SUM -> new Sum(threshold, occurrence -> number(occurrence, threshold));
            case VALUE_AVG -> new Average(threshold);
            case VALUE_COUNT -> new Distinct(occurrence -> values(occurrence, threshold), threshold);
            case VALUE_PERCENTILE ->
                Double.isNaN(threshold.percentile()) ? new Rarity(threshold) : new Percentile(threshold);
            case TEMPORAL, TEMPORAL_ORDERED ->
                rule.presence()
                        .<Tally>map(presence -> new Present(presence, correlation))
                        .orElseGet(() -> new Distinct(Occurrence::rule, threshold));
        };
    }

    /** Whether more matches can only make the condition truer, so that it may be decided before the window ends. */
    static boolean onlyRises(CorrelationRule rule) {
        boolean upward = rule.threshold().limits().stream()
                .allMatch(limit -> limit.comparison() == Comparison.GT || limit.comparison() == Comparison.GTE);
        return switch (rule.type()) {
            case EVENT_COUNT, VALUE_COUNT, VALUE_SUM -> upward;
            case VALUE_AVG, VALUE_PERCENTILE -> false;
            case TEMPORAL, TEMPORAL_ORDERED ->
                upward && rule.presence().stream().noneMatch(Tally::hasAbsence);
        };
    }

    private static boolean hasAbsence(Presence presence) {
        return switch (presence) {
            case Presence.Of of -> false;
            case Presence.Absent absent -> true;
            case Presence.All all -> all.parts().stream().anyMatch(Tally::hasAbsence);
            case Presence.Any any -> any.parts().stream().anyMatch(Tally::hasAbsence);
        };
    }

    /** Whether the match has what the correlation counts: what has no value, or no number, is neither nothing nor zero. */
    static boolean isCountable(Occurrence occurrence, CorrelationRule rule) {
        Threshold threshold = rule.threshold();
        boolean whole = occurrence.fields().keySet().containsAll(threshold.fields());
        boolean wantsNumber = rule.type() == Type.VALUE_SUM
                || rule.type() == Type.VALUE_AVG
                || rule.type() == Type.VALUE_PERCENTILE && !Double.isNaN(threshold.percentile());
        return whole
                && (!wantsNumber || Numbers.parse(values(occurrence, threshold)).isPresent());
    }

    /** Decimal, so that what a window gains and loses leaves no trace. */
    private static BigDecimal number(Occurrence occurrence, Threshold threshold) {
        return BigDecimal.valueOf(Numbers.parse(values(occurrence, threshold)).orElse(0));
    }

    /** The counted fields' values, joined so that different ones never look alike. */
    private static String values(Occurrence occurrence, Threshold threshold) {
        List<String> values = threshold.fields().stream()
                .map(field -> occurrence.fields().getOrDefault(field, ""))
                .toList();
        return String.join("\u0000", values);
    }

    /** Adds numbers up. */
    final class Sum implements Tally {
        private final Threshold threshold;
        private final Function<Occurrence, BigDecimal> weight;
        private BigDecimal sum = BigDecimal.ZERO;

        Sum(Threshold threshold, Function<Occurrence, BigDecimal> weight) {
            this.threshold = threshold;
            this.weight = weight;
        }

        @Override
        public void add(Occurrence occurrence) {
            sum = sum.add(weight.apply(occurrence));
        }

        @Override
        public void remove(Occurrence occurrence) {
            sum = sum.subtract(weight.apply(occurrence));
        }

        @Override
        public boolean holds() {
            return threshold.holds(sum.doubleValue());
        }
    }

    /** The mean of a field. */
    final class Average implements Tally {
        private final Threshold threshold;
        private BigDecimal sum = BigDecimal.ZERO;
        private int count;

        Average(Threshold threshold) {
            this.threshold = threshold;
        }

        @Override
        public void add(Occurrence occurrence) {
            sum = sum.add(number(occurrence, threshold));
            count++;
        }

        @Override
        public void remove(Occurrence occurrence) {
            sum = sum.subtract(number(occurrence, threshold));
            count--;
        }

        @Override
        public boolean holds() {
            return count > 0
                    && threshold.holds(sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64)
                            .doubleValue());
        }
    }

    /** How many different things there are. */
    final class Distinct implements Tally {
        private final Function<Occurrence, String> thing;
        private final Threshold threshold;
        private final Map<String, Integer> counts = new HashMap<>();

        Distinct(Function<Occurrence, String> thing, Threshold threshold) {
            this.thing = thing;
            this.threshold = threshold;
        }

        @Override
        public void add(Occurrence occurrence) {
            counts.merge(thing.apply(occurrence), 1, Integer::sum);
        }

        @Override
        public void remove(Occurrence occurrence) {
            counts.computeIfPresent(thing.apply(occurrence), (key, count) -> count == 1 ? null : count - 1);
        }

        @Override
        public boolean holds() {
            return threshold.holds(counts.size());
        }
    }

    /** Which rules matched, against a condition over their names. */
    final class Present implements Tally {
        private final Presence presence;
        private final Map<String, String> idOf = new HashMap<>();
        private final Map<String, Integer> counts = new HashMap<>();

        Present(Presence presence, RuleSet.Correlation correlation) {
            this.presence = presence;
            for (int i = 0; i < correlation.referredIds().size(); i++) {
                idOf.put(
                        correlation.rule().rules().get(i),
                        correlation.referredIds().get(i));
            }
        }

        @Override
        public void add(Occurrence occurrence) {
            counts.merge(occurrence.rule(), 1, Integer::sum);
        }

        @Override
        public void remove(Occurrence occurrence) {
            counts.computeIfPresent(occurrence.rule(), (key, count) -> count == 1 ? null : count - 1);
        }

        @Override
        public boolean holds() {
            return !counts.isEmpty() && holds(presence);
        }

        private boolean holds(Presence part) {
            return switch (part) {
                case Presence.Of of -> counts.containsKey(idOf.getOrDefault(of.rule(), of.rule()));
                case Presence.All all -> all.parts().stream().allMatch(this::holds);
                case Presence.Any any -> any.parts().stream().anyMatch(this::holds);
                case Presence.Absent absent -> !holds(absent.part());
            };
        }
    }

    /** The value below which so many percent of the numbers lie (nearest rank). */
    final class Percentile implements Tally {
        private final Threshold threshold;
        private final TreeMap<BigDecimal, Integer> counts = new TreeMap<>();
        private int total;

        Percentile(Threshold threshold) {
            this.threshold = threshold;
        }

        @Override
        public void add(Occurrence occurrence) {
            counts.merge(number(occurrence, threshold), 1, Integer::sum);
            total++;
        }

        @Override
        public void remove(Occurrence occurrence) {
            counts.computeIfPresent(number(occurrence, threshold), (key, count) -> count == 1 ? null : count - 1);
            total--;
        }

        @Override
        public boolean holds() {
            long rank = Math.max(1, (long) Math.ceil(threshold.percentile() / 100 * total));
            long seen = 0;
            for (Map.Entry<BigDecimal, Integer> number : counts.entrySet()) {
                seen += number.getValue();
                if (seen >= rank) {
                    return threshold.holds(number.getKey().doubleValue());
                }
            }
            return false;
        }
    }

    /** The share, in percent, of the rarest value among all observed: the reading of the specification's own example. */
    final class Rarity implements Tally {
        private final Threshold threshold;
        private final Map<String, Integer> counts = new HashMap<>();
        private int total;

        Rarity(Threshold threshold) {
            this.threshold = threshold;
        }

        @Override
        public void add(Occurrence occurrence) {
            counts.merge(values(occurrence, threshold), 1, Integer::sum);
            total++;
        }

        @Override
        public void remove(Occurrence occurrence) {
            counts.computeIfPresent(values(occurrence, threshold), (key, count) -> count == 1 ? null : count - 1);
            total--;
        }

        @Override
        public boolean holds() {
            Collection<Integer> shares = counts.values();
            return shares.stream().anyMatch(count -> threshold.holds(100.0 * count / total));
        }
    }
}
