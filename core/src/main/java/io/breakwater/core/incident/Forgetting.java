package io.breakwater.core.incident;

import io.breakwater.core.model.IncidentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
        while (!state.bySpan.isEmpty() && state.bySpan.firstKey() < span) {
            List<Group> old = state.bySpan.pollFirstEntry().getValue();
            old.forEach(group -> dropOrKeep(group, reached));
        }
        // Sets of spans let go of 64 at a time; looking more often finds nothing.
        if (span - Long.SIZE >= state.forgottenBefore) {
            state.history.forgetBefore(span);
            state.forgottenBefore = span;
        }
    }

    private void dropOrKeep(Group group, Instant reached) {
        if (group.incident == null) {
            drop(group);
        } else {
            long later =
                    Math.floorDiv(reached.toEpochMilli(), tuning.groupSpan().toMillis());
            state.bySpan.computeIfAbsent(later, span -> new ArrayList<>()).add(group);
        }
    }

    private void drop(Group group) {
        group.incident = null;
        state.groups.remove(group.key);
        state.index.remove(group);
    }
}
