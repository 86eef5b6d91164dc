package io.breakwater.store;

import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.TenantId;
import java.util.List;

/** Reads what rules did. */
public final class RuleCounts {
    private final Store store;

    public RuleCounts(Store store) {
        this.store = store;
    }

    /** By rule and tenant, within {@code scope}. */
    public List<RuleCount> list(Scope scope) {
        return store.within(
                scope,
                handle -> handle.createQuery("select * from rule_count order by rule_id, tenant_id")
                        .map((row, context) -> new RuleCount(
                                new TenantId(row.getString("tenant_id")),
                                new RuleRef(row.getString("rule_id"), row.getString("version"), row.getString("title")),
                                row.getLong("hits"),
                                row.getLong("held_back"),
                                row.getLong("kept"),
                                row.getLong("not_kept"),
                                PgText.instant(row, "last_hit"),
                                List.of()))
                        .list());
    }
}
