package io.breakwater.core.detect.sigma.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.detect.RuleDetector;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.RuleText;
import io.breakwater.core.detect.sigma.correlation.PlainCorrelations.Match;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.Finding;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.Retraction;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The stage, fed with events that come late, twice and in any order, against a reader who sees them all in order of time.
 * {@code -Dcorrelation.rounds} and {@code -Dcorrelation.seed} make it long, and make it again.
 */
final class CorrelationDifferentialTest {
    private static final Instant START = Instant.parse("2025-02-27T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(20));
    private static final int MINUTES = 2 * 24 * 60;
    private static final List<String> KINDS = List.of("a", "b", "c");
    private static final List<String> LIMITS =
            List.of("gte: 3", "gt: 2", "gte: 2", "lt: 3", "lte: 1", "eq: 2", "neq: 3", "gt: 1\n    lte: 4");

    private final Map<String, Integer> told = new TreeMap<>();

    @Test
    void theStageSaysWhatAReaderOfEverythingSays() {
        int rounds = Integer.getInteger("correlation.rounds", 400);
        long seed = Long.getLong("correlation.seed", new Random().nextLong());
        for (int round = 0; round < rounds; round++) {
            play(new Random(seed * 1_000_003 + round), "seed " + seed + ", round " + round);
        }
        System.out.println("seed " + seed + ": " + told);
        assertThat(told.keySet())
                .contains(
                        "event_count",
                        "value_count",
                        "value_sum",
                        "value_avg",
                        "value_percentile",
                        "temporal",
                        "temporal_ordered",
                        "chain");
    }

    private void play(Random random, String where) {
        String text = ruleText(random);
        RuleSet rules = RuleText.load(text);
        assertThat(RuleText.errors(rules)).as(text).isEmpty();
        List<Event> events = events(random);
        List<Match> matches = new ArrayList<>();
        RuleDetector detector = new RuleDetector(rules);
        events.forEach(event -> detector.detect(event, hit -> matches.add(match(hit))));
        TreeSet<String> expected = new PlainCorrelations(rules).told(matches);
        assertThat(standing(rules, delayed(events, random), random))
                .as("%s\n%s", where, text)
                .isEqualTo(expected);
        expected.forEach(line -> told.merge(line.split(" ")[1], 1, Integer::sum));
    }

    private static Match match(Hit hit) {
        Map<String, String> fields = new HashMap<>();
        for (String field : List.of("User", "Src", "Dst", "V", "W")) {
            List<String> values = hit.event().fields().asMap().getOrDefault(field, List.of());
            if (!values.isEmpty()) {
                fields.put(field, values.get(0));
            }
        }
        String id = hit.event().id().value();
        return new Match(
                hit.detection().rule().id(),
                hit.event().time().toEpochMilli(),
                hit.detection().id().value(),
                fields,
                Set.of(id));
    }

    private static TreeSet<String> standing(RuleSet rules, List<Event> coming, Random random) {
        CorrelationStage stage = new CorrelationStage(() -> rules);
        CorrelationState state = stage.initial();
        RuleDetector detector = new RuleDetector(rules);
        TreeMap<String, String> standing = new TreeMap<>();
        Instant newest = START;
        for (Event event : coming) {
            newest = event.time().isAfter(newest) ? event.time() : newest;
            detector.detect(event, hit -> stage.accept(state, hit, finding -> fold(finding, standing)));
            if (random.nextInt(5) == 0) {
                stage.advance(
                        state,
                        newest.minus(Duration.ofMinutes(random.nextInt(60))),
                        finding -> fold(finding, standing));
            }
        }
        stage.advance(state, END, finding -> fold(finding, standing));
        return new TreeSet<>(standing.values());
    }

    private static void fold(Finding finding, Map<String, String> standing) {
        switch (finding) {
            case Detection detection ->
                standing.put(
                        detection.id().value(),
                        detection.time().toEpochMilli() + " " + detection.rule().id() + " "
                                + new TreeSet<>(detection.evidence().stream()
                                        .map(EventId::value)
                                        .toList()));
            case Retraction retraction ->
                standing.remove(retraction.withdrawn().id().value());
        }
    }

    private static List<Event> events(Random random) {
        return random.ints(random.nextInt(120) + 20, 0, MINUTES / (1 + random.nextInt(40)))
                .distinct()
                .mapToObj(minute -> event(minute, random))
                .toList();
    }

    private static Event event(int minute, Random random) {
        Fields.Builder fields = Fields.builder().add("what", KINDS.get(random.nextInt(KINDS.size())));
        for (String field : List.of("User", "Src", "Dst")) {
            if (random.nextInt(12) > 0) {
                fields.add(field, random.nextInt(8) == 0 ? "EVE" : random.nextBoolean() ? "eve" : "bob");
            }
        }
        if (random.nextInt(10) > 0) {
            String[] numbers = {"1", "2", "0.1", "0.2", "-1", "3", "100", "none", ""};
            fields.add("V", numbers[random.nextInt(numbers.length)]);
        }
        fields.add("W", String.valueOf(random.nextInt(3)));
        Fields built = fields.build();
        Instant time = START.plus(Duration.ofMinutes(minute));
        Provenance provenance =
                new Provenance(TenantId.of("acme"), SourceId.of("s"), time, new Origin("f", 0, 0), "test", "Test");
        return new Event(
                EventId.of("e" + minute),
                provenance,
                time,
                OcsfClass.BASE_EVENT,
                new LogSource("", "test", ""),
                Attributes.empty(),
                built);
    }

    /** In order of coming: at once, within an hour, or days late; some twice. */
    private static List<Event> delayed(List<Event> events, Random random) {
        record Coming(Event event, long atMillis) {}
        List<Coming> coming = new ArrayList<>();
        long[] mosts = {1, Duration.ofHours(1).toMillis(), CorrelationStage.LATENESS.toMillis()};
        for (Event event : events) {
            for (int times = random.nextInt(8) == 0 ? 2 : 1; times > 0; times--) {
                long most = mosts[random.nextInt(mosts.length)];
                coming.add(new Coming(event, event.time().toEpochMilli() + (long) (most * random.nextDouble())));
            }
        }
        coming.sort(Comparator.comparingLong(Coming::atMillis));
        return coming.stream().map(Coming::event).toList();
    }

    /** Three rules, a correlation of each type, and one chain of two of them. */
    private static String ruleText(Random random) {
        List<String> documents = new ArrayList<>();
        KINDS.forEach(kind -> documents.add(rule(kind)));
        for (String type : List.of("event_count", "value_count", "value_sum", "value_avg", "value_percentile")) {
            documents.add(correlation(type, type, List.of(some(random)), counting(type, random), random));
        }
        documents.add(correlation("temporal", "temporal", List.of("a", "b", "c"), temporal(random), random));
        List<String> order = random.nextBoolean() ? List.of("a", "b") : List.of("b", "c", "a");
        String condition = temporal(random);
        documents.add(correlation(
                "temporal_ordered", "temporal_ordered", condition.isEmpty() ? order : KINDS, condition, random));
        String inner = random.nextBoolean() ? "event_count" : "temporal";
        documents.add(correlation("chain", "temporal_ordered", List.of(inner, "b"), "", random));
        return String.join("---\n", documents);
    }

    private static String some(Random random) {
        return List.of("a", "a, b", "a, b, c").get(random.nextInt(3));
    }

    private static String counting(String type, Random random) {
        String field = type.equals("event_count")
                ? ""
                : "    field: " + (type.equals("value_count") && random.nextBoolean() ? "[V, W]" : "V") + "\n";
        String percentile = type.equals("value_percentile") && random.nextBoolean()
                ? "    percentile: " + List.of(1, 50, 90, 100).get(random.nextInt(4)) + "\n"
                : "";
        return "condition:\n" + field + percentile + "    " + LIMITS.get(random.nextInt(LIMITS.size())) + "\n";
    }

    private static String temporal(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> "condition:\n    " + LIMITS.get(random.nextInt(LIMITS.size())) + "\n";
            default -> "condition: " + presence(random) + "\n";
        };
    }

