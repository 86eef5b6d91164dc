package io.breakwater.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Evidence;
import io.breakwater.core.model.IncidentChange.Kind;
import io.breakwater.core.model.TenantId;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoreFixture.class)
final class KeptEventsTest {
    private static final Scope GAMMA = Scope.of(new TenantId("gamma"));
    private static final Instant LONG_AGO = Instant.parse("2024-01-05T00:00:00Z");

    private final EmbeddedPostgres postgres;
    private final KeptEvents events;
    private final Store store;

    KeptEventsTest(Store store, EmbeddedPostgres postgres) {
        this.store = store;
        this.postgres = postgres;
        this.events = new KeptEvents(store);
    }

    private void write(Outcome... outcomes) {
        try (OutcomeWriter writer = OutcomeWriter.open(postgres.app())) {
            writer.write(List.of(outcomes));
        }
    }

    @Test
    void opensAnEventWithTheRulesThatMatchedItAndNothingTwice() {
        Evidence evidence = Samples.evidence("gamma", "GET /upload <script>");
        write(new Outcome.OfEvidence(evidence, Samples.RULE), new Outcome.OfEvidence(evidence, Samples.RULE));
        write(new Outcome.OfEvidence(evidence, Samples.RULE));
        KeptEvents.Opened opened = events.find(GAMMA, evidence.id()).orElseThrow();
        assertThat(opened.event().raw()).isEqualTo(evidence.raw());
        assertThat(opened.event().provenance()).isEqualTo(evidence.provenance());
        assertThat(opened.event().attributes()).isEqualTo(evidence.attributes());
        assertThat(opened.event().fields())
                .as("what PostgreSQL cannot hold is replaced, the order stays")
                .extracting(Evidence.Field::value)
                .containsExactly("/upload", "a\uFFFDb");
        assertThat(opened.rules()).containsExactly(Samples.RULE);
    }

    @Test
    void opensForNoOtherTenant() {
        Evidence evidence = Samples.evidence("gamma", "only theirs");
        write(new Outcome.OfEvidence(evidence, Samples.RULE));
        Scope other = Scope.of(new TenantId("delta"));
        assertThat(events.find(other, evidence.id())).isEmpty();
        assertThat(events.among(other, List.of(evidence.id()))).isEmpty();
        assertThat(events.among(GAMMA, List.of(evidence.id(), new EventId("unknown"))))
                .containsExactly(evidence.id());
    }

    @Test
    void letsOldEventsGoButNotThoseOfAnOpenIncident() {
        Evidence old = Samples.evidence("gamma", "old", LONG_AGO);
        Evidence young = Samples.evidence("gamma", "young", Samples.MORNING.plus(Duration.ofDays(1)));
        Evidence held = Samples.evidence("epsilon", "held", Samples.MORNING);
        write(
                new Outcome.OfEvidence(old, Samples.RULE),
                new Outcome.OfEvidence(young, Samples.RULE),
                new Outcome.OfEvidence(held, Samples.RULE),
                new Outcome.OfIncident(
                        Samples.change(Kind.OPENED, Samples.incident("i-epsilon", "epsilon", 1, "web shell"))));
        assertThat(events.expire(Samples.MORNING.plus(Duration.ofHours(1)), 1_000))
                .isPositive();
        assertThat(events.among(Scope.PROVIDER, List.of(old.id(), young.id(), held.id())))
                .containsExactlyInAnyOrder(young.id(), held.id());
    }

    @Test
    void replacesTheTotalsOfARule() {
        write(new Outcome.OfRule(Samples.ruleCount("gamma", 3)));
        write(new Outcome.OfRule(Samples.ruleCount("gamma", 9)), new Outcome.OfRule(Samples.ruleCount("delta", 2)));
        RuleCounts counts = new RuleCounts(store);
        assertThat(counts.list(GAMMA)).containsExactly(Samples.ruleCount("gamma", 9));
    }
}
