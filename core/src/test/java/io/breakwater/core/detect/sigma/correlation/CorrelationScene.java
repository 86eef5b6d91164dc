package io.breakwater.core.detect.sigma.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.detect.RuleDetector;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.RuleText;
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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Correlations in few words, and a stage that holds them with the detections that stand. */
final class CorrelationScene {
    static final Instant START = Instant.parse("2025-02-27T00:00:00Z");
    static final Instant END = START.plus(Duration.ofDays(2));

    static final String CHAIN = rule("fail", "fail")
            + "---\n"
            + rule("success", "success")
            + "---\n"
            + correlation(
                    "many",
                    "type: event_count\nrules: [fail]\ngroup-by: [User]\ntimespan: 10m\ncondition:\n    gte: 5\n")
            + "---\n"
            + correlation(
                    "broken-in", "type: temporal_ordered\nrules: [many, success]\ngroup-by: [User]\ntimespan: 10m\n");

    private final CorrelationStage stage;
    private final List<Detection> told = new ArrayList<>();
    private RuleSet rules;
    private CorrelationState state;
    private long withdrawn;

    CorrelationScene(RuleSet rules) {
        assertThat(RuleText.errors(rules)).isEmpty();
        this.rules = rules;
        stage = new CorrelationStage(() -> this.rules);
        state = stage.initial();
    }

    /** What stands in the end, when nothing comes late. */
    static List<Detection> run(RuleSet rules, List<Event> events) {
        CorrelationScene scene = new CorrelationScene(rules);
        scene.feed(events);
        scene.advance(END);
        return scene.told();
    }

    static String rule(String name, String what) {
        return "title: " + name + "\nid: id-" + name + "\nname: " + name
                + "\nlogsource:\n    product: test\ndetection:\n    s:\n        what: " + what + "\n    condition: s\n";
    }

    static String correlation(String name, String body) {
        return "title: " + name + "\nid: id-" + name + "\nname: " + name + "\nlevel: high\ncorrelation:\n"
                + body.indent(4);
    }

    /** An event: minute after the start, what happened, and more fields in pairs. */
    static Event event(int minute, String what, String... more) {
        Fields.Builder fields = Fields.builder().add("what", what);
        for (int i = 0; i < more.length; i += 2) {
            fields.add(more[i], more[i + 1]);
        }
        Instant time = START.plus(Duration.ofMinutes(minute));
        Fields built = fields.build();
        Provenance provenance =
                new Provenance(TenantId.of("acme"), SourceId.of("s"), time, new Origin("f", 0, 0), "test", "Test");
        return new Event(
                EventId.of(minute + what + built.hashCode()),
                provenance,
                time,
                OcsfClass.BASE_EVENT,
                new LogSource("", "test", ""),
                Attributes.empty(),
                built);
    }

    static List<Event> failures(int from, int count, String user) {
        return Stream.iterate(from, minute -> minute + 1)
                .limit(count)
                .map(minute -> event(minute, "fail", "User", user))
                .toList();
    }

    void feed(List<Event> events) {
        RuleDetector detector = new RuleDetector(rules);
        for (Event event : events) {
            List<Hit> hits = new ArrayList<>();
            detector.detect(event, hits::add);
            hits.forEach(hit -> stage.accept(state, hit, this::take));
        }
    }

    void advance(Instant time) {
        stage.advance(state, time, this::take);
    }

    /** A detection adds to what stands, a retraction takes away. */
    private void take(Finding finding) {
        switch (finding) {
            case Detection detection -> told.add(detection);
            case Retraction retraction -> {
                withdrawn++;
                told.removeIf(
                        standing -> standing.id().equals(retraction.withdrawn().id()));
            }
        }
    }

    void edit(RuleSet others) {
        rules = others;
    }

    void restart() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stage.codec().write(state, new DataOutputStream(bytes));
        state = stage.codec().read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    List<Detection> told() {
        return List.copyOf(told);
    }

    List<String> ids() {
        return told.stream()
                .map(detection -> detection.time() + " " + detection.rule().id() + " " + detection.id())
                .sorted()
                .toList();
    }

    long withdrawn() {
        return withdrawn;
    }

    CorrelationState state() {
        return state;
    }
}
