package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.detect.EventView;
import io.breakwater.core.detect.Hit;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.rule.CorrelationRule;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.EventId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes matches of what a correlation gets: hits of rules, and detections of the correlations below it. */
final class Occurrences {
    private Occurrences() {}

    /** Carries along, under the names that the correlation uses, what it and those above may ask of the event. */
    static Occurrence of(Hit hit, RuleSet.Correlation correlation) {
        Detection detection = hit.detection();
        EventView event = new EventView(hit.event());
        Map<String, String> fields = new HashMap<>();
        for (String name : asked(correlation.rule())) {
            List<String> values = event.values(field(name, detection.rule().id(), correlation));
            if (values != null && !values.isEmpty()) {
                fields.put(name, values.get(0));
            }
        }
        return occurrence(detection, correlation, fields);
    }

    /** A detection of {@code lower} as a match for {@code upper}: its fields are those its own matches agree in. */
    static Occurrence of(Detection detection, Episode episode, RuleSet.Correlation lower, RuleSet.Correlation upper) {
        Map<String, String> known = new HashMap<>();
        for (Occurrence part : episode.occurrences()) {
            part.fields().forEach(known::putIfAbsent);
        }
        Map<String, String> fields = new HashMap<>();
        for (String name : asked(upper.rule())) {
            String value = known.get(field(name, lower.rule().heading().id(), upper));
            if (value != null) {
                fields.put(name, value);
            }
        }
        return occurrence(detection, upper, fields);
    }

    /** Where a detection stands as a match for {@code correlation}. */
    static Place place(Detection detection, RuleSet.Correlation correlation) {
        return new Place(
                detection.time().toEpochMilli(),
                correlation.referredIds().indexOf(detection.rule().id()),
                detection.id().value());
    }

    private static Occurrence occurrence(
            Detection detection, RuleSet.Correlation correlation, Map<String, String> fields) {
        return new Occurrence(
                place(detection, correlation),
                detection.rule().id(),
                Map.copyOf(fields),
                detection.entities(),
                detection.traits(),
                detection.evidence().stream().map(EventId::value).toList());
    }

    private static Set<String> asked(CorrelationRule rule) {
        Set<String> names = new LinkedHashSet<>(rule.groupBy());
        names.addAll(rule.threshold().fields());
        return names;
    }

    /** The field that an alias means for this rule; any other name means itself. */
    private static String field(String name, String ruleId, RuleSet.Correlation correlation) {
        Map<String, String> alias = correlation.rule().aliases().getOrDefault(name, Map.of());
        for (int i = 0; i < correlation.referredIds().size(); i++) {
            if (correlation.referredIds().get(i).equals(ruleId)) {
                String byName = alias.get(correlation.rule().rules().get(i));
                return byName != null ? byName : alias.getOrDefault(ruleId, name);
            }
        }
        return name;
    }
}
