package io.breakwater.server.respond;

import io.breakwater.core.respond.action.Action;
import io.breakwater.core.respond.action.ActionChange;
import io.breakwater.core.respond.action.ActionOrder;
import io.breakwater.core.respond.proof.Direction;
import io.breakwater.core.respond.proof.Fates;
import io.breakwater.core.respond.proof.Proof;
import io.breakwater.store.Passages;
import io.breakwater.store.Scope;
import io.breakwater.store.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what says whether an action worked, for pages and for the API alike. */
public final class ProofDesk {
    /** Looked at before and after. */
    public static final Duration SPAN = Duration.ofHours(24);

    /** Product clocks that run a little ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final Passages passages;
    private final Surroundings around;
    private final InstantSource clock;

    public ProofDesk(Passages passages, Surroundings around, InstantSource clock) {
        this.passages = passages;
        this.around = around;
        this.clock = clock;
    }

    /**
     * A proof, and what stands around it.
     *
     * @param countedFrom since when all events that name the target are counted; empty when that has not begun
     * @param ways the events since it took effect, by direction
     * @param ruledBefore events behind detections that named it in the {@link #SPAN} before: all there is from before the
     *     counting began
     */
    public record Told(Proof proof, Optional<Instant> countedFrom, Map<Direction, Fates> ways, long ruledBefore) {}

    /** Empty for what was never done. */
    public Optional<Told> of(Scope scope, Action action, List<ActionChange> changes) {
        return action.doneAt().map(done -> told(scope, action.order(), done, lifted(changes)));
    }

    private Told told(Scope scope, ActionOrder order, Instant done, Optional<Instant> lifted) {
        Instant minute = done.truncatedTo(ChronoUnit.MINUTES);
        Instant now = clock.instant();
        Instant from = Proof.countsFrom(done);
        Instant to = lifted.map(end -> end.truncatedTo(ChronoUnit.MINUTES)).orElse(now.plus(AHEAD));
        Fates before = passages.between(scope, order, minute.minus(SPAN), minute).values().stream()
                .reduce(Fates.NONE, Fates::plus);
        return new Told(
                Proof.of(order.kind(), done, lifted.orElse(now), before, passages.witnesses(scope, order, from, to)),
                passages.watchedFrom(scope, order.id()),
                passages.between(scope, order, from, to),
                around.hits(scope, order.tenant(), order.target(), done.minus(SPAN), done)
                        .events());
    }

    private static Optional<Instant> lifted(List<ActionChange> changes) {
        return changes.stream()
                .filter(change -> change instanceof ActionChange.Lifted || change instanceof ActionChange.LiftedByHand)
                .map(ActionChange::at)
                .findFirst();
    }

    /** By hours around the minute in which it was done; empty for what was never done. */
    public List<Passages.Hour> hours(Scope scope, Action action) {
        return action.doneAt()
                .map(done -> passages.hours(scope, action.order(), done.truncatedTo(ChronoUnit.MINUTES), SPAN))
                .orElse(List.of());
    }

    /** Actions in force that do not work. */
    public List<Passages.Leak> leaks(Scope scope) {
        return passages.leaks(scope);
    }
}
