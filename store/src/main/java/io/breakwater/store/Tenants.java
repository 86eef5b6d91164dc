package io.breakwater.store;

import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import java.util.List;
import java.util.Optional;

/** The registered tenants. */
public final class Tenants {
    private static final String COLUMNS = "select tenant_id, name, province, industry from tenant ";

    private final Store store;

    public Tenants(Store store) {
        this.store = store;
    }

    /** Registers a tenant, or replaces what was registered. */
    public void register(TenantProfile profile) {
        store.change(
                Scope.PROVIDER,
                handle -> handle.createUpdate("""
                        insert into tenant (tenant_id, name, province, industry)
                        values (:id, :name, :province, :industry)
                        on conflict (tenant_id) do update
                        set name = excluded.name, province = excluded.province, industry = excluded.industry""")
                        .bind("id", profile.tenant().value())
                        .bind("name", PgText.clean(profile.name()))
                        .bind("province", PgText.clean(profile.province()))
                        .bind("industry", PgText.clean(profile.industry()))
                        .execute());
    }

    /** By name. */
    public List<TenantProfile> list(Scope scope) {
        return store.within(
                scope,
                handle -> handle.createQuery(COLUMNS + "order by name, tenant_id")
                        .map((row, context) -> new TenantProfile(
                                new TenantId(row.getString("tenant_id")),
                                row.getString("name"),
                                row.getString("province"),
                                row.getString("industry")))
                        .list());
    }

    public Optional<TenantProfile> find(Scope scope, TenantId id) {
        return list(scope).stream()
                .filter(profile -> profile.tenant().equals(id))
                .findFirst();
    }
}
