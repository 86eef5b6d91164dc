package io.breakwater.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Evidence;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Opens the events that detections rest on, and lets the old ones go. */
public final class KeptEvents {
    private static final TypeReference<TreeMap<String, String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<Evidence.Field>> FIELDS = new TypeReference<>() {};

    private final Store store;

    public KeptEvents(Store store) {
        this.store = store;
    }

    /**
     * An event with what is known about it.
     *
     * @param rules those that matched it
     * @param incidents those that rest on it
     */
    public record Opened(Evidence event, List<RuleRef> rules, List<Resting> incidents) {
        public Opened {
            rules = List.copyOf(rules);
            incidents = List.copyOf(incidents);
        }
    }

    /** An incident that rests on the event. */
    public record Resting(IncidentId id, String title) {}

    /** Empty when there is no such event in {@code scope}, or it is not kept any more. */
    public Optional<Opened> find(Scope scope, EventId id) {
        return store.within(
                scope,
                handle -> handle.createQuery("select * from evidence where event_id = :id")
                        .bind("id", id.value())
                        .map((row, context) -> event(row))
                        .findOne()
                        .map(event -> new Opened(event, rules(event, handle), incidents(event, handle))));
    }

    private static List<RuleRef> rules(Evidence event, Handle handle) {
        return handle.createQuery(
                        "select rule_id, version, title from evidence_hit where event_id = :id order by title")
                .bind("id", event.id().value())
                .map((row, context) ->
                        new RuleRef(row.getString("rule_id"), row.getString("version"), row.getString("title")))
                .list();
    }

    private static List<Resting> incidents(Evidence event, Handle handle) {
        return handle.createQuery("""
                        select incident_id, title from incident
                        where tenant_id = :tenant and :time between first_seen and last_seen
                          and status in ('OPEN', 'ESCALATED', 'CLOSED')
                          and snapshot @> jsonb_build_object('members',
                                jsonb_build_array(jsonb_build_object('evidence', jsonb_build_array(cast(:id as text)))))
                        order by last_seen desc limit 20""")
                .bind("tenant", event.tenant().value())
                .bind("time", PgText.time(event.time()))
                .bind("id", event.id().value())
                .map((row, context) ->
                        new Resting(new IncidentId(row.getString("incident_id")), row.getString("title")))
                .list();
    }

    /** Those of {@code ids} that open. */
    public Set<EventId> among(Scope scope, Collection<EventId> ids) {
        return store.within(
                scope,
                handle -> handle.createQuery("select event_id from evidence where event_id = any(:ids)")
                        .bindArray(
                                "ids",
                                String.class,
                                ids.stream().map(EventId::value).distinct().toList())
                        .mapTo(String.class)
                        .map(EventId::new)
                        .set());
    }

    /**
     * Lets events go that arrived before {@code before}, except those in the time of an incident of their tenant that is
     * still open.
     *
     * @param most rows taken in one transaction
     * @return how many went; fewer than {@code most} when none is left
     */
    public int expire(Instant before, int most) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createUpdate("""
                                delete from evidence where event_id in (
                                    select e.event_id from evidence e where e.arrival < :before
                                      and not exists (select 1 from incident i
                                                      where i.tenant_id = e.tenant_id and i.status in ('OPEN', 'ESCALATED')
                                                        and e.time between i.first_seen and i.last_seen)
                                    order by e.arrival limit :most)""")
                        .bind("before", PgText.time(before))
                        .bind("most", most)
                        .execute());
    }

    private static Evidence event(ResultSet row) throws SQLException {
        return new Evidence(
                new EventId(row.getString("event_id")),
                new Provenance(
                        new TenantId(row.getString("tenant_id")),
                        new SourceId(row.getString("source_id")),
                        PgText.instant(row, "arrival"),
                        new Origin(
                                row.getString("origin_file"), row.getLong("record_number"), row.getLong("byte_offset")),
                        row.getString("connector"),
                        row.getString("product")),
                PgText.instant(row, "time"),
                OcsfClass.valueOf(row.getString("ocsf_class")),
                PgText.read(row.getString("log_source"), LogSource.class),
                read(row.getString("attributes"), WORDS),
                read(row.getString("fields"), FIELDS),
                row.getInt("cut"),
                row.getBytes("raw"),
                row.getLong("raw_length"));
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Json.text().readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the store holds an event that can't be read", broken);
        }
    }
}
