package io.breakwater.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.RuleLoader;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.parse.ParseOptions;
import io.breakwater.core.detect.sigma.source.LogSourceMap;
import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RuleDetectorTest {
    private static final Instant TIME = Instant.parse("2025-02-27T06:00:00Z");
    private static final String RULE = """
            title: Shadow copies deleted
            id: 11111111-2222-3333-4444-555555555555
            tags: [attack.impact, attack.t1490]
            level: critical
            logsource:
                product: sensor
            detection:
                sel:
                    what: shadow-delete
                condition: sel
            """;

    private static RuleSet rules(String text) {
        return new RuleLoader(LogSourceMap.empty(), ParseOptions.NONE)
                .add("rule.yml", text)
                .load();
    }

    private static Event event(OcsfClass ocsfClass, String what, String disposition) {
        Provenance provenance =
                new Provenance(TenantId.of("acme"), SourceId.of("s"), TIME, new Origin("f", 0, 0), "test", "Sensor");
        Attributes attributes = Attributes.builder()
                .put(Attribute.FINDING_TITLE, "shadow copies gone")
                .put(Attribute.SEVERITY, "High")
                .put(Attribute.DISPOSITION, disposition)
                .put(Attribute.DEVICE_HOSTNAME, "HOST1")
                .build();
        return new Event(
                EventId.of(what + disposition),
                provenance,
                TIME,
                ocsfClass,
                new LogSource("", "sensor", ""),
                attributes,
                Fields.builder().add("what", what).build());
    }

    private static List<Hit> hits(RuleDetector detector, Event event) {
        List<Hit> hits = new ArrayList<>();
        detector.detect(event, hits::add);
        return hits;
    }

    @Test
    void tellsStageFidelityAndTechniquesFromLevelAndTags() {
        Hit hit = hits(new RuleDetector(rules(RULE)), event(OcsfClass.BASE_EVENT, "shadow-delete", ""))
                .get(0);
        assertThat(hit.alone()).isTrue();
        assertThat(hit.detection().rule().version()).hasSize(16);
        assertThat(hit.detection().assessment().stage()).isEqualTo(Optional.of(Stage.INHIBIT_RECOVERY));
        assertThat(hit.detection().assessment().fidelity()).isEqualTo(Fidelity.HIGH);
        assertThat(hit.detection().assessment().techniques()).containsExactly("T1490");
        assertThat(hit.detection().entities()).isNotEmpty();
    }

    @Test
    void believesTheOwnBlockOfARuleMoreThanItsTags() {
        String block = RULE + "breakwater: {stage: encryption, fidelity: low, outcome: succeeded}\n";
        Hit hit = hits(new RuleDetector(rules(block)), event(OcsfClass.BASE_EVENT, "shadow-delete", ""))
                .get(0);
        assertThat(hit.detection().assessment().stage()).isEqualTo(Optional.of(Stage.ENCRYPTION));
        assertThat(hit.detection().assessment().fidelity()).isEqualTo(Fidelity.LOW);
        assertThat(hit.detection().assessment().outcome()).isEqualTo(Outcome.SUCCEEDED);
        Hit blocked = hits(new RuleDetector(rules(block)), event(OcsfClass.BASE_EVENT, "shadow-delete", "Blocked"))
                .get(0);
        assertThat(blocked.detection().assessment().outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void passesAProductsAlertOnUnlessARuleClaimsIt() {
        RuleDetector detector = new RuleDetector(rules(RULE));
        assertThat(hits(detector, event(OcsfClass.DETECTION_FINDING, "shadow-delete", "")))
                .extracting(hit -> hit.detection().rule().id())
                .containsExactly("11111111-2222-3333-4444-555555555555");
        Hit own = hits(detector, event(OcsfClass.DETECTION_FINDING, "other", "Blocked"))
                .get(0);
        assertThat(own.detection().rule().id()).isEqualTo("Sensor:shadow copies gone");
        assertThat(own.detection().assessment().severity()).isEqualTo(Severity.HIGH);
        assertThat(own.detection().assessment().outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void changesItsRulesWhileItRuns() {
        RuleDetector detector = new RuleDetector(rules(RULE));
        detector.replace(RuleSet.empty());
        assertThat(hits(detector, event(OcsfClass.BASE_EVENT, "shadow-delete", "")))
                .isEmpty();
    }
}
