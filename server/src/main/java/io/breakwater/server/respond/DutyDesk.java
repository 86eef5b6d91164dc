package io.breakwater.server.respond;

import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.Duty;
import io.breakwater.core.respond.DutyDraft;
import io.breakwater.core.respond.IncidentLevel;
import io.breakwater.core.respond.OperatorKind;
import io.breakwater.core.respond.ReportingDuty;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Audit;
import io.breakwater.store.Duties;
import io.breakwater.store.DutyReport;
import io.breakwater.store.IncidentFile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The duty to report an incident, as a proposal; and what a person made of it. The clock runs from the moment the incident
 * was opened, in the time of its events: nobody can have learned of it earlier by this service.
 */
public final class DutyDesk {
    private final Duties duties;
    private final Audit audit;
    private final Response response;
    private final InstantSource clock;

    public DutyDesk(Duties duties, Audit audit, Response response, InstantSource clock) {
        this.duties = duties;
        this.audit = audit;
        this.response = response;
        this.clock = clock;
    }

    /**
     * How an incident stands towards the duty.
     *
     * @param level proposed
     * @param operator what the tenant is
     * @param operatorKnown whether somebody said so; else the common kind is assumed
     * @param learned from when on the clock runs
     * @param inForce whether the measures were in force then
     * @param inForceFrom first day
     * @param duty empty when nothing has to be reported, by the table
     * @param addressee whom an operator of that kind tells
     * @param draft to begin with
     * @param reports what was decided so far, oldest first
     * @param summaryDue latest moment of the summary; empty while the incident is open
     */
    public record Standing(
            IncidentLevel level,
            OperatorKind operator,
            boolean operatorKnown,
            Instant learned,
            boolean inForce,
            String inForceFrom,
            Phrase basis,
            Optional<Duty> duty,
            Phrase addressee,
            Phrase draft,
            List<DutyReport> reports,
            Optional<Instant> summaryDue) {
        public Standing {
            reports = List.copyOf(reports);
        }

        public Phrase category() {
            return DutyDraft.CATEGORY;
        }

        /** When the first report is due; empty without a duty, and once a person has filed it or decided against it. */
        public Optional<Instant> running() {
            return firstSettled() ? Optional.empty() : duty.map(Duty::deadline);
        }

        public boolean firstSettled() {
            return !reports.isEmpty();
        }

        public boolean summaryOpen() {
            return filed(DutyReport.Sort.FIRST) && !filed(DutyReport.Sort.SUMMARY);
        }

        private boolean filed(DutyReport.Sort sort) {
            return reports.stream().anyMatch(report -> report.sort() == sort);
        }
    }

    /** What a person files, or decides. */
    public record Filing(DutyReport.Sort sort, IncidentLevel level, String addressee, String reference, String text) {}

    /** Empty while nothing came through. */
    public Optional<Standing> standing(Viewer viewer, IncidentFile file) {
        Incident incident = file.incident();
        ReportingDuty table = response.content().get().duty();
        Optional<OperatorKind> known = duties.operator(viewer.scope(), incident.tenant());
        OperatorKind operator = known.orElse(OperatorKind.OTHER);
        Instant learned = incident.opened().orElse(incident.firstSeen());
        return table.level(incident, operator)
                .map(level -> new Standing(
                        level,
                        operator,
                        known.isPresent(),
                        learned,
                        table.inForce(learned),
                        table.inForceFrom().toString(),
                        table.basis(),
                        table.duty(incident, file.tenantName(), operator, learned),
                        table.addressee(operator),
                        table.draft(incident, file.tenantName(), operator, level),
                        duties.about(viewer.scope(), incident.id()),
                        handled(file).map(table::summaryDeadline)));
    }

    /** When the handling ended: the last time the incident was closed, if it has not been opened again. */
    private static Optional<Instant> handled(IncidentFile file) {
        if (file.incident().status() != IncidentStatus.CLOSED) {
            return Optional.empty();
        }
        return file.changes().stream()
                .filter(change -> change.kind().equals("CLOSED"))
                .map(IncidentFile.Step::at)
                .reduce((earlier, later) -> later);
    }

    /** Keeps what a person decided; false when the viewer's role can't. */
    public boolean file(Viewer viewer, IncidentFile file, Filing filing) {
        Optional<Standing> standing = standing(viewer, file);
        if (!viewer.role().filesReports() || standing.isEmpty()) {
            return false;
        }
        Optional<Instant> deadline = switch (filing.sort()) {
            case FIRST -> standing.get().duty().map(Duty::deadline);
            case SUMMARY -> standing.get().summaryDue();
            case NOT_DUE -> Optional.empty();
        };
        Incident incident = file.incident();
        duties.file(
                viewer.scope(),
                new DutyReport(
                        incident.tenant(),
                        incident.id(),
                        filing.sort(),
                        filing.level(),
                        filing.addressee(),
                        deadline,
                        clock.instant(),
                        viewer.login(),
                        filing.reference(),
                        filing.text()));
        audit.note(
                viewer.login(),
                "duty." + filing.sort().name().toLowerCase(Locale.ROOT),
                incident.id().value(),
                filing.reference());
        return true;
    }

    /** Says what a tenant is; false when the viewer's role can't. */
    public boolean setOperator(Viewer viewer, TenantId tenant, OperatorKind kind) {
        if (!viewer.role().managesTenants()) {
            return false;
        }
        duties.setOperator(viewer.scope(), tenant, kind, viewer.login());
        audit.note(viewer.login(), "duty.operator", tenant.value(), kind.name());
        return true;
    }
}
