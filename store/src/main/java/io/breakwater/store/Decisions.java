package io.breakwater.store;

import io.breakwater.core.model.AnalystDecision;
import io.breakwater.core.model.IncidentId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What analysts decided about incidents. */
public final class Decisions {
    private final Store store;

    public Decisions(Store store) {
        this.store = store;
    }

    /** A decision, and whether a later one took it back. */
    public record Told(AnalystDecision decision, boolean undone) {}

    /** Keeps a decision that was made on the page of {@code incident}; keeping it twice changes nothing. */
    public void keep(Scope scope, IncidentId incident, AnalystDecision decision) {
        store.change(
                scope,
                handle -> handle.createUpdate("""
                        insert into analyst_decision (decision_id, tenant_id, incident_id, at, body)
                        values (:id, :tenant, :incident, :at, cast(:body as jsonb)) on conflict do nothing""")
                        .bind("id", decision.id())
                        .bind("tenant", decision.tenant().value())
                        .bind("incident", incident.value())
                        .bind("at", PgText.time(decision.at()))
                        .bind("body", PgText.json(decision))
                        .execute());
    }

    /** Those made on the page of {@code incident}, oldest first. */
    public List<Told> about(Scope scope, IncidentId incident) {
        List<AnalystDecision> all = store.within(
                scope,
                handle -> handle.createQuery(
                                "select body from analyst_decision where incident_id = :incident order by at, decision_id")
                        .bind("incident", incident.value())
                        .map((row, context) -> PgText.read(row.getString("body"), AnalystDecision.class))
                        .list());
        Set<String> undone =
                all.stream().flatMap(decision -> decision.undoes().stream()).collect(Collectors.toSet());
        return all.stream()
                .map(decision -> new Told(decision, undone.contains(decision.id())))
                .toList();
    }
}
