package io.breakwater.store;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads who sends what, and who fell silent. */
public final class Sources {
    private final Store store;

    public Sources(Store store) {
        this.store = store;
    }

    /**
     * One source, heard or only registered.
     *
     * @param rejected different records and parts that could not be understood
     * @param lastArrival when it was last heard; empty: never
     */
    public record Row(
            TenantId tenant,
            String tenantName,
            SourceId source,
            long records,
            long events,
            long detections,
            long rejected,
            Optional<Instant> lastArrival,
            Optional<Instant> lastEvent) {
        /** Never heard, or not for longer than {@code patience} at {@code now}; the registry has no duty to speak. */
        public boolean silent(Instant now, Duration patience) {
            return !source.equals(SourceId.REGISTRY) && isOverdue(now, patience);
        }

        private boolean isOverdue(Instant now, Duration patience) {
            return lastArrival.isEmpty() || lastArrival.get().isBefore(now.minus(patience));
        }
    }

    /** Sources with a token or a sender's address, and those heard; by tenant and name. */
    public List<Row> list(Scope scope) {
        List<Row> rows = store.within(
                scope,
                handle -> handle.createQuery("""
                        select s.tenant_id, coalesce(t.name, s.tenant_id) as tenant_name, s.source_id,
                               coalesce(c.records, 0) as records, coalesce(c.events, 0) as events,
                               coalesce(c.detections, 0) as detections,
                               (select count(*) from rejected r
                                where r.tenant_id = s.tenant_id and r.source_id = s.source_id) as rejected,
                               c.last_arrival, c.last_event
                        from (select tenant_id, source_id from source_token where revoked_at is null
                              union select tenant_id, source_id from syslog_sender
                              union select tenant_id, source_id from source_count
                              union select distinct tenant_id, source_id from rejected) s
                        left join source_count c using (tenant_id, source_id)
                        left join tenant t using (tenant_id)
                        order by tenant_name, s.source_id""")
                        .map((row, context) -> new Row(
                                new TenantId(row.getString("tenant_id")),
                                row.getString("tenant_name"),
                                new SourceId(row.getString("source_id")),
                                row.getLong("records"),
                                row.getLong("events"),
                                row.getLong("detections"),
                                row.getLong("rejected"),
                                PgText.instantIfAny(row, "last_arrival"),
                                PgText.instantIfAny(row, "last_event")))
                        .list());
        return rows;
    }
}
