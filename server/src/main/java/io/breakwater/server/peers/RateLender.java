package io.breakwater.server.peers;

import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.TenantId;
import io.breakwater.server.door.FactIntake;
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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
public final class RateLender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RateLender.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

    private final PeerHistory history;
    private final FactIntake intake;
    private final InstantSource clock;
    private final Set<OnItsWay> onTheirWay = new HashSet<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("rate-lender").unstarted(task));

    /** A fact that was taken in. */
    private record OnItsWay(TenantId tenant, Instant from) {}

    RateLender(PeerHistory history, FactIntake intake, InstantSource clock) {
        this.history = history;
        this.intake = intake;
        this.clock = clock;
    }

    public static RateLender start(Store store, FactIntake intake, InstantSource clock) {
        RateLender lender = new RateLender(new PeerHistory(store), intake, clock);
        var unused = lender.timer.scheduleWithFixedDelay(lender::lookAgain, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return lender;
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException away) {
            // The edge: whatever goes wrong once must not end the looking.
            LOG.warn("rates could not be lent; the next look tries again", away);
        }
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

    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(LONGEST_WRITE.toSeconds(), TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
