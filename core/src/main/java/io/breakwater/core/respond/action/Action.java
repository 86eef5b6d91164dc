package io.breakwater.core.respond.action;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An action as it stands: the fold of its changes.
 *
 * @param number of changes folded
 * @param proposedBy login
 * @param decidedBy who approved or refused
 * @param approvedAt from when on its time runs
 * @param doneAt when the responder said so; hits are counted from here on
 * @param receipt what the responder gave back
 * @param liftAsked whether a person wants it taken back
 * @param attempts unanswered ones since the last answer
 * @param notBefore earliest moment of the next attempt
 * @param note what was said last
 */
public record Action(
        ActionOrder order,
        long number,
        ActionState state,
        Instant proposedAt,
        String proposedBy,
        Optional<String> decidedBy,
        Optional<Instant> approvedAt,
        Optional<Instant> doneAt,
        String receipt,
        boolean liftAsked,
        int attempts,
        Instant notBefore,
        String note) {
    /** Unanswered attempts after which carrying out is given up; taking back is never given up. */
    public static final int MOST_ATTEMPTS = 8;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** What the runner has to do next. */
    public enum Work {
        NOTHING,
        CARRY_OUT,
        LIFT
    }

    /** Folds what was kept; the first change must be the proposal. */
    public static Action fold(List<ActionChange> changes) {
        if (changes.isEmpty() || !(changes.get(0) instanceof ActionChange.Proposed proposed)) {
            throw new IllegalArgumentException("an action begins with its proposal");
        }
        Action action = begin(proposed);
        for (ActionChange change : changes.subList(1, changes.size())) {
            action = action.after(change);
        }
        return action;
    }

    public static Action begin(ActionChange.Proposed proposed) {
        return new Action(
                proposed.order(),
                1,
                ActionState.PROPOSED,
                proposed.at(),
                proposed.by(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                false,
                0,
                proposed.at(),
                proposed.note());
    }

    /**
     * The action after one more change.
     *
     * @throws NotNow when the change does not follow from this state: somebody else was quicker
     */
    public Action after(ActionChange change) {
        return switch (change) {
            case ActionChange.Proposed again -> throw new NotNow(this, change);
            case ActionChange.Approved said ->
                from(change, ActionState.PROPOSED).approved(said);
            case ActionChange.Refused said -> from(change, ActionState.PROPOSED).decided(ActionState.REFUSED, said);
            case ActionChange.Started begun ->
                from(change, ActionState.APPROVED, ActionState.RUNNING).in(ActionState.RUNNING, begun);
            case ActionChange.Postponed later ->
                from(change, ActionState.RUNNING, ActionState.DONE).postponed(later);
            case ActionChange.Done done -> from(change, ActionState.RUNNING).done(done);
            case ActionChange.Failed failed ->
                from(change, ActionState.APPROVED, ActionState.RUNNING).in(ActionState.FAILED, failed);
            case ActionChange.LiftAsked asked -> from(change, ActionState.DONE).liftAsked(asked);
            case ActionChange.LiftStarted begun ->
                from(change, ActionState.DONE).in(ActionState.DONE, begun);
            case ActionChange.LiftedByHand said ->
                from(change, ActionState.DONE).in(ActionState.ROLLED_BACK, said);
            case ActionChange.Lifted lifted ->
                from(change, ActionState.DONE).in(liftAsked ? ActionState.ROLLED_BACK : ActionState.EXPIRED, lifted);
        };
    }

    /** When its time is over; empty before it was approved. */
    public Optional<Instant> expires() {
        return approvedAt.map(at -> at.plus(order.lasts()));
    }

    /** The next moment at which the runner must look at it; empty when never. */
    public Optional<Instant> due() {
        return switch (state) {
            case APPROVED, RUNNING -> Optional.of(notBefore);
            case DONE -> {
                Instant expiry = expires().orElse(notBefore);
                Instant wanted = liftAsked ? notBefore : expiry;
                yield Optional.of(wanted.isAfter(notBefore) ? wanted : notBefore);
            }
            case PROPOSED, REFUSED, FAILED, EXPIRED, ROLLED_BACK -> Optional.empty();
        };
    }

    public Work work(Instant now) {
        if (due().filter(at -> !at.isAfter(now)).isEmpty()) {
            return Work.NOTHING;
        }
        return state == ActionState.DONE ? Work.LIFT : Work.CARRY_OUT;
    }

    /** How long to wait after one more unanswered attempt: doubling, from five seconds to ten minutes. */
    public Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private Action from(ActionChange change, ActionState... allowed) {
        if (!List.of(allowed).contains(state)) {
            throw new NotNow(this, change);
        }
        return this;
    }

    private Action approved(ActionChange.Approved said) {
        return copy(
                ActionState.APPROVED, Optional.of(said.by()), Optional.of(said.at()), doneAt, "", liftAsked, 0, said);
    }

    private Action decided(ActionState next, ActionChange said) {
        return copy(next, Optional.of(said.by()), approvedAt, doneAt, receipt, liftAsked, 0, said);
    }

    private Action in(ActionState next, ActionChange change) {
        return copy(next, decidedBy, approvedAt, doneAt, receipt, liftAsked, attempts, change);
    }

    private Action done(ActionChange.Done done) {
        return copy(ActionState.DONE, decidedBy, approvedAt, Optional.of(done.at()), done.receipt(), false, 0, done);
    }

    private Action liftAsked(ActionChange.LiftAsked asked) {
        return copy(state, decidedBy, approvedAt, doneAt, receipt, true, 0, asked);
    }

    private Action postponed(ActionChange.Postponed later) {
        Action tried = copy(state, decidedBy, approvedAt, doneAt, receipt, liftAsked, attempts + 1, later);
        return new Action(
                tried.order,
                tried.number,
                tried.state,
                tried.proposedAt,
                tried.proposedBy,
                tried.decidedBy,
                tried.approvedAt,
                tried.doneAt,
                tried.receipt,
                tried.liftAsked,
                tried.attempts,
                later.until(),
                tried.note);
    }

    private Action copy(
            ActionState next,
            Optional<String> decider,
            Optional<Instant> approval,
            Optional<Instant> done,
            String given,
            boolean lift,
            int tries,
            ActionChange change) {
        return new Action(
                order,
                number + 1,
                next,
                proposedAt,
                proposedBy,
                decider,
                approval,
                done,
                given,
                lift,
                tries,
                change.at(),
                change.note());
    }
}
