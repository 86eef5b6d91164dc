package io.breakwater.server.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantInput;
import io.breakwater.core.model.TenantWatch;
import io.breakwater.core.model.WatchAge;
import io.breakwater.pipeline.intake.Intake;
import io.breakwater.pipeline.intake.IntakeRefusal;
import io.breakwater.server.RecordingIntake;
import io.breakwater.server.RunningServer;
import io.breakwater.server.door.FactIntake;
import io.breakwater.store.Lending;
import io.breakwater.store.Outcome;
import io.breakwater.store.OutcomeWriter;
import io.breakwater.store.PeerHistory;
import io.breakwater.store.Scope;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class RateLenderTest {
    private static final Instant MARCH = Instant.parse("2025-03-01T07:00:00Z");
    private static final Instant NOW = Instant.parse("2025-03-01T08:00:00Z");
    private static final TenantId FRESH = new TenantId("fresh");
    private static final List<String> PEERS = List.of("lender-a", "lender-b", "lender-c");

    private final RunningServer.Parts server;
    private final RecordingIntake intake = new RecordingIntake();

    RateLenderTest(RunningServer.Parts server) {
        this.server = server;
    }

    @AfterEach
    void forget() {
        server.store()
                .change(
                        Scope.PROVIDER,
                        handle -> List.of("tenant_watch", "watch_period", "rule_sighting", "lending")
                                .forEach(table -> handle.execute("delete from " + table
                                        + " where tenant_id in ('fresh', 'lender-a', 'lender-b', 'lender-c')")));
    }

    private RateLender lender(Intake into) {
        return new RateLender(
                new PeerHistory(server.store()), new FactIntake(CompletableFuture.completedFuture(into)), () -> NOW);
    }

    private void write(Outcome outcome) {
        try (OutcomeWriter writer = OutcomeWriter.open(server.postgres().app())) {
            writer.write(List.of(outcome));
        }
    }

    private void watched(String tenant, int hours, TenantWatch.Period... periods) {
        write(new Outcome.OfWatch(new TenantWatch(
                new TenantId(tenant),
                MARCH,
                MARCH.plus(Duration.ofHours(72)),
                MARCH.plus(Duration.ofHours(hours)),
                List.of(periods))));
    }

    private void threePeersAndANewTenant() {
        for (String peer : PEERS) {
            watched(peer, 100, new TenantWatch.Period(WatchAge.LATER, 2, List.of(new TenantWatch.Seen("r", 4, 2, 1))));
        }
        watched("fresh", 0);
    }

    private List<RawRecord> ofFresh() {
        return intake.records().stream()
                .filter(record -> record.tenant().equals(FRESH))
                .toList();
    }

    private static BorrowedRates fact(RawRecord record) throws IOException {
        return (BorrowedRates) Json.text().readValue(record.payload(), TenantInput.class);
    }

    @Test
    void lendsOnceWhileTheFactIsOnItsWayAndTheNextDayAgain() throws IOException {
        RateLender lender = lender(intake);
        watched("fresh", 0);
        lender.look();
        assertThat(ofFresh()).as("without peers").isEmpty();

        threePeersAndANewTenant();
        lender.look();
        lender.look();
        assertThat(ofFresh()).hasSize(1);
        BorrowedRates lent = fact(ofFresh().getFirst());
        assertThat(lent.from()).isEqualTo(Instant.parse("2025-03-01T00:00:00Z"));
        assertThat(lent.measured()).isEqualTo(NOW);
        assertThat(lent.rates()).singleElement().satisfies(rate -> {
            assertThat(rate.rule()).isEqualTo("r");
            assertThat(rate.rate().inTenant()).isEqualTo(2);
        });

        write(new Outcome.OfLending(Lending.of(lent)));
        watched("fresh", 20);
        lender(intake).look();
        lender.look();
        assertThat(ofFresh()).as("each of two that do not know of each other").hasSize(3);
        assertThat(fact(ofFresh().getLast()).from()).isEqualTo(Instant.parse("2025-03-03T00:00:00Z"));
    }

    @Test
    void aFactThatWasNotTakenIsHandedInAgain() {
        threePeersAndANewTenant();
        RateLender lender = lender(new Refusing(intake));
        assertThatThrownBy(lender::look).isInstanceOf(IntakeRefusal.class);
        assertThat(ofFresh()).isEmpty();
        lender.look();
        assertThat(ofFresh()).hasSize(1);
    }

    /** Refuses the first record. */
    private static final class Refusing implements Intake {
        private final Intake then;
        private boolean refused;

        private Refusing(Intake then) {
            this.then = then;
        }

        @Override
        public CompletableFuture<Void> append(RawRecord record) {
            if (!refused && record.tenant().equals(FRESH)) {
                refused = true;
                return CompletableFuture.failedFuture(
                        new IntakeRefusal(IntakeRefusal.Reason.NO_ROOM, "the disk is full"));
            }
            return then.append(record);
        }

        @Override
        public void close() throws IOException {
            then.close();
        }
    }
}
