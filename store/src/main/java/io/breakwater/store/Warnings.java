package io.breakwater.store;

import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningColour;
import io.breakwater.core.model.WarningId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.generic.GenericType;

/** Reads early warnings. */
public final class Warnings {
    private static final String STANDING = "w.state in ('ISSUED', 'RAISED', 'LOWERED')";
    private static final String SETTLED = "w.state in ('IN_TIME', 'LATE', 'FALSE', 'MISSED')";

    private final Store store;

    public Warnings(Store store) {
        this.store = store;
    }

    /** A warning with the name of its tenant and its life so far. */
    public record Named(Warning warning, String tenantName, WarningLife life) {}

    /** Which warnings are asked for. */
    public enum Which {
        /** Neither lifted nor settled by an outcome. */
        STANDING,
        /** With an outcome. */
        SETTLED,
        ALL;

        private String condition() {
            return switch (this) {
                case STANDING -> Warnings.STANDING;
                case SETTLED -> Warnings.SETTLED;
                case ALL -> "true";
            };
        }
    }

    /** The most probable first. */
    public List<Named> ranked(Scope scope, Optional<TenantId> tenant, Which which, int limit) {
        return store.within(
                scope,
                handle -> handle.createQuery("""
                        select w.body, coalesce(t.name, w.tenant_id) as tenant_name, r.login, r.at as read_at,
                               (select json_agg(json_build_object('at', s.at, 'state', s.state, 'colour', s.colour,
                                                                  'probability', s.probability)
                                                order by s.at, s.probability)
                                from warning_step s where s.warning_id = w.warning_id)::text as steps
                        from warning w left join tenant t using (tenant_id)
                                       left join warning_receipt r using (warning_id)
                        where (:tenant = '' or w.tenant_id = :tenant) and <condition>
                        order by w.probability desc, w.warning_id limit :limit""")
                        .define("condition", which.condition())
                        .bind("tenant", tenant.map(TenantId::value).orElse(""))
                        .bind("limit", limit)
                        .map((row, context) -> named(row))
                        .list());
    }

    private static Named named(ResultSet row) throws SQLException {
        String login = row.getString("login");
        String steps = row.getString("steps");
        WarningLife life = new WarningLife(
                steps == null ? List.of() : List.of(PgText.read(steps, WarningLife.Step[].class)),
                login == null
                        ? Optional.empty()
                        : Optional.of(new WarningLife.Receipt(login, PgText.instant(row, "read_at"))));
        return new Named(PgText.read(row.getString("body"), Warning.class), row.getString("tenant_name"), life);
    }

    /**
     * Notes that {@code login} has read a warning; the first receipt of a warning holds.
     *
     * @return whether there is such a warning in the scope
     */
    public boolean acknowledge(Scope scope, WarningId warning, String login, Instant at) {
        Optional<String> tenant = store.within(
                scope,
                handle -> handle.createQuery("select tenant_id from warning where warning_id = :id")
                        .bind("id", warning.value())
                        .mapTo(String.class)
                        .findOne());
        tenant.ifPresent(own -> store.change(
                scope,
                handle -> handle.createUpdate("""
                        insert into warning_receipt (warning_id, tenant_id, login, at)
                        values (:id, :tenant, :login, :at) on conflict do nothing""")
                        .bind("id", warning.value())
                        .bind("tenant", own)
                        .bind("login", PgText.clean(login))
                        .bind("at", PgText.time(at))
                        .execute()));
        return tenant.isPresent();
    }

    /** Standing warnings by colour; colours without one are absent. */
    public Map<WarningColour, Integer> standingByColour(Scope scope) {
        return store.within(
                scope,
                handle -> handle.createQuery(
                                "select colour, count(*) as n from warning w where <standing> group by colour")
                        .define("standing", STANDING)
                        .reduceRows(new EnumMap<WarningColour, Integer>(WarningColour.class), (counts, row) -> {
                            counts.put(
                                    WarningColour.valueOf(row.getColumn("colour", String.class)),
                                    row.getColumn("n", Integer.class));
                            return counts;
                        }));
    }

    /** All warnings by state, outcomes included. */
    public Map<String, Integer> byState(Scope scope) {
        return store.within(
                scope,
                handle -> handle.createQuery("select state, count(*)::int as n from warning group by state")
                        .setMapKeyColumn("state")
                        .setMapValueColumn("n")
                        .collectInto(new GenericType<Map<String, Integer>>() {}));
    }
}
