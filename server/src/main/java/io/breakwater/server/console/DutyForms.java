package io.breakwater.server.console;

import io.breakwater.core.model.IncidentId;
import io.breakwater.core.respond.IncidentLevel;
import io.breakwater.core.respond.OperatorKind;
import io.breakwater.server.respond.DutyDesk;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.DutyReport;
import io.breakwater.store.IncidentFile;
import io.breakwater.store.Incidents;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes what a person decides about the duty to report an incident. */
@Controller
final class DutyForms {
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_LINE = 300;

    private final Incidents incidents;
    private final DutyDesk desk;

    DutyForms(Incidents incidents, DutyDesk desk) {
        this.incidents = incidents;
        this.desk = desk;
    }

    @PostMapping("/incidents/{id}/duty")
    String file(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam DutyReport.Sort sort,
            @RequestParam IncidentLevel level,
            @RequestParam(defaultValue = "") String addressee,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam String text) {
        DutyDesk.Filing filing = new DutyDesk.Filing(
                sort, level, cut(addressee, LONGEST_LINE), cut(reference, LONGEST_LINE), cut(text, LONGEST_TEXT));
        if (!desk.file(viewer, find(viewer, id), filing)) {
            throw new NoSuchPage("form");
        }
        return page(id);
    }

    @PostMapping("/incidents/{id}/operator")
    String operator(Viewer viewer, @PathVariable String id, @RequestParam OperatorKind operator) {
        if (!desk.setOperator(viewer, find(viewer, id).incident().tenant(), operator)) {
            throw new NoSuchPage("form");
        }
        return page(id);
    }

    private IncidentFile find(Viewer viewer, String id) {
        return incidents.find(viewer.scope(), new IncidentId(id)).orElseThrow(() -> new NoSuchPage("incident " + id));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text.strip() : text.substring(0, longest);
    }

    private static String page(String id) {
        return "redirect:/incidents/" + new IncidentId(id) + "#duty";
    }
}
