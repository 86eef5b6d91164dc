package io.breakwater.store;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Stage;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The present of each incident (one row, with its snapshot) and its changes (one row each: the audit). An incident that
 * was merged into another stays, withdrawn, and points there, whether or not a change of its own says so.
 */
final class IncidentRows {
    private static final String CHANGE = """
            insert into incident_change (change_id, incident_id, tenant_id, number, kind, at, why, why_zh, other, detections)
            values (:change, :id, :tenant, :number, :kind, :at, :why, :whyZh, :other, :detections)
            on conflict (change_id) do nothing""";
    private static final String PRESENT = """
            insert into incident (incident_id, tenant_id, number, status, severity, score, title, stages, assets,
                                  detections, opened_at, first_seen, last_seen, snapshot)
            values (:id, :tenant, :number, :status, :severity, :score, :title, :stages, :assets, :detections, :opened,
                    :firstSeen, :lastSeen, cast(:snapshot as jsonb))
            on conflict (incident_id) do update
            set number = excluded.number, status = excluded.status, severity = excluded.severity,
                score = excluded.score, title = excluded.title, stages = excluded.stages, assets = excluded.assets,
                detections = excluded.detections, opened_at = excluded.opened_at, first_seen = excluded.first_seen,
                last_seen = excluded.last_seen, snapshot = excluded.snapshot,
                merged_into = case when excluded.status = 'WITHDRAWN' then incident.merged_into end,
                written_at = clock_timestamp()""";
    private static final String MERGED = """
            update incident set status = 'WITHDRAWN', merged_into = :into where incident_id = :other""";

    /** Writes the changes; gives back those that were not there before. */
    List<IncidentChange> write(List<IncidentChange> changes, Handle transaction) {
        Map<IncidentId, Incident> newest = new LinkedHashMap<>();
        Map<IncidentId, IncidentId> merged = new LinkedHashMap<>();
        for (IncidentChange change : changes) {
            newest.put(change.after().id(), change.after());
            if (change.after().status() != IncidentStatus.WITHDRAWN) {
                merged.remove(change.after().id());
            }
            mergedAway(change)
                    .ifPresent(other -> merged.put(other, change.after().id()));
        }
        List<IncidentChange> fresh = OutcomeWriter.each(changes, CHANGE, transaction, IncidentRows::bindChange);
        OutcomeWriter.each(newest.values(), PRESENT, transaction, IncidentRows::bindPresent);
        OutcomeWriter.each(
                merged.entrySet(),
                MERGED,
                transaction,
                (entry, update) -> update.bind("other", entry.getKey().value())
                        .bind("into", entry.getValue().value()));
        return fresh;
    }

    private static Optional<IncidentId> mergedAway(IncidentChange change) {
        return change.kind() == IncidentChange.Kind.MERGED ? change.other() : Optional.empty();
    }

    private static void bindChange(IncidentChange change, PreparedBatch insert) {
        insert.bind("change", change.id().value())
                .bind("id", change.after().id().value())
                .bind("tenant", change.after().tenant().value())
                .bind("number", change.after().number())
                .bind("kind", change.kind().name())
                .bind("at", PgText.time(change.at()))
                .bind("why", PgText.clean(change.why().en()))
                .bind("whyZh", PgText.clean(change.why().zh()))
                .bind("other", change.other().map(IncidentId::value).orElse(null))
                .bind("detections", change.after().detections());
    }

    private static void bindPresent(Incident incident, PreparedBatch insert) {
        insert.bind("id", incident.id().value())
                .bind("tenant", incident.tenant().value())
                .bind("number", incident.number())
                .bind("status", incident.status().name())
                .bind("severity", incident.severity().name())
                .bind("score", incident.score())
                .bind("title", PgText.clean(title(incident)))
                .bindArray("stages", String.class, names(incident))
                .bindArray("assets", String.class, assets(incident))
                .bind("detections", incident.detections())
                .bind("opened", incident.opened().map(PgText::time).orElse(null))
                .bind("firstSeen", PgText.time(incident.firstSeen()))
                .bind("lastSeen", PgText.time(incident.lastSeen()))
                .bind("snapshot", PgText.json(incident));
    }

    /** The rule that says most: the most severe, of equals the furthest along the chain, of equals the earliest. */
    static String title(Incident incident) {
        Comparator<Member> telling = Comparator.<Member, Integer>comparing(
                        member -> member.assessment().severity().ordinal())
                .thenComparing(member ->
                        member.assessment().stage().map(Stage::ordinal).orElse(-1))
                .thenComparing(Comparator.comparing(Member::first).reversed());
        return incident.members().stream()
                .max(telling)
                .map(member -> member.rule().title())
                .orElse("");
    }

    private static List<String> names(Incident incident) {
        return incident.stages().keySet().stream().map(Stage::name).toList();
    }

    private static List<String> assets(Incident incident) {
        return incident.assets().stream().map(AssetId::value).map(PgText::clean).toList();
    }
}
