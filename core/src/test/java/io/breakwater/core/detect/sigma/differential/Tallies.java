package io.breakwater.core.detect.sigma.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the cases were like: that modifiers were seen to hold and not to hold, and that many cases were close. */
final class Tallies {
    private static final List<String> MODIFIERS = List.of(
            "contains",
            "startswith",
            "endswith",
            "all",
            "cased",
            "neq",
            "re",
            "i",
            "m",
            "s",
            "base64",
            "base64offset",
            "wide",
            "utf16",
            "utf16le",
            "utf16be",
            "windash",
            "cidr",
            "lt",
            "lte",
            "gt",
            "gte",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "year",
            "exists",
            "fieldref",
            "expand",
            "no modifier",
            "keyword");

    private long cases;
    private long matched;
    private long near;
    private final Map<String, Long> held = new TreeMap<>();
    private final Map<String, Long> failed = new TreeMap<>();

    /** Notes a case; it is near when the rule matches, or does not though one of its lines does. */
    void count(Rule rule, Verdicts event, boolean holds) {
        cases++;
        matched += holds ? 1 : 0;
        boolean partly = false;
        for (Line line : rule.lines().toList()) {
            boolean is = event.holds(line);
            partly |= is && !line.has("neq");
            Map<String, Long> tally = is ? held : failed;
            line.modifiers().forEach(name -> tally.merge(name, 1L, Long::sum));
            tally.merge(
                    line.field().isEmpty() ? "keyword" : line.modifiers().isEmpty() ? "no modifier" : "any",
                    1L,
                    Long::sum);
        }
        near += holds || partly ? 1 : 0;
    }

    String told() {
        return String.format(
                "%,d cases, %,d matched (%d %%), %d %% matched or nearly so",
                cases, matched, 100 * matched / cases, 100 * near / cases);
    }

    void mustHaveSeenEverything() {
        assertThat(held.keySet()).containsAll(MODIFIERS);
        assertThat(failed.keySet()).containsAll(MODIFIERS);
        assertThat(100 * near / cases).as("per cent near").isGreaterThan(45);
        assertThat(100 * matched / cases).as("per cent matched").isBetween(15L, 60L);
    }
}
