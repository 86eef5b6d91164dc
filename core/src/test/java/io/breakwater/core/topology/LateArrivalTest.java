package io.breakwater.core.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.campaign.CampaignState;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.sigma.correlation.CorrelationStage;
import io.breakwater.core.drill.DrillLine;
import io.breakwater.core.drill.DrillPlan;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.core.warn.WarningBoard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The recorded drill, its lines up to three days late and event time told on the way, against the same drill told at the
 * end: incidents and campaign tables are the same. Here the moments at which stages are told of time are drawn from a
 * printed seed; on Flink they fall as the wall clock has it.
 */
final class LateArrivalTest {
    private static final Instant BASE = Instant.parse("2031-05-11T12:00:00Z");
    private static final Instant END = BASE.plus(Duration.ofDays(1));
    /** The drill's own late lines come up to 33 hours late. */
    private static final Duration MORE_DELAY = CorrelationStage.LATENESS.minusHours(34);

    private static final Duration TOLD_BEHIND = Duration.ofHours(1);
    private static final int TENANTS = 10;

    private final Topology topology = new Topology(new Topology.Sources(
            ContentLibrary.builtIn(),
            List.of(),
            ZoneId.of("Asia/Shanghai"),
            new Pseudonyms("the key of this test, 32 bytes..".getBytes(StandardCharsets.UTF_8))));

    @Test
    void theDrillComingDaysLateLeadsToTheSameIncidentsAndTables() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        DrillPlan plan = DrillPlan.of(seed, BASE);
        SortedMap<String, Object> inTime = run(plan, lines(plan), line -> false);
        SortedMap<String, Object> late = run(plan, delayed(lines(plan), random), line -> random.nextInt(4) == 0);
        assertThat(inTime.keySet().stream().filter(key -> key.startsWith("incident ")))
                .hasSizeGreaterThan(5);
        assertThat(late.keySet()).isEqualTo(inTime.keySet());
        inTime.forEach((key, value) -> assertThat(late.get(key)).as(key).isEqualTo(value));
    }

    /** Whether event time is told after a line. */
    private interface Telling {
        boolean after(DrillLine line);
    }

    private static List<DrillLine> lines(DrillPlan plan) {
        List<TenantId> chosen = plan.tenants().stream()
                .limit(TENANTS)
                .map(profile -> profile.tenant())
                .toList();
        return plan.lines().stream()
                .filter(line -> chosen.contains(line.tenant()))
                .toList();
    }

    private static List<DrillLine> delayed(List<DrillLine> lines, Random random) {
        List<DrillLine> delayed = new ArrayList<>();
        for (DrillLine line : lines) {
            long delay = random.nextInt(3) == 0 ? (long) (MORE_DELAY.toMillis() * random.nextDouble()) : 0;
            delayed.add(new DrillLine(
                    line.tenant(),
                    line.source(),
                    line.connector(),
                    line.door(),
                    line.arrival().plusMillis(delay),
                    line.line()));
        }
        delayed.sort(Comparator.comparing(DrillLine::arrival));
        return delayed;
    }

    private SortedMap<String, Object> run(DrillPlan plan, List<DrillLine> lines, Telling telling) {
        Trickle<?, CampaignState, WarningBoard> trickle = trickle(topology.tenantStage());
        plan.tenants().forEach(tenant -> trickle.keyed(new TenantRecord.Fact(tenant)));
        plan.exposed().forEach(asset -> trickle.keyed(new TenantRecord.Fact(asset)));
        for (DrillLine line : lines) {
            trickle.accept(line);
            if (telling.after(line)) {
                trickle.tell(line.tenant());
            }
        }
        return trickle.end();
    }

    private <T> Trickle<T, CampaignState, WarningBoard> trickle(KeyedStage<T, TenantRecord, TenantOutput> tenantStage) {
        return new Trickle<>(topology.ingest(), tenantStage, topology.providerStage());
    }

    /** Runs the stages with a clock per tenant, as the job does. */
    private static final class Trickle<T, C, W> implements Ingest.Outlet {
        private final Ingest ingest;
        private final KeyedStage<T, TenantRecord, TenantOutput> tenantStage;
        private final KeyedStage<ProviderStage.State<C, W>, ProviderInput, ProviderOutput> providerStage;
        private final Map<TenantId, T> tenants = new HashMap<>();
        private final Map<TenantId, Instant> clocks = new HashMap<>();
        private final ProviderStage.State<C, W> provider;
        private final SortedMap<String, Object> rows = new TreeMap<>();

        private Trickle(
                Ingest ingest,
                KeyedStage<T, TenantRecord, TenantOutput> tenantStage,
                KeyedStage<ProviderStage.State<C, W>, ProviderInput, ProviderOutput> providerStage) {
            this.ingest = ingest;
            this.tenantStage = tenantStage;
            this.providerStage = providerStage;
            this.provider = providerStage.initial();
        }

        private void accept(DrillLine line) {
            ingest.process(line.record(0), this);
        }

        private void tell(TenantId tenant) {
            Instant now = clocks.getOrDefault(tenant, Instant.EPOCH).minus(TOLD_BEHIND);
            tenantStage.advance(tenants.get(tenant), now, this::onward);
            clocks.values().stream()
                    .max(Comparator.naturalOrder())
                    .ifPresent(furthest -> providerStage.advance(provider, furthest.minus(TOLD_BEHIND), this::told));
        }

        private SortedMap<String, Object> end() {
            tenants.values().forEach(state -> tenantStage.advance(state, END, this::onward));
            providerStage.advance(provider, END, this::told);
            return rows;
        }

        @Override
        public void keyed(TenantRecord record) {
            T state = tenants.computeIfAbsent(record.tenant(), tenant -> tenantStage.initial());
            tenantStage.accept(state, record, this::onward);
        }

        @Override
        public void rejected(Rejected rejected) {
            throw new AssertionError(rejected.message());
        }

        @Override
        public void event(Event event) {
            clocks.merge(event.tenant(), event.time(), (a, b) -> a.isAfter(b) ? a : b);
        }

        private void onward(TenantOutput output) {
            switch (output) {
                case TenantOutput.Changed(var change) -> incident(change.after());
                case TenantOutput.ForProvider(var input) -> providerStage.accept(provider, input, this::told);
                case TenantOutput.Detected detected -> {
                    // Stands in its incident.
                }
                case TenantOutput.Watched watched -> {
                    // A measurement of what has arrived.
                }
                case TenantOutput.Lent lent -> {
                    // An input.
                }
            }
        }

        private void incident(Incident incident) {
            String key = "incident " + incident.id();
            if (incident.status() == IncidentStatus.WITHDRAWN) {
                rows.remove(key);
            } else {
                rows.put(key, withoutNumber(incident));
            }
        }

        private static Incident withoutNumber(Incident incident) {
            return new Incident(
                    incident.id(),
                    incident.tenant(),
                    0,
                    incident.status(),
                    incident.opened(),
                    incident.score(),
                    incident.assets(),
                    incident.members(),
                    incident.leftOut(),
                    incident.blindSpots());
        }

        private void told(ProviderOutput output) {
            if (output instanceof CampaignTables tables) {
                String key = "campaign " + tables.campaign();
                if (tables.total() == 0) {
                    rows.remove(key);
                } else {
                    rows.put(key, tables);
                }
            }
        }
    }
}
