package io.breakwater.server.console;

import io.breakwater.core.model.AnalystDecision;
import io.breakwater.core.model.DetectionId;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Member;
import io.breakwater.core.topology.Facts;
import io.breakwater.server.ServerParts;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Audit;
import io.breakwater.store.Decisions;
import io.breakwater.store.IncidentFile;
import io.breakwater.store.Incidents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Takes what an analyst decides about an incident: alerts that are an attack of their own, incidents that are one attack,
 * and taking such a decision back. It goes to the job as an input, durable before the page answers; the incident changes
 * when the job has seen it.
 */
@Controller
final class DecisionForms {
    private final Incidents incidents;
    private final Decisions decisions;
    private final Audit audit;
    private final ServerParts parts;

    DecisionForms(Incidents incidents, Decisions decisions, Audit audit, ServerParts parts) {
        this.incidents = incidents;
        this.decisions = decisions;
        this.audit = audit;
        this.parts = parts;
    }

    @PostMapping("/incidents/{id}/split")
    String split(
            Viewer viewer,
            RedirectAttributes once,
            @PathVariable String id,
            @RequestParam(defaultValue = "") List<String> member,
            @RequestParam String reason) {
        Incident incident = incident(viewer, id);
        List<DetectionId> chosen = incident.members().stream()
                .map(Member::id)
                .filter(each -> member.contains(each.value()))
                .toList();
        if (chosen.isEmpty() || chosen.size() == incident.members().size()) {
            return complain(once, id, "decide.tick");
        }
        return tell(viewer, once, id, AnalystDecision.split(incident.tenant(), chosen, now(), viewer.login(), reason));
    }

    @PostMapping("/incidents/{id}/merge")
    String merge(
            Viewer viewer,
            RedirectAttributes once,
            @PathVariable String id,
            @RequestParam String other,
            @RequestParam String reason) {
        Incident incident = incident(viewer, id);
        Optional<Incident> second = other.isBlank()
                ? Optional.empty()
                : incidents.find(viewer.scope(), new IncidentId(other.strip())).map(IncidentFile::incident);
        boolean fits = second.isPresent()
                && second.get().tenant().equals(incident.tenant())
                && !second.get().id().equals(incident.id());
        if (!fits) {
            return complain(once, id, "decide.other");
        }
        List<DetectionId> both = List.of(
                incident.members().getFirst().id(),
                second.get().members().getFirst().id());
        return tell(viewer, once, id, AnalystDecision.merge(incident.tenant(), both, now(), viewer.login(), reason));
    }

    @PostMapping("/incidents/{id}/undo")
    String undo(
            Viewer viewer,
            RedirectAttributes once,
            @PathVariable String id,
            @RequestParam String decision,
            @RequestParam String reason) {
        AnalystDecision earlier = decisions
                .about(viewer.scope(), incident(viewer, id).id())
                .stream()
                .map(Decisions.Told::decision)
                .filter(each -> each.id().equals(decision))
                .findFirst()
                .orElseThrow(() -> new NoSuchPage("decision " + decision));
        return tell(viewer, once, id, AnalystDecision.undo(earlier, now(), viewer.login(), reason));
    }

    private Incident incident(Viewer viewer, String id) {
        if (!viewer.role().decidesIncidents()) {
            throw new NoSuchPage("form");
        }
        return incidents
                .find(viewer.scope(), new IncidentId(id))
                .map(IncidentFile::incident)
                .orElseThrow(() -> new NoSuchPage("incident " + id));
    }

    private Instant now() {
        return parts.clock().instant();
    }

    private String tell(Viewer viewer, RedirectAttributes once, String id, AnalystDecision decision) {
        parts.intake().join().append(Facts.record(decision, decision.at())).join();
        decisions.keep(viewer.scope(), new IncidentId(id), decision);
        audit.note(viewer.login(), "incident." + decision.kind(), id, decision.reason());
        once.addFlashAttribute("decided", true);
        return page(id);
    }

    private static String complain(RedirectAttributes once, String id, String key) {
        once.addFlashAttribute("complaint", key);
        return page(id);
    }

    private static String page(String id) {
        return "redirect:/incidents/" + new IncidentId(id);
    }
}
