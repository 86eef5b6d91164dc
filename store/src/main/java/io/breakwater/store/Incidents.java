package io.breakwater.store;

import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads incidents. */
public final class Incidents {
    private static final String FILTER = """
            from incident i left join tenant t using (tenant_id)
            where i.status in (<statuses>) and i.severity in (<severities>)
              and (:tenant = '' or i.tenant_id = :tenant)
              and (:text = '' or strpos(lower(i.title), :text) > 0 or strpos(i.incident_id, :text) > 0
                   or exists (select from unnest(i.assets) a where strpos(lower(a), :text) > 0))
            """;
    private static final String ROW = """
            select i.incident_id, i.tenant_id, coalesce(t.name, i.tenant_id) as tenant_name, i.status, i.severity, i.title,
                   i.stages, i.assets, i.detections, i.first_seen, i.last_seen
            """;

    private final Store store;

    public Incidents(Store store) {
        this.store = store;
    }

    /** One page, newest first. */
    public List<IncidentRow> list(Scope scope, IncidentQuery query) {
        String sql = ROW + FILTER + "order by i.last_seen desc, i.incident_id limit :size offset :skipped";
        return store.within(
                scope,
                handle -> filtered(handle, sql, query)
                        .bind("size", query.size())
                        .bind("skipped", (long) query.page() * query.size())
                        .map((row, context) -> row(row))
                        .list());
    }

    /** How many there are on all pages. */
    public long count(Scope scope, IncidentQuery query) {
        return store.within(
                scope,
                handle -> filtered(handle, "select count(*) " + FILTER, query)
                        .mapTo(Long.class)
                        .one());
    }

    private static Query filtered(Handle handle, String sql, IncidentQuery query) {
        List<String> severities = Arrays.stream(Severity.values())
                .filter(severity -> severity.compareTo(query.least()) >= 0)
                .map(Severity::name)
                .toList();
        return handle.createQuery(sql)
                .bindList(
                        "statuses",
                        query.statuses().stream().map(IncidentStatus::name).toList())
                .bindList("severities", severities)
                .bind("tenant", query.tenant().map(TenantId::value).orElse(""))
                .bind("text", PgText.clean(query.text()).toLowerCase(Locale.ROOT));
    }

    /** Everything about one incident; empty when there is none, or none within the scope. */
    public Optional<IncidentFile> find(Scope scope, IncidentId id) {
        return store.within(
                scope,
                handle -> handle.createQuery("""
                        select i.snapshot, coalesce(t.name, i.tenant_id) as tenant_name, i.title, i.merged_into
                        from incident i left join tenant t using (tenant_id) where i.incident_id = :id""")
                        .bind("id", id.value())
                        .map((row, context) -> new IncidentFile(
                                PgText.read(row.getString("snapshot"), Incident.class),
                                row.getString("tenant_name"),
                                row.getString("title"),
                                Optional.ofNullable(row.getString("merged_into"))
                                        .map(IncidentId::new),
                                changes(handle, id)))
                        .findOne());
    }

    private static List<IncidentFile.Step> changes(Handle handle, IncidentId id) {
        return handle.createQuery("""
                        select number, kind, at, why, why_zh, other, detections, written_at from incident_change
                        where incident_id = :id order by number, written_at""")
                .bind("id", id.value())
                .map((row, context) -> new IncidentFile.Step(
                        row.getLong("number"),
                        row.getString("kind"),
                        PgText.instant(row, "at"),
                        new Phrase(row.getString("why_zh"), row.getString("why")),
                        Optional.ofNullable(row.getString("other")).map(IncidentId::new),
                        row.getLong("detections"),
                        PgText.instant(row, "written_at")))
                .list();
    }

    /** Open and escalated incidents by severity; severities without one are absent. */
    public Map<Severity, Integer> openBySeverity(Scope scope) {
        return store.within(
                scope,
                handle -> handle.createQuery("""
                        select severity, count(*) as n from incident where status in ('OPEN', 'ESCALATED')
                        group by severity""")
                        .reduceRows(new EnumMap<Severity, Integer>(Severity.class), (counts, row) -> {
                            counts.put(
                                    Severity.valueOf(row.getColumn("severity", String.class)),
                                    row.getColumn("n", Integer.class));
                            return counts;
                        }));
    }

    /** Incidents that reached a person, by the local day on which they began. */
    public SortedMap<LocalDate, Integer> startedPerDay(Scope scope, ZoneId zone) {
        return store.within(
                scope,
                handle -> handle.createQuery("""
                        select (first_seen at time zone :zone)::date as day, count(*) as n from incident
                        where status in ('OPEN', 'ESCALATED', 'CLOSED') group by day""")
                        .bind("zone", zone.getId())
                        .reduceRows(new TreeMap<LocalDate, Integer>(), (days, row) -> {
                            days.put(row.getColumn("day", LocalDate.class), row.getColumn("n", Integer.class));
                            return days;
                        }));
    }

    private static IncidentRow row(ResultSet row) throws SQLException {
        return new IncidentRow(
                new IncidentId(row.getString("incident_id")),
                new TenantId(row.getString("tenant_id")),
                row.getString("tenant_name"),
                IncidentStatus.valueOf(row.getString("status")),
                Severity.valueOf(row.getString("severity")),
                row.getString("title"),
                PgText.strings(row, "stages").stream().map(Stage::valueOf).toList(),
                PgText.strings(row, "assets"),
                row.getLong("detections"),
                PgText.instant(row, "first_seen"),
                PgText.instant(row, "last_seen"));
    }
}
