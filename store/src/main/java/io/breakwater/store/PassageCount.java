package io.breakwater.store;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.proof.Direction;
import io.breakwater.core.respond.proof.Fates;
import java.time.Instant;
import java.util.List;

/**
 * What one source told of the target of an action since it is watched: totals, not differences, so that writing twice
 * counts once.
 *
 * @param first event time of the earliest event that named it
 * @param last event time of the newest one
 * @param beyond events that came so late that their minute was not counted any more; they stand in no minute
 * @param minutes those whose totals changed since this was last told
 */
public record PassageCount(
        TenantId tenant,
        ActionKind kind,
        String target,
        SourceId source,
        Instant first,
        Instant last,
        long beyond,
        List<Minute> minutes) {
    public PassageCount {
        minutes = List.copyOf(minutes);
    }

    /**
     * One minute of event time, one direction.
     *
     * @param begin full minute
     */
    public record Minute(Instant begin, Direction direction, Fates fates) {}
}
