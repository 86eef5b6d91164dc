package io.breakwater.store;

import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What the provider's own records say about an address, a host or an account: whose it is, who was seen with it. */
public final class Surroundings {
    private static final String NAMES_IT = """
            snapshot @> jsonb_build_object('members', jsonb_build_array(jsonb_build_object('entities',
                jsonb_build_array(jsonb_build_object('kind', cast(:kind as text), 'value', cast(:value as text))))))""";
    private static final String VICTIM = """
            snapshot @> jsonb_build_object('members', jsonb_build_array(jsonb_build_object('entities',
                jsonb_build_array(jsonb_build_object('role', 'VICTIM', 'value', cast(:value as text))))))""";

    private static final String STOPPED = """
            lower(coalesce(e.attributes ->> 'disposition', e.attributes ->> 'action', ''))
                in ('blocked', 'block', 'denied', 'deny', 'dropped', 'drop', 'rejected', 'reset', 'quarantined',
                    'prevented')""";
    private static final String NAMED_BETWEEN = """
            e.tenant_id = :tenant and e.time > :from and e.time <= :to
              and exists (select from jsonb_each_text(e.attributes) a where lower(a.value) = :value)""";

    private final Store store;

    public Surroundings(Store store) {
        this.store = store;
    }

    /** Tenants that have the address or asset in their inventory, or as the victim of an incident. */
    public Set<TenantId> owners(String target) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                        select tenant_id from own_asset where address = :value or asset_id = :value
                        union select tenant_id from incident where :value = any(assets)
                        union select tenant_id from incident where\s""" + VICTIM)
                        .bind("value", PgText.clean(target))
                        .mapTo(String.class)
                        .map(TenantId::new)
                        .set());
    }

    /** Tenants in whose inventory the address stands. */
    public int inventoriesWith(String address) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                        select count(distinct tenant_id)::int from own_asset where address = :address""")
                        .bind("address", PgText.clean(address))
                        .mapTo(Integer.class)
                        .one());
    }

    /** Whether correlation dropped it in one of the tenant's incidents as seen on too many assets. */
    public boolean superNode(TenantId tenant, EntityKind kind, String value) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                        select exists (select from incident, jsonb_array_elements(snapshot -> 'leftOut') line
                                       where tenant_id = :tenant and line -> 'superNode' ->> 'kind' = :kind
                                         and line -> 'superNode' ->> 'value' = :value)""")
                        .bind("tenant", tenant.value())
                        .bind("kind", kind.name())
                        .bind("value", PgText.clean(value))
                        .mapTo(Boolean.class)
                        .one());
    }

    /** Assets of the tenant's incidents in which the target is named, other than the target itself. */
    public List<String> seenWith(TenantId tenant, EntityKind kind, String value) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                        select distinct asset from incident, unnest(assets) asset
                        where tenant_id = :tenant and lower(asset) <> :value and\s""" + NAMES_IT + " order by asset")
                        .bind("tenant", tenant.value())
                        .bind("kind", kind.name())
                        .bind("value", PgText.clean(value))
                        .mapTo(String.class)
                        .list());
    }

    /** Products that the asset offers to the internet, by the inventory. */
    public List<String> offers(TenantId tenant, String asset) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                        select distinct product from own_asset
                        where tenant_id = :tenant and asset_id = :asset and product <> '' order by product""")
                        .bind("tenant", tenant.value())
                        .bind("asset", PgText.clean(asset))
                        .mapTo(String.class)
                        .list());
    }

    /**
     * What was seen of a target since a moment.
     *
     * @param events events behind detections that name it
     * @param stopped of these, those that a product says it stopped
     * @param detections pairs of such an event and a rule
     */
    public record Hits(long events, long stopped, long detections) {
        /** Events that no product says it stopped: the block did not hold, or was not in their way. */
        public long through() {
            return events - stopped;
        }
    }

    /** Counts events of the tenant that name {@code value} in any attribute, after {@code from} and up to {@code to}. */
    public Hits hits(Scope scope, TenantId tenant, String value, Instant from, Instant to) {
        return store.within(
                scope,
                handle -> handle.createQuery("select count(distinct e.event_id) as events,"
                                + " count(distinct e.event_id) filter (where " + STOPPED + ") as stopped,"
                                + " count(h.rule_id) as detections"
                                + " from evidence e left join evidence_hit h using (event_id) where " + NAMED_BETWEEN)
                        .bind("tenant", tenant.value())
                        .bind("value", PgText.clean(value))
                        .bind("from", PgText.time(from))
                        .bind("to", PgText.time(to))
                        .map((row, context) ->
                                new Hits(row.getLong("events"), row.getLong("stopped"), row.getLong("detections")))
                        .one());
    }
}
