package io.breakwater.store;

import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningColour;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.generic.GenericType;

/** Reads early warnings. */
public final class Warnings {
    private static final String STANDING = "w.state in ('ISSUED', 'RAISED', 'LOWERED')";

    private final Store store;

    public Warnings(Store store) {
        this.store = store;
    }

    /** A warning with the name of its tenant. */
    public record Named(Warning warning, String tenantName) {}

    /**
     * The most probable first.
     *
     * @param standing only those neither lifted nor settled by an outcome
     */
    public List<Named> ranked(Scope scope, Optional<TenantId> tenant, boolean standing, int limit) {
        return store.within(
                scope,
                handle -> handle.createQuery("""
                        select w.body, coalesce(t.name, w.tenant_id) as tenant_name
                        from warning w left join tenant t using (tenant_id)
                        where (:tenant = '' or w.tenant_id = :tenant) and (not :standing or <standing>)
                        order by w.probability desc, w.warning_id limit :limit""")
                        .define("standing", STANDING)
                        .bind("tenant", tenant.map(TenantId::value).orElse(""))
                        .bind("standing", standing)
                        .bind("limit", limit)
                        .map((row, context) -> new Named(
                                PgText.read(row.getString("body"), Warning.class), row.getString("tenant_name")))
                        .list());
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
