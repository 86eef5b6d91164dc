package io.breakwater.core.detect.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IndicatorDetectorTest {
    private static final Instant NOW = Instant.parse("2031-05-01T00:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(1000));

    @Test
    void tellsContactToACommandServerWithTheMarkOfTheAttacker() {
        Detection detection = only(
                detector(bad(IndicatorKind.ADDRESS, "203.0.113.7", "feed", 90)),
                event(Attribute.DST_IP, "203.0.113.7"));
        assertThat(detection.rule().id()).startsWith("indicator:address:").doesNotContain("203.0.113.7");
        assertThat(detection.rule().title()).isEqualTo("Contact to a known bad address (feed, family)");
        assertThat(detection.assessment().stage()).contains(Stage.REMOTE_CONTROL);
        assertThat(detection.assessment().fidelity()).isEqualTo(Fidelity.HIGH);
        assertThat(detection.assessment().outcome()).isEqualTo(Outcome.ATTEMPTED);
        assertThat(detection.traits()).contains(new Trait(TraitKind.C2_ADDRESS, "203.0.113.7"));
    }

    @Test
    void tellsContactFromAnAttackerWithoutCallingItACommandServer() {
        Detection detection = only(
                detector(bad(IndicatorKind.ADDRESS, "203.0.113.7", "feed", 60)),
                event(Attribute.SRC_IP, "203.0.113.7"));
        assertThat(detection.assessment().stage()).contains(Stage.EXPLOITATION);
        assertThat(detection.assessment().fidelity()).isEqualTo(Fidelity.MEDIUM);
        assertThat(detection.traits()).isEmpty();
    }

    @Test
    void tellsOneValueOnceByItsStrongestSource() {
        IndicatorDetector detector = detector(
                bad(IndicatorKind.DOMAIN, "bad.example", "weak", 40),
                bad(IndicatorKind.DOMAIN, "bad.example", "strong", 80));
        assertThat(only(detector, event(Attribute.DNS_QUERY, "x.bad.example"))
                        .rule()
                        .title())
                .contains("strong");
    }

    @Test
    void findsAPathOfAWebLogByTheHostBesideIt() {
        Attributes attributes = Attributes.builder()
                .put(Attribute.URL, "/drop/a.txt")
                .put(Attribute.DST_HOSTNAME, "files.example")
                .build();
        assertThat(only(
                                detector(bad(IndicatorKind.URL, "files.example/drop/a.txt", "feed", 80)),
                                event(attributes, Fields.empty()))
                        .rule()
                        .id())
                .startsWith("indicator:url:");
    }

    @Test
    void readsFingerprintsFromTheProductsFields() {
        Fields fields = Fields.builder()
                .add("tls.fingerprint", "01:23:45:67:89:AB:cd:ef:01:23:45:67:89:ab:cd:ef:01:23:45:67")
                .add("tls.ja3.hash", "D41D8CD98F00B204E9800998ECF8427E")
                .build();
        IndicatorDetector detector = detector(
                bad(IndicatorKind.CERTIFICATE, "0123456789abcdef0123456789abcdef01234567", "feed", 80),
                bad(IndicatorKind.JA3, "d41d8cd98f00b204e9800998ecf8427e", "feed", 80));
        assertThat(hits(detector, event(Attributes.empty(), fields))).hasSize(2);
    }

    @Test
    void countsWhatDoesNotFireWithItsReason() {
        WarningLists lists = WarningLists.of(List.of(new WarningList(
                "resolvers", WarningList.Type.CIDR, Set.of(IndicatorKind.ADDRESS), List.of("203.0.113.8/32"))));
        IndicatorDetector detector = new IndicatorDetector(IndicatorSnapshot.builder(lists)
                .add(bad(IndicatorKind.ADDRESS, "203.0.113.8", "feed", 90))
                .add(new Indicator(
                        IndicatorKind.ADDRESS,
                        "203.0.113.9",
                        "feed",
                        "",
                        Tlp.CLEAR,
                        90,
                        LONG_AGO,
                        Optional.of(LONG_AGO.plusSeconds(3600)),
                        Decay.NONE))
                .build());
        assertThat(hits(detector, event(Attribute.DST_IP, "203.0.113.8"))).isEmpty();
        assertThat(hits(detector, event(Attribute.DST_IP, "203.0.113.9"))).isEmpty();
        assertThat(detector.quiet()).isEqualTo(Map.of("warning-listed: resolvers", 1L, "expired", 1L));
    }

    @Test
    void aNewFeedIsLiveWithTheNextEvent() {
        IndicatorDetector detector = detector(bad(IndicatorKind.ADDRESS, "203.0.113.7", "feed", 90));
        assertThat(hits(detector, event(Attribute.DST_IP, "203.0.113.8"))).isEmpty();
        detector.replace(snapshot(bad(IndicatorKind.ADDRESS, "203.0.113.8", "feed", 90)));
        assertThat(hits(detector, event(Attribute.DST_IP, "203.0.113.8"))).hasSize(1);
        assertThat(hits(detector, event(Attribute.DST_IP, "203.0.113.7"))).isEmpty();
    }

    @Test
    void aHostileNameCostsNothing() {
        IndicatorDetector detector = detector(bad(IndicatorKind.DOMAIN, "bad.example", "feed", 80));
        assertThat(hits(detector, event(Attribute.DNS_QUERY, "a.".repeat(5_000_000) + "bad.example")))
                .isEmpty();
    }

    private static Detection only(IndicatorDetector detector, Event event) {
        List<Hit> hits = hits(detector, event);
        assertThat(hits).hasSize(1);
        return hits.get(0).detection();
    }

    private static List<Hit> hits(IndicatorDetector detector, Event event) {
        List<Hit> hits = new ArrayList<>();
        detector.detect(event, hits::add);
        return hits;
    }

    private static IndicatorDetector detector(Indicator... indicators) {
        return new IndicatorDetector(snapshot(indicators));
    }

    private static IndicatorSnapshot snapshot(Indicator... indicators) {
        IndicatorSnapshot.Builder builder = IndicatorSnapshot.builder(WarningLists.none());
        List.of(indicators).forEach(builder::add);
        return builder.build();
    }

    private static Indicator bad(IndicatorKind kind, String value, String source, int confidence) {
        return new Indicator(
                kind, value, source, "family", Tlp.CLEAR, confidence, LONG_AGO, Optional.empty(), Decay.NONE);
    }

    private static Event event(Attribute attribute, String value) {
        return event(Attributes.builder().put(attribute, value).build(), Fields.empty());
    }

    private static Event event(Attributes attributes, Fields fields) {
        Provenance provenance =
                new Provenance(TenantId.of("acme"), SourceId.of("s"), NOW, new Origin("f", 0, 0), "test", "Sensor");
        return new Event(
                EventId.of("1"), provenance, NOW, OcsfClass.NETWORK_ACTIVITY, LogSource.UNKNOWN, attributes, fields);
    }
}
