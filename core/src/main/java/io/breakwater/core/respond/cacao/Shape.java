package io.breakwater.core.respond.cacao;

import io.breakwater.core.content.Spelling;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which properties an object has: those it must have, those it may, and no others. */
public final class Shape implements Rule {
    private final Map<String, Rule> required;
    private final Map<String, Rule> optional;

    private Shape(Map<String, Rule> required, Map<String, Rule> optional) {
        this.required = required;
        this.optional = optional;
    }

    public static Shape empty() {
        return new Shape(Map.of(), Map.of());
    }

    public Shape requires(String property, Rule rule) {
        return new Shape(with(required, property, rule), optional);
    }

    public Shape allows(String property, Rule rule) {
        return new Shape(required, with(optional, property, rule));
    }

    /** The same and all that {@code other} asks for and allows. */
    Shape with(Shape other) {
        Shape both = this;
        for (Map.Entry<String, Rule> each : other.required.entrySet()) {
            both = both.requires(each.getKey(), each.getValue());
        }
        for (Map.Entry<String, Rule> each : other.optional.entrySet()) {
            both = both.allows(each.getKey(), each.getValue());
        }
        return both;
    }

    private static Map<String, Rule> with(Map<String, Rule> rules, String property, Rule rule) {
        Map<String, Rule> more = new LinkedHashMap<>(rules);
        more.put(property, rule);
        return more;
    }

    Set<String> required() {
        return required.keySet();
    }

    @Override
    public void check(Spot spot) {
        if (!spot.node().isObject()) {
            spot.complain("must be an object");
            return;
        }
        required.keySet().stream()
                .filter(property -> !spot.node().has(property))
                .forEach(property -> spot.complain("lacks '" + property + "'"));
        spot.node().fieldNames().forEachRemaining(property -> property(spot, property));
    }

    private void property(Spot spot, String property) {
        Rule rule = required.getOrDefault(property, optional.get(property));
        if (rule != null) {
            rule.check(spot.at(property));
            return;
        }
        Set<String> known = new TreeSet<>(required.keySet());
        known.addAll(optional.keySet());
        spot.complain("has a property '" + property + "' that nobody knows"
                + Spelling.nearest(property, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse(""));
    }
}
