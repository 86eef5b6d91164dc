package io.breakwater.core.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DrillPlanTest {
    private static final Instant BASE = Instant.parse("2031-05-11T08:00:00Z");
    private static final DrillPlan PLAN = DrillPlan.of(7, BASE);

    @Test
    void theSameSeedGivesTheSameLines() {
        assertThat(DrillPlan.of(7, BASE)).isEqualTo(PLAN);
        assertThat(DrillPlan.of(8, BASE).lines()).isNotEqualTo(PLAN.lines());
    }

    @Test
    void manyCustomersAreHitByThreeBursts() {
        assertThat(PLAN.tenants()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(PLAN.victims().stream().map(DrillVictim::wave)).contains(0, 1, 2, 3);
        assertThat(victims()).hasSameSizeAs(PLAN.victims()).hasSizeBetween(30, 45);
        assertThat(PLAN.victims().stream().map(DrillVictim::tenant).distinct()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void everySeedHasAPlan() {
        for (int seed = 0; seed < 20; seed++) {
            List<DrillVictim> drawn = DrillPlan.of(seed, BASE).victims();
            assertThat(drawn).as("victims of seed " + seed).hasSizeBetween(30, 45);
            assertThat(drawn.stream().map(DrillVictim::tenant).distinct())
                    .as("customers hit with seed " + seed)
                    .hasSizeGreaterThanOrEqualTo(20);
        }
    }

    @Test
    void linesComeInTheOrderOfTheirArrivalAndEndAtTheBase() {
        List<Instant> arrivals = PLAN.lines().stream().map(DrillLine::arrival).toList();
        assertThat(arrivals).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(arrivals.get(arrivals.size() - 1)).isBeforeOrEqualTo(BASE);
        assertThat(arrivals.get(0)).isAfter(BASE.minus(Duration.ofDays(27)));
    }

    @Test
    void sevenKindsOfProductsWrite() {
        Set<String> connectors = PLAN.lines().stream().map(DrillLine::connector).collect(Collectors.toSet());
        assertThat(connectors)
                .containsExactlyInAnyOrder(
                        "web-guard",
                        "capability-pool",
                        "cloud-mirror",
                        "security-brain",
                        "asset-atlas",
                        "windows-json",
                        "suricata-eve");
    }

    @Test
    void someLinesComeTwice() {
        long different = PLAN.lines().stream()
                .map(line -> line.tenant() + line.line())
                .distinct()
                .count();
        assertThat(PLAN.lines().size() - different).isGreaterThan(PLAN.lines().size() / 100);
    }

    @Test
    void someCustomersExposeTheLeadingProductAndAreSpared() {
        String leading = "云账财务套件";
        Set<TenantId> hit = PLAN.victims().stream().map(DrillVictim::tenant).collect(Collectors.toSet());
        assertThat(PLAN.exposed().stream()
                        .filter(asset -> asset.product().equals(leading))
                        .map(ExposedAsset::tenant))
                .anyMatch(tenant -> !hit.contains(tenant));
    }

    @Test
    void everyVictimIsAnExposedAsset() {
        Set<Key> exposed = PLAN.exposed().stream()
                .map(asset -> new Key(asset.tenant(), asset.asset()))
                .collect(Collectors.toSet());
        assertThat(exposed).containsAll(victims());
    }

    @Test
    void anAuthorisedTestIsAnnouncedBeforeItBegins() {
        List<String> announced = PLAN.lines().stream()
                .filter(line -> line.connector().equals("asset-atlas"))
                .map(DrillLine::line)
                .distinct()
                .toList();
        assertThat(announced).singleElement().asString().contains("until=\"2031-05-04T16:00");
    }

    @Test
    void noLineNamesAnAddressOutsideTheRangesSetAsideForExamples() {
        Pattern address = Pattern.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])");
        Pattern example =
                Pattern.compile("(?:10\\.|192\\.0\\.2\\.|198\\.51\\.100\\.|203\\.0\\.113\\.|198\\.1[89]\\.).*");
        Set<String> named = PLAN.lines().stream()
                .flatMap(line -> address.matcher(line.line()).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(named)
                .hasSizeGreaterThan(100)
                .allMatch(found -> example.matcher(found).matches());
    }

    private static Set<Key> victims() {
        return PLAN.victims().stream()
                .map(victim -> new Key(victim.tenant(), victim.asset()))
                .collect(Collectors.toSet());
    }

    private record Key(TenantId tenant, AssetId asset) {}
}
