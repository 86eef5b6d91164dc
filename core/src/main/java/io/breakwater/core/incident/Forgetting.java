package io.breakwater.core.incident;

import io.breakwater.core.model.IncidentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Lets go of what is too old to matter. A group stays while an incident that is not too old holds it. */
final class Forgetting {
    private final IncidentState state;
    private final CorrelationTuning tuning;

    Forgetting(IncidentState state, CorrelationTuning tuning) {
        this.state = state;
        this.tuning = tuning;
    }

    /** @param due incidents whose time may have come */
    void before(Instant reached, Collection<IncidentId> due) {
        if (reached.equals(Instant.MIN)) {
            return;
        }
        Instant oldest = reached.minus(tuning.retention());
        for (IncidentId id : due) {
            Told told = state.told.get(id);
            if (told != null && !told.incident().lastSeen().isAfter(oldest)) {
                state.told.remove(id);
                told.groups().forEach(this::drop);
            }
        }
        long span = tuning.span(oldest);
        long recent = tuning.span(reached.minus(tuning.closeAfter()));
        while (!state.bySpan.isEmpty() && state.bySpan.firstKey() < recent) {
            Map.Entry<Long, List<Group>> old = state.bySpan.pollFirstEntry();
            old.getValue().forEach(group -> dropOrKeep(group, old.getKey()));
        }
        while (!state.kept.isEmpty() && state.kept.firstKey() < span) {
            state.kept.pollFirstEntry().getValue().forEach(group -> dropOrKeepOn(group, reached));
        }
        // Sets of spans let go of 64 at a time; looking more often finds nothing.
        if (span - Long.SIZE >= state.forgottenBefore) {
            state.history.forgetBefore(span);
            if (!state.history.isUnseen() && state.history.borrowsUntil() < span) {
                state.history.borrowing.forget();
            }
            state.forgottenBefore = span;
        }
    }

    /** What found nothing to hang on while it was fresh goes; what can carry an incident stays. */
    private void dropOrKeep(Group group, long span) {
        boolean hangs = group.placement != null && (canCarry(group.placement) || state.beside.anchor(group) != null);
        if (group.incident == null && !hangs) {
            drop(group);
        } else {
            state.kept.computeIfAbsent(span, ignored -> new ArrayList<>()).add(group);
        }
    }

    /** What a product stopped never carries, however sure it is; what a drill covers does, once the drill is corrected. */
    private static boolean canCarry(Placement placement) {
        return placement.carries() && placement.grade() != Grade.BLOCKED;
    }

    private void dropOrKeepOn(Group group, Instant reached) {
        if (group.incident == null) {
            drop(group);
        } else {
            state.kept
                    .computeIfAbsent(tuning.span(reached), span -> new ArrayList<>())
                    .add(group);
        }
    }

    private void drop(Group group) {
        group.incident = null;
        state.groups.remove(group.key);
        state.index.remove(group);
    }
}
