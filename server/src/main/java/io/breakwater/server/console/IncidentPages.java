package io.breakwater.server.console;

import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.Briefing;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Decisions;
import io.breakwater.store.IncidentFile;
import io.breakwater.store.IncidentQuery;
import io.breakwater.store.Incidents;
import io.breakwater.store.KeptEvents;
import io.breakwater.store.Notices;
import io.breakwater.store.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of incidents, and one incident with all that is known of it. */
@Controller
final class IncidentPages {
    private static final int PAGE = 50;

    private final Incidents incidents;
    private final Tenants tenants;
    private final Decisions decisions;
    private final Briefing briefing;
    private final KeptEvents events;
    private final ResponsePart response;
    private final Notices notices;

    IncidentPages(
            Incidents incidents,
            Tenants tenants,
            Decisions decisions,
            Briefing briefing,
            KeptEvents events,
            ResponsePart response,
            Notices notices) {
        this.incidents = incidents;
        this.tenants = tenants;
        this.decisions = decisions;
        this.briefing = briefing;
        this.events = events;
        this.response = response;
        this.notices = notices;
    }

    @GetMapping("/incidents")
    String list(
            Viewer viewer,
            Model model,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "INFORMATIONAL") Severity least,
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int page) {
        IncidentQuery query = new IncidentQuery(
                statuses(status),
                least,
                tenant.isBlank() ? Optional.empty() : Optional.of(new TenantId(tenant)),
                text.strip(),
                Math.max(0, page),
                PAGE);
        model.addAttribute("incidents", incidents.list(viewer.scope(), query));
        model.addAttribute("total", incidents.count(viewer.scope(), query));
        model.addAttribute("query", query);
        model.addAttribute("status", status);
        model.addAttribute("tenant", tenant);
        model.addAttribute("tenants", tenants.list(viewer.scope()));
        model.addAttribute("severities", Severity.values());
        return "incidents";
    }

    private static Set<IncidentStatus> statuses(String status) {
        return switch (status) {
            case "open" -> Set.of(IncidentStatus.OPEN, IncidentStatus.ESCALATED);
            case "closed" -> Set.of(IncidentStatus.CLOSED);
            case "withdrawn" -> Set.of(IncidentStatus.WITHDRAWN);
            case "candidate" -> Set.of(IncidentStatus.CANDIDATE);
            default -> Set.of();
        };
    }

    @GetMapping("/incidents/{id}")
    String one(Viewer viewer, Model model, @PathVariable String id, @RequestParam(defaultValue = "") String propose) {
        IncidentFile file =
                incidents.find(viewer.scope(), new IncidentId(id)).orElseThrow(() -> new NoSuchPage("incident " + id));
        model.addAttribute("file", file);
        model.addAttribute("incident", file.incident());
        model.addAttribute("members", StageLanes.ordered(file.incident()));
        model.addAttribute("lanes", StageLanes.of(file.incident()));
        model.addAttribute("brief", briefing.of(file.incident()));
        model.addAttribute(
                "decisions", decisions.about(viewer.scope(), file.incident().id()));
        model.addAttribute("kept", kept(viewer, file.incident()));
        model.addAttribute("changes", List.copyOf(file.changes()).reversed());
        model.addAttribute("told", notices.about(viewer.scope(), List.of(id)).getOrDefault(id, List.of()));
        response.show(viewer, file, propose, model);
        return "incident";
    }

    /** The pieces of evidence that open. */
    private Set<EventId> kept(Viewer viewer, Incident incident) {
        return events.among(
                viewer.scope(),
                incident.members().stream()
                        .flatMap(member -> member.evidence().stream())
                        .toList());
    }
}
