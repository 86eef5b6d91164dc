package io.breakwater.store;

import io.breakwater.core.model.TenantId;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** For whom a transaction acts; the database shows it no row beyond. */
public sealed interface Scope {
    /** The provider's own staff and machinery: every tenant. */
    Scope PROVIDER = new Provider();

    static Scope of(TenantId tenant) {
        return new Tenants(Set.of(tenant));
    }

    static Scope of(Set<TenantId> tenants) {
        return new Tenants(tenants);
    }

    /** Every tenant. */
    record Provider() implements Scope {}

    /** These tenants and no other; none at all when the set is empty. */
    record Tenants(Set<TenantId> tenants) implements Scope {
        public Tenants {
            tenants = Set.copyOf(tenants);
        }
    }

    /** Tells the open transaction of {@code handle}; forgotten when it ends. */
    static void apply(Scope scope, Handle handle) {
        handle.createQuery("select set_config('breakwater.all_tenants', :all, true)"
                        + " || set_config('breakwater.tenants', :tenants, true)")
                .bind("all", scope instanceof Provider ? "on" : "off")
                .bind("tenants", lines(scope))
                .mapTo(String.class)
                .one();
    }

    private static String lines(Scope scope) {
        return switch (scope) {
            case Provider all -> "";
            // A tenant id holds no control character, so a line break can't be forged.
            case Tenants some -> some.tenants().stream().map(TenantId::value).collect(Collectors.joining("\n"));
        };
    }
}
