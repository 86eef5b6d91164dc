package io.breakwater.core.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.Hit;
import io.breakwater.core.drill.DrillPlan;
import io.breakwater.core.drill.DrillVictim;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The recorded drill through the built-in connectors, rules and stages: what comes out is what the script did. */
final class DrillOnTheStagesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant BASE = Instant.parse("2031-05-11T12:00:00Z");
    private static final DrillPlan PLAN = DrillPlan.of(7, BASE);
    private static final Watcher SEEN = new Watcher();

    @BeforeAll
    static void play() {
        Topology topology = new Topology(new Topology.Sources(
                ContentLibrary.builtIn(),
                List.of(),
                ZONE,
                new Pseudonyms("the key of this test, 32 bytes..".getBytes(StandardCharsets.UTF_8))));
        BoundedDriver<?, ?> driver = topology.driver(SEEN);
        PLAN.tenants().forEach(tenant -> driver.accept(new TenantRecord.Fact(tenant)));
        PLAN.exposed().forEach(asset -> driver.accept(new TenantRecord.Fact(asset)));
        PLAN.lines().forEach(line -> driver.accept(line.record(0)));
        driver.finish(BASE);
    }

    @Test
    void everyLineIsUnderstood() {
        assertThat(SEEN.rejected).isEmpty();
        assertThat(SEEN.alerts).hasSizeGreaterThan(3000);
    }

    @Test
    void everyAlertIsJudgedByExactlyOneRule() {
        Map<EventId, Set<String>> others = SEEN.alerts.entrySet().stream()
                .filter(alert -> alert.getValue().size() != 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(others).isEmpty();
    }

    @Test
    void theDrillsIndicatorsAreSeen() {
        assertThat(SEEN.contacts).isPositive();
    }

    @Test
    void everyVictimIsCountedOnItsDayAndNobodyElse() {
        Map<LocalDate, Integer> scripted = new TreeMap<>();
        PLAN.victims().forEach(victim -> scripted.merge(day(victim), 1, Integer::sum));
        Map<LocalDate, Integer> counted = new TreeMap<>();
        SEEN.campaigns
                .values()
                .forEach(tables -> tables.daily().forEach((day, assets) -> counted.merge(day, assets, Integer::sum)));
        assertThat(counted).isEqualTo(scripted);
    }

    private static LocalDate day(DrillVictim victim) {
        return LocalDate.ofInstant(victim.at(), ZONE);
    }

    /** Keeps what the questions above need. */
    private static final class Watcher implements BoundedDriver.Observer {
        private final List<Rejected> rejected = new ArrayList<>();
        private final Map<EventId, Set<String>> alerts = new HashMap<>();
        private final Map<String, CampaignTables> campaigns = new HashMap<>();
        private int contacts;

        @Override
        public void rejected(Rejected record) {
            rejected.add(record);
        }

        @Override
        public void event(Event event) {
            if (event.isAlert()) {
                alerts.put(event.id(), new TreeSet<>());
            }
        }

        @Override
        public void keyed(TenantRecord record) {
            if (record instanceof TenantRecord.Detected detected && isRule(detected.hit())) {
                detected.hit()
                        .detection()
                        .evidence()
                        .forEach(event -> alerts.computeIfPresent(event, (id, rules) -> {
                            rules.add(detected.hit().detection().rule().title());
                            return rules;
                        }));
            }
        }

        /** A rule or the product's own word; indicators say something else of the same event. */
        private boolean isRule(Hit hit) {
            boolean indicator = hit.detection().rule().id().startsWith("indicator:");
            contacts += indicator ? 1 : 0;
            return hit.alone() && !indicator;
        }

        @Override
        public void provider(ProviderOutput output) {
            if (output instanceof CampaignTables tables) {
                campaigns.put(tables.campaign().value(), tables);
            }
        }
    }
}