    private static String presence(Random random) {
        List<String> conditions =
                List.of("a and b", "a or c", "a and not b", "(a or b) and c", "not (a and b)", "a and (b or not c)");
        return conditions.get(random.nextInt(conditions.size()));
    }

    private static String rule(String name) {
        return "title: " + name + "\nid: " + name + "\nname: " + name
                + "\nlogsource:\n    product: test\ndetection:\n    s:\n        what: " + name
                + "\n    condition: s\n";
    }

    private static String correlation(String name, String type, List<String> rules, String condition, Random random) {
        boolean aliased = rules.contains("a") && random.nextInt(3) == 0;
        String group = List.of("User", "User, Src", "Dst").get(random.nextInt(3));
        String body = "type: " + type + "\nrules: [" + String.join(", ", rules) + "]\ngroup-by: ["
                + (aliased ? "ip" : group) + "]\ntimespan: "
                + List.of("5m", "20m", "1h", "3h").get(random.nextInt(4)) + "\n"
                + (aliased ? "aliases:\n    ip:\n        a: Src\n        b: Dst\n        c: User\n" : "")
                + (random.nextBoolean() ? "generate: true\n" : "") + condition;
        return "title: " + name + "\nid: " + name + "\nname: " + name + "\nlevel: high\ncorrelation:\n"
                + body.indent(4);
    }
}
