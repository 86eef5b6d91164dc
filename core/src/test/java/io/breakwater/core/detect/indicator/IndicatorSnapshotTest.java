package io.breakwater.core.detect.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IndicatorSnapshotTest {
    private static final Instant FROM = Instant.parse("2031-01-01T00:00:00Z");
    private static final Instant NOW = FROM.plus(Duration.ofDays(1));

    @ParameterizedTest
    @CsvSource({
        "ADDRESS, 203.0.113.7, ADDRESS, 203.0.113.7, true",
        "ADDRESS, 203.0.113.7, ADDRESS, 203.0.113.70, false",
        "ADDRESS, 2001:db8::1, ADDRESS, 2001:0db8:0:0:0:0:0:1, true",
        "ADDRESS, 203.0.113.7, ADDRESS, ::ffff:203.0.113.7, true",
        "NETWORK, 203.0.113.0/25, ADDRESS, 203.0.113.127, true",
        "NETWORK, 203.0.113.0/25, ADDRESS, 203.0.113.128, false",
        "NETWORK, 2001:db8::/33, ADDRESS, 2001:db8:7fff::9, true",
        "NETWORK, 2001:db8::/33, ADDRESS, 2001:db8:8000::9, false",
        "DOMAIN, bad.example, DOMAIN, bad.example, true",
        "DOMAIN, bad.example, DOMAIN, www.deep.BAD.example, true",
        "DOMAIN, bad.example, DOMAIN, notbad.example, false",
        "DOMAIN, www.bad.example, DOMAIN, bad.example, false",
        "DOMAIN, bad.example, URL, bad.example/x, true",
        "URL, http://Bad.example:80/x?y=1#z, URL, bad.example/x?y=1, true",
        "URL, http://bad.example/x, URL, bad.example/x/y, false",
        "MD5, D41D8CD98F00B204E9800998ECF8427E, MD5, d41d8cd98f00b204e9800998ecf8427e, true",
        "CERTIFICATE, 01:23:45:67:89:ab:cd:ef:01:23:45:67:89:ab:cd:ef:01:23:45:67, CERTIFICATE, 0123456789abcdef0123456789abcdef01234567, true",
        "EMAIL, Help@Bad.example, EMAIL, help@bad.example, true",
        "FILE_NAME, C:\\Temp\\Evil.EXE, FILE_NAME, evil.exe, true"
    })
    void findsWhatIsTheSameAndNothingElse(
            IndicatorKind kind, String value, IndicatorKind asked, String observed, boolean found) {
        IndicatorSnapshot snapshot = of(indicator(kind, value));
        assertThat(snapshot.lookup(asked, observed, NOW)).hasSize(found ? 1 : 0);
    }

    @Test
    void findsNestedNetworksAndTheAddressItself() {
        IndicatorSnapshot snapshot = of(
                indicator(IndicatorKind.NETWORK, "203.0.113.0/24"),
                indicator(IndicatorKind.NETWORK, "203.0.113.0/28"),
                indicator(IndicatorKind.ADDRESS, "203.0.113.3"));
        assertThat(snapshot.lookup(IndicatorKind.ADDRESS, "203.0.113.3", NOW))
                .extracting(match -> match.indicator().value())
                .containsExactlyInAnyOrder("203.0.113.0/24", "203.0.113.0/28", "203.0.113.3");
    }

    @Test
    void doesNotFireBeforeItsTimeOrAfterIt() {
        Indicator bounded = with(
                indicator(IndicatorKind.DOMAIN, "bad.example"),
                Optional.of(FROM.plus(Duration.ofDays(30))),
                Decay.NONE);
        IndicatorSnapshot snapshot = of(bounded);
        assertThat(verdict(snapshot, FROM.minusSeconds(60))).isInstanceOf(Verdict.NotYetValid.class);
        assertThat(verdict(snapshot, FROM)).isEqualTo(new Verdict.Fires(60));
        assertThat(verdict(snapshot, FROM.plus(Duration.ofDays(30)))).isInstanceOf(Verdict.Expired.class);
    }

    @Test
    void loosesConfidenceWithAgeUntilItIsUsedUp() {
        Indicator decaying = with(
                indicator(IndicatorKind.DOMAIN, "bad.example"), Optional.empty(), new Decay(Duration.ofDays(100), 1));
        IndicatorSnapshot snapshot = of(decaying);
        assertThat(verdict(snapshot, FROM.plus(Duration.ofDays(50)))).isEqualTo(new Verdict.Fires(30));
        assertThat(verdict(snapshot, FROM.plus(Duration.ofDays(100)))).isInstanceOf(Verdict.Expired.class);
    }

    @Test
    void saysWhichWarningListKeepsItQuiet() {
        WarningLists lists = WarningLists.of(List.of(
                list("inside", WarningList.Type.CIDR, "10.0.0.0/8"),
                list("everyday", WarningList.Type.HOSTNAME, ".search.example"),
                list("sandboxes", WarningList.Type.SUBSTRING, "sandbox"),
                list("staff", WarningList.Type.REGEX, "/^(?:soc|noc)@/i"),
                list("empty", WarningList.Type.STRING, "D41D8CD98F00B204E9800998ECF8427E")));
        assertThat(lists.listing(IndicatorKind.ADDRESS, "10.1.2.3")).contains("inside");
        assertThat(lists.listing(IndicatorKind.NETWORK, "10.1.0.0/16")).contains("inside");
        assertThat(lists.listing(IndicatorKind.NETWORK, "10.0.0.0/7")).isEmpty();
        assertThat(lists.listing(IndicatorKind.URL, "10.1.2.3/a")).contains("inside");
        assertThat(lists.listing(IndicatorKind.DOMAIN, "www.search.example")).contains("everyday");
        assertThat(lists.listing(IndicatorKind.DOMAIN, "research.example")).isEmpty();
        assertThat(lists.listing(IndicatorKind.URL, "my-sandbox.example/a")).contains("sandboxes");
        assertThat(lists.listing(IndicatorKind.EMAIL, "soc@house.example")).contains("staff");
        assertThat(lists.listing(IndicatorKind.MD5, "d41d8cd98f00b204e9800998ecf8427e"))
                .contains("empty");

        IndicatorSnapshot snapshot = IndicatorSnapshot.builder(lists)
                .add(indicator(IndicatorKind.DOMAIN, "www.search.example"))
                .build();
        assertThat(snapshot.warningListed()).isEqualTo(1);
        assertThat(snapshot.lookup(IndicatorKind.DOMAIN, "www.search.example", NOW))
                .extracting(IndicatorMatch::verdict)
                .containsExactly(new Verdict.WarningListed("everyday"));
    }

    @Test
    void keepsEverySourceOfAValueWithWhatItSays() {
        Indicator one = indicator(IndicatorKind.ADDRESS, "203.0.113.7");
        Indicator other = new Indicator(
                IndicatorKind.ADDRESS, "203.0.113.7", "other", "x", Tlp.RED, 90, FROM, Optional.empty(), Decay.NONE);
        assertThat(of(one, other).lookup(IndicatorKind.ADDRESS, "203.0.113.7", NOW))
                .extracting(IndicatorMatch::indicator)
                .containsExactlyInAnyOrder(one, other);
    }

    @Test
    void agreesWithAPlainMapOverRandomNames() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<String> bad = new HashSet<>();
        IndicatorSnapshot.Builder builder = IndicatorSnapshot.builder(WarningLists.none());
        for (int i = 0; i < 20_000; i++) {
            String name = name(random);
            if (bad.add(name)) {
                builder.add(indicator(IndicatorKind.DOMAIN, name));
            }
        }
        IndicatorSnapshot snapshot = builder.build();
        for (int i = 0; i < 50_000; i++) {
            String asked = name(random);
            assertThat(snapshot.lookup(IndicatorKind.DOMAIN, asked, NOW))
                    .as("seed " + seed + ", " + asked)
                    .hasSameSizeAs(
                            suffixes(asked).stream().filter(bad::contains).toList());
        }
    }

    @Test
    void agreesWithAPlainMapOverRandomAddresses() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, Integer> networks = new HashMap<>();
        IndicatorSnapshot.Builder builder = IndicatorSnapshot.builder(WarningLists.none());
        for (int i = 0; i < 500; i++) {
            int bits = 8 + random.nextInt(24);
            int base = random.nextInt() & -1 << (32 - bits);
            if (networks.putIfAbsent(dotted(base) + "/" + bits, base) == null) {
                builder.add(indicator(IndicatorKind.NETWORK, dotted(base) + "/" + bits));
            }
        }
        IndicatorSnapshot snapshot = builder.build();
        for (int i = 0; i < 20_000; i++) {
            int asked = random.nextInt();
            long holding = networks.entrySet().stream()
                    .filter(network -> holds(network.getKey(), network.getValue(), asked))
                    .count();
            assertThat(snapshot.lookup(IndicatorKind.ADDRESS, dotted(asked), NOW))
                    .as("seed " + seed + ", " + dotted(asked))
                    .hasSize((int) holding);
        }
    }

    private static boolean holds(String network, int base, int address) {
        int bits = Integer.parseInt(network.substring(network.indexOf('/') + 1));
        return (address & -1 << (32 - bits)) == base;
    }

    private static String dotted(int address) {
        return "%d.%d.%d.%d".formatted(address >>> 24, address >>> 16 & 0xff, address >>> 8 & 0xff, address & 0xff);
    }

    private static List<String> suffixes(String name) {
        String[] labels = name.split("\\.");
        return java.util.stream.IntStream.range(0, labels.length)
                .mapToObj(from -> String.join(".", List.of(labels).subList(from, labels.length)))
                .toList();
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        int labels = 1 + random.nextInt(3);
        for (int i = 0; i < labels; i++) {
            name.append((char) ('a' + random.nextInt(26)))
                    .append(random.nextInt(30))
                    .append('.');
        }
        return name + "example";
    }

    private static Verdict verdict(IndicatorSnapshot snapshot, Instant at) {
        return snapshot.lookup(IndicatorKind.DOMAIN, "bad.example", at).get(0).verdict();
    }

    private static WarningList list(String name, WarningList.Type type, String... values) {
        return new WarningList(name, type, Set.of(IndicatorKind.values()), List.of(values));
    }

    private static IndicatorSnapshot of(Indicator... indicators) {
        IndicatorSnapshot.Builder builder = IndicatorSnapshot.builder(WarningLists.none());
        List.of(indicators).forEach(builder::add);
        return builder.build();
    }

    private static Indicator with(Indicator indicator, Optional<Instant> until, Decay decay) {
        return new Indicator(
                indicator.kind(),
                indicator.value(),
                indicator.source(),
                indicator.label(),
                indicator.tlp(),
                indicator.confidence(),
                indicator.validFrom(),
                until,
                decay);
    }

    private static Indicator indicator(IndicatorKind kind, String value) {
        String normal = IndicatorText.normal(kind, value).orElseThrow();
        return new Indicator(kind, normal, "feed", "", Tlp.GREEN, 60, FROM, Optional.empty(), Decay.NONE);
    }
}
