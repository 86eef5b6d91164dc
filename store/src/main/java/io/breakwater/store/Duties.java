package io.breakwater.store;

import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.IncidentLevel;
import io.breakwater.core.respond.OperatorKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Which kind of operator a tenant is, and what was reported about its incidents. */
public final class Duties {
    private final Store store;

    public Duties(Store store) {
        this.store = store;
    }

    /** Empty while nobody has said. */
    public Optional<OperatorKind> operator(Scope scope, TenantId tenant) {
        return store.within(
                scope,
                handle -> handle.createQuery("select operator from duty_profile where tenant_id = :tenant")
                        .bind("tenant", tenant.value())
                        .mapTo(String.class)
                        .map(OperatorKind::valueOf)
                        .findOne());
    }

    public void setOperator(Scope scope, TenantId tenant, OperatorKind kind, String by) {
        store.change(
                scope,
                handle -> handle.createUpdate("""
                        insert into duty_profile (tenant_id, operator, set_by) values (:tenant, :operator, :by)
                        on conflict (tenant_id) do update
                        set operator = excluded.operator, set_by = excluded.set_by, set_at = clock_timestamp()""")
                        .bind("tenant", tenant.value())
                        .bind("operator", kind.name())
                        .bind("by", PgText.clean(by))
                        .execute());
    }

    /** Keeps what was decided; keeping the same twice changes nothing. */
    public void file(Scope scope, DutyReport report) {
        String id = ContentHash.of("duty-report")
                .add(report.incident().value())
                .add(report.sort().name())
                .add(report.filedBy())
                .add(report.filedAt().toEpochMilli())
                .hex();
        store.change(
                scope,
                handle -> handle.createUpdate("""
                        insert into duty_report (report_id, tenant_id, incident_id, sort, level, addressee, deadline,
                                                 filed_at, filed_by, reference, draft)
                        values (:id, :tenant, :incident, :sort, :level, :addressee, :deadline, :filedAt, :filedBy,
                                :reference, :draft) on conflict do nothing""")
                        .bind("id", id)
                        .bind("tenant", report.tenant().value())
                        .bind("incident", report.incident().value())
                        .bind("sort", report.sort().name())
                        .bind("level", report.level().name())
                        .bind("addressee", PgText.clean(report.addressee()))
                        .bind("deadline", report.deadline().map(PgText::time).orElse(null))
                        .bind("filedAt", PgText.time(report.filedAt()))
                        .bind("filedBy", PgText.clean(report.filedBy()))
                        .bind("reference", PgText.clean(report.reference()))
                        .bind("draft", PgText.clean(report.text()))
                        .execute());
    }

    /** Oldest first. */
    public List<DutyReport> about(Scope scope, IncidentId incident) {
        return store.within(
                scope,
                handle -> handle.createQuery(
                                "select * from duty_report where incident_id = :incident order by filed_at, report_id")
                        .bind("incident", incident.value())
                        .map((row, context) -> report(row))
                        .list());
    }

    private static DutyReport report(ResultSet row) throws SQLException {
        return new DutyReport(
                new TenantId(row.getString("tenant_id")),
                new IncidentId(row.getString("incident_id")),
                DutyReport.Sort.valueOf(row.getString("sort")),
                IncidentLevel.valueOf(row.getString("level")),
                row.getString("addressee"),
                PgText.instantIfAny(row, "deadline"),
                PgText.instant(row, "filed_at"),
                row.getString("filed_by"),
                row.getString("reference"),
                row.getString("draft"));
    }
}
