package io.breakwater.store;

import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.ActionOrder;
import io.breakwater.core.respond.proof.Direction;
import io.breakwater.core.respond.proof.Fates;
import io.breakwater.core.respond.proof.Proof;
import io.breakwater.core.respond.proof.Witness;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads how all events that name the target of an action fared, whether a rule spoke of them or not. */
public final class Passages {
    private static final String SUMS = """
            coalesce(sum(p.stopped), 0)::bigint as stopped, coalesce(sum(p.let_through), 0)::bigint as let_through,
            coalesce(sum(p.not_said), 0)::bigint as not_said""";
    private static final String OF_TARGET = """
            p.tenant_id = :tenant and p.kind = :kind and p.target = :target and p.minute >= :from and p.minute < :to""";

    private final Store store;

    public Passages(Store store) {
        this.store = store;
    }

    /** Events that named the target in the minutes from {@code from} on and before {@code to}, by direction. */
    public Map<Direction, Fates> between(Scope scope, ActionOrder of, Instant from, Instant to) {
        return store.within(scope, handle -> {
            Map<Direction, Fates> found = new EnumMap<>(Direction.class);
            about(
                            of,
                            from,
                            to,
                            handle,
                            "select p.direction, " + SUMS + " from passage_minute p where " + OF_TARGET
                                    + " group by p.direction")
                    .map((row, context) -> Map.entry(Direction.valueOf(row.getString("direction")), fates(row)))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
            return found;
        });
    }

    /**
     * Sources that named the target since it is watched, or in the events on which the action's incident rests, and what
     * they told of it in the minutes from {@code from} on and before {@code to}.
     */
    public List<Witness> witnesses(Scope scope, ActionOrder of, Instant from, Instant to) {
        return store.within(
                scope,
                handle -> about(
                                of,
                                from,
                                to,
                                handle,
                                """
                        select s.source_id, c.last_arrival, max(p.minute) filter (where p.let_through > 0) as through,\s"""
                                        + SUMS + """

                        from (select source_id from passage
                              where tenant_id = :tenant and kind = :kind and target = :target
                              union
                              select e.source_id
                              from incident i
                              cross join lateral jsonb_array_elements(i.snapshot -> 'members') member
                              cross join lateral jsonb_array_elements_text(member -> 'evidence') id
                              join evidence e on e.event_id = id and e.tenant_id = i.tenant_id
                              where i.incident_id = :incident and i.tenant_id = :tenant
                                and member -> 'entities' @> jsonb_build_array(jsonb_build_object(
                                        'kind', cast(:entity as text), 'value', cast(:target as text)))) s
                        left join source_count c on c.tenant_id = :tenant and c.source_id = s.source_id
                        left join passage_minute p on p.source_id = s.source_id and\s""" + OF_TARGET
                                        + " group by s.source_id, c.last_arrival order by s.source_id")
                        .bind("incident", of.incident().value())
                        .bind("entity", of.kind().target().name())
                        .map((row, context) -> new Witness(
                                new SourceId(row.getString("source_id")),
                                fates(row),
                                PgText.instantIfAny(row, "through"),
                                PgText.instantIfAny(row, "last_arrival")))
                        .list());
    }

    /**
     * Events of one hour.
     *
     * @param hour counted from the middle: -1 is the hour before it, 0 the hour after
     */
    public record Hour(int hour, Fates fates) {}

    /** By hours, {@code span} before and after {@code middle}; hours without an event are left out. */
    public List<Hour> hours(Scope scope, ActionOrder of, Instant middle, Duration span) {
        return store.within(
                scope,
                handle -> about(
                                of,
                                middle.minus(span),
                                middle.plus(span),
                                handle,
                                "select floor(extract(epoch from p.minute - :middle) / 3600)::int as hour, " + SUMS
                                        + " from passage_minute p where " + OF_TARGET + " group by hour order by hour")
                        .bind("middle", PgText.time(middle))
                        .map((row, context) -> new Hour(row.getInt("hour"), fates(row)))
                        .list());
    }

    /** Since when all events that name the target are counted for the action; empty when that has not begun. */
    public Optional<Instant> watchedFrom(Scope scope, ActionId id) {
        return store.within(
                scope,
                handle -> handle.createQuery("select watched_from from action where action_id = :id")
                        .bind("id", id.value())
                        .map((row, context) -> PgText.instantIfAny(row, "watched_from"))
                        .findOne()
                        .flatMap(from -> from));
    }

    /**
     * An action that is in force and does not work.
     *
     * @param through events that were let through since it took effect
     * @param last minute of the newest of them
     */
    public record Leak(
            ActionId action, IncidentId incident, ActionKind kind, String target, long through, Instant last) {}

    /** All actions in force that do not work, the newest leak first. */
    public List<Leak> leaks(Scope scope) {
        return store.within(
                scope,
                handle -> handle.createQuery("""
                        select a.action_id, a.incident_id, a.kind, a.target, sum(p.let_through)::bigint as through,
                               max(p.minute) as last
                        from action a join passage_minute p using (tenant_id, kind, target)
                        where a.state = 'DONE' and p.let_through > 0
                          and p.minute >= date_trunc('minute', cast(a.body ->> 'doneAt' as timestamptz), 'UTC')
                                          + :effect * interval '1 second'
                        group by a.action_id order by last desc, a.action_id""")
                        .bind("effect", Proof.TAKES_EFFECT.toSeconds())
                        .map((row, context) -> new Leak(
                                new ActionId(row.getString("action_id")),
                                new IncidentId(row.getString("incident_id")),
                                ActionKind.valueOf(row.getString("kind")),
                                row.getString("target"),
                                row.getLong("through"),
                                PgText.instant(row, "last")))
                        .list());
    }

    /**
     * Lets counts go that were last written before {@code before}.
     *
     * @param most rows taken in one transaction
     * @return how many went; fewer than {@code most} when none is left
     */
    public int expire(Instant before, int most) {
        return store.within(Scope.PROVIDER, handle -> {
            int minutes = expire("passage_minute", before, most, handle);
            return minutes + expire("passage", before, most - minutes, handle);
        });
    }

    private static int expire(String table, Instant before, int most, Handle handle) {
        return handle.createUpdate("delete from " + table + " where ctid in (select ctid from " + table
                        + " where written_at < :before order by written_at limit :most)")
                .bind("before", PgText.time(before))
                .bind("most", most)
                .execute();
    }

    private static Query about(ActionOrder of, Instant from, Instant to, Handle handle, String sql) {
        return handle.createQuery(sql)
                .bind("tenant", of.tenant().value())
                .bind("kind", of.kind().name())
                .bind("target", PgText.clean(of.target()))
                .bind("from", PgText.time(from))
                .bind("to", PgText.time(to));
    }

    private static Fates fates(ResultSet row) throws SQLException {
        return new Fates(row.getLong("stopped"), row.getLong("let_through"), row.getLong("not_said"));
    }
}
