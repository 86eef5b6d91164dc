package io.breakwater.core.detect.indicator.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.indicator.Indicator;
import io.breakwater.core.detect.indicator.IndicatorKind;
import io.breakwater.core.detect.indicator.Tlp;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FeedsTest {
    private static final Instant FETCHED = Instant.parse("2031-01-01T00:00:00Z");

    private final List<Indicator> indicators = new ArrayList<>();
    private final List<FeedProblem> problems = new ArrayList<>();

    @Test
    void readsAPlainListAndTellsTheLineOfWhatItDoesNotKnow() throws IOException {
        read("""
                # made by hand
                203.0.113.7   # a server
                hxxp://bad[.]example/a
                203.0.113.0/24

                what is this
                *.Bad.example.
                d41d8cd98f00b204e9800998ecf8427e
                """);
        assertThat(indicators)
                .extracting(Indicator::kind, Indicator::value)
                .containsExactly(
                        tuple(IndicatorKind.ADDRESS, "203.0.113.7"),
                        tuple(IndicatorKind.URL, "bad.example/a"),
                        tuple(IndicatorKind.NETWORK, "203.0.113.0/24"),
                        tuple(IndicatorKind.DOMAIN, "bad.example"),
                        tuple(IndicatorKind.MD5, "d41d8cd98f00b204e9800998ecf8427e"));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(6);
            assertThat(problem.code()).isEqualTo("value.unknown");
        });
    }

    @Test
    void readsATableWithItsOwnColumnNamesAndQuotedCells() throws IOException {
        read("""
                IOC, Valid From, Valid Until, Family, TLP, Confidence, Type
                http://198.51.100.7/a.exe,2031-02-01T00:00:00Z,2031-05-01T00:00:00Z,"Mallox, ""new""
                name",amber+strict,high,
                evil.exe,2031-02-01,,,white,70,filename
                198.51.100.8,2031-02-31,,,,,
                198.51.100.9,,,,pink,101,
                nothing at all,,,,,,
                """);
        assertThat(indicators).hasSize(4);
        assertThat(indicators.get(0).label()).isEqualTo("Mallox, \"new\"\nname");
        assertThat(indicators.get(0).tlp()).isEqualTo(Tlp.AMBER_STRICT);
        assertThat(indicators.get(0).confidence()).isEqualTo(85);
        assertThat(indicators.get(0).validUntil()).contains(Instant.parse("2031-05-01T00:00:00Z"));
        assertThat(indicators.get(1).kind()).isEqualTo(IndicatorKind.FILE_NAME);
        assertThat(indicators.get(2).validFrom()).isEqualTo(FETCHED);
        assertThat(problems)
                .extracting(FeedProblem::line, FeedProblem::code)
                .containsExactly(
                        tuple(5L, "time.syntax"),
                        tuple(6L, "tlp.unknown"),
                        tuple(6L, "confidence.range"),
                        tuple(7L, "kind.unknown"));
    }

    @Test
    void readsSeveralValuesInOneCellAndAddressesWithAPort() throws IOException {
        read("""
                ioc,valid from
                d41d8cd98f00b204e9800998ecf8427e;da39a3ee5e6b4b0d3255bfef95601890afd80709,2031-02-01
                203.0.113.7:8443,2031-02-01
                """);
        assertThat(indicators)
                .extracting(Indicator::kind, Indicator::value)
                .containsExactly(
                        tuple(IndicatorKind.MD5, "d41d8cd98f00b204e9800998ecf8427e"),
                        tuple(IndicatorKind.SHA1, "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
                        tuple(IndicatorKind.ADDRESS, "203.0.113.7"));
        assertThat(problems).isEmpty();
    }

    @Test
    void readsABundleWhoseSourceAndMarkingStandBehindTheIndicators() throws IOException {
        read("""
                {"type": "bundle", "id": "bundle--1", "objects": [
                 {"type": "indicator", "id": "indicator--1", "name": "loader", "created_by_ref": "identity--1",
                  "object_marking_refs": ["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"],
                  "pattern_type": "stix", "valid_from": "2031-01-05T00:00:00.123Z", "valid_until": "2031-02-05T00:00:00Z",
                  "confidence": 70,
                  "pattern": "[ipv4-addr:value = '203.0.113.9' OR domain-name:value IN ('a.example','b.example')] OR [file:hashes.'SHA-256' = '%s']"},
                 {"type": "indicator", "id": "indicator--2", "pattern": "[file:name = 'a.exe' AND file:size > 10]", "valid_from": "2031-01-05T00:00:00Z"},
                 {"type": "indicator", "id": "indicator--3", "revoked": true, "pattern": "[ipv4-addr:value = '203.0.113.10']"},
                 {"type": "indicator", "id": "indicator--4", "pattern_type": "sigma", "pattern": "title: x"},
                 {"type": "indicator", "id": "indicator--5", "pattern": "[ipv4-addr:value ISSUBSET '203.0.113.0/24']", "valid_from": "2031-01-05T00:00:00Z"},
                 {"type": "identity", "id": "identity--1", "name": "A Team"}
                ]}
                """.formatted("ab".repeat(32)));
        assertThat(indicators)
                .extracting(Indicator::value)
                .containsExactly("203.0.113.9", "a.example", "b.example", "ab".repeat(32), "203.0.113.0/24");
        assertThat(indicators.get(0).source()).isEqualTo("A Team");
        assertThat(indicators.get(0).tlp()).isEqualTo(Tlp.GREEN);
        assertThat(indicators.get(0).confidence()).isEqualTo(70);
        assertThat(problems)
                .extracting(FeedProblem::line, FeedProblem::code)
                .containsExactly(tuple(7L, "pattern.left-out"), tuple(9L, "pattern.language"));
    }

    @Test
    void readsAMispEventAndLeavesOutWhatIsNotForDetection() throws IOException {
        read("""
                {"response": [{"Event": {"info": "wave", "date": "2031-03-01", "Orgc": {"name": "CERT"},
                  "Tag": [{"name": "tlp:red"}],
                  "Attribute": [
                    {"type": "ip-dst|port", "value": "203.0.113.11|443", "to_ids": true, "timestamp": "1930000000"},
                    {"type": "filename|md5", "value": "a.exe|d41d8cd98f00b204e9800998ecf8427e", "to_ids": true},
                    {"type": "domain", "value": "harmless.example", "to_ids": false},
                    {"type": "comment", "value": "x", "to_ids": true}],
                  "Object": [{"Attribute": [
                    {"type": "x509-fingerprint-sha1", "value": "0123456789abcdef0123456789abcdef01234567", "to_ids": true},
                    {"type": "ip-src", "value": "203.0.113.0/28", "to_ids": true, "Tag": [{"name": "tlp:green"}]}]}]}}]}
                """);
        assertThat(indicators)
                .extracting(Indicator::kind)
                .containsExactly(
                        IndicatorKind.ADDRESS,
                        IndicatorKind.FILE_NAME,
                        IndicatorKind.MD5,
                        IndicatorKind.CERTIFICATE,
                        IndicatorKind.NETWORK);
        assertThat(indicators).extracting(Indicator::source).containsOnly("CERT");
        assertThat(indicators)
                .extracting(Indicator::tlp)
                .containsExactly(Tlp.RED, Tlp.RED, Tlp.RED, Tlp.RED, Tlp.GREEN);
        assertThat(indicators.get(0).validFrom()).isEqualTo(Instant.ofEpochSecond(1_930_000_000));
        assertThat(problems).isEmpty();
    }

    @Test
    void tellsWhereBrokenJsonBreaksAndKeepsWhatStoodBefore() throws IOException {
        read("""
                {"type": "bundle", "objects": [
                 {"type": "indicator", "pattern": "[url:value = 'http://bad.example/']", "valid_from": "2031-01-05T00:00:00Z"},
                 {"type": "indicator", "pattern":
                """);
        assertThat(indicators).hasSize(1);
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("json.syntax");
            assertThat(problem.line()).isGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void refusesJsonThatIsNeither() throws IOException {
        read("{\"hello\": [1, 2, {\"x\": 3}]}");
        assertThat(problems).extracting(FeedProblem::code).containsExactly("json.shape");
    }

    @Test
    void theBuiltInIndicatorsLoadWithoutAProblem() {
        IndicatorLibrary.Loaded loaded = IndicatorLibrary.load(ContentLibrary.builtIn(), List.of());
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.snapshot().size()).isPositive();
        assertThat(loaded.snapshot().warningListed()).isZero();
    }

    private void read(String text) throws IOException {
        Feeds.read("feed", new StringReader(text), FeedDefaults.of("own", FETCHED), new FeedSink() {
            @Override
            public void indicator(Indicator indicator) {
                indicators.add(indicator);
            }

            @Override
            public void problem(FeedProblem problem) {
                problems.add(problem);
            }
        });
    }
}
