package io.breakwater.server.peers;

import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.TenantId;
import io.breakwater.server.door.FactIntake;
import io.breakwater.server.rounds.Rounds;
import io.breakwater.store.PeerHistory;
import io.breakwater.store.PeerHistory.Borrower;
import io.breakwater.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every two seconds for tenants that have no history of their own yet, measures how often rules fire at the others,
 * and hands it in as a fact of the new tenant: durable, and from then on an input like its logs. What was measured is
 * decided here, once; what follows from it is decided by the stage, as often as it is replayed.
 *
 * <p>A fact is known to be on its way until the job tells the store of it. A process that dies in between hands in another
 * one for the same time, of which the stage keeps the one that was measured first.
 */
public final class RateLender {
    private static final Logger LOG = LoggerFactory.getLogger(RateLender.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PeerHistory history;
    private final FactIntake intake;
    private final InstantSource clock;
    private final Set<OnItsWay> onTheirWay = new HashSet<>();

    /** A fact that was taken in. */
    private record OnItsWay(TenantId tenant, Instant from) {}

    RateLender(PeerHistory history, FactIntake intake, InstantSource clock) {
        this.history = history;
        this.intake = intake;
        this.clock = clock;
    }

    /** Lends at once, and then whenever something is due, until the rounds are closed. */
    public static Rounds start(Store store, FactIntake intake, InstantSource clock) {
        return Rounds.start("rates to lend", PAUSE, new RateLender(new PeerHistory(store), intake, clock)::look);
    }

    /** Lends what is due now. */
    void look() {
        List<Borrower> borrowers = history.borrowers();
        forgetAllBut(borrowers);
        for (Borrower borrower : borrowers) {
            DueRates.from(borrower)
                    .filter(from -> !onTheirWay.contains(new OnItsWay(borrower.tenant(), from)))
                    .ifPresent(from -> lend(borrower.tenant(), from));
        }
    }

    private void forgetAllBut(List<Borrower> borrowers) {
        Set<TenantId> borrowing = borrowers.stream().map(Borrower::tenant).collect(Collectors.toSet());
        onTheirWay.removeIf(fact -> !borrowing.contains(fact.tenant()));
    }

    private void lend(TenantId tenant, Instant from) {
        Instant now = clock.instant();
        Optional<BorrowedRates> rates = history.rates(tenant, from, now);
        rates.ifPresent(fact -> {
            intake.take(List.of(fact), now);
            onTheirWay.add(new OnItsWay(tenant, from));
            LOG.info(
                    "tenant {} borrows {} rates of {} peers from {} on",
                    tenant,
                    fact.rates().size(),
                    fact.peers(),
                    from);
        });
    }
}
