package io.breakwater.server.api;

import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import io.breakwater.server.ServerParts;
import io.breakwater.server.console.NoSuchPage;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.ContentReports;
import io.breakwater.store.RuleQuery;
import io.breakwater.store.RuleRow;
import io.breakwater.store.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rules and feeds of the running service, as JSON, for the provider's staff. */
@RestController
@RequestMapping("/api/v1")
final class RuleApi {
    private final Rules rules;
    private final ContentReports reports;
    private final ServerParts parts;

    RuleApi(Rules rules, ContentReports reports, ServerParts parts) {
        this.rules = rules;
        this.reports = reports;
        this.parts = parts;
    }

    /** @param until end of the week, by event time, whose hits are counted */
    record Listed(long total, int page, int size, Instant until, List<RuleRow> items) {}

    /** What is in force beside the rules, and what was left out of it and of them. */
    record Content(Optional<ContentReports.InForce> inForce, Optional<ContentReports.Quiet> quiet) {}

    @GetMapping("/rules")
    ResponseEntity<byte[]> list(
            Viewer viewer,
            @RequestParam(defaultValue = "IN_FORCE") RuleQuery.Which which,
            @RequestParam(defaultValue = "INFORMATIONAL") Severity least,
            @RequestParam(required = false) Optional<Stage> stage,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        requireStaff(viewer);
        RuleQuery query = new RuleQuery(which, least, stage, text, page, size);
        Instant until = rules.until(viewer.scope(), parts.clock().instant());
        return JsonAnswer.ok(new Listed(
                rules.count(viewer.scope(), query, until),
                page,
                size,
                until,
                rules.list(viewer.scope(), query, until)));
    }

    /** Every version with its text, counts by tenant, the hours of a week, and when it flooded. */
    @GetMapping("/rules/{id}")
    ResponseEntity<byte[]> one(Viewer viewer, @PathVariable String id) {
        requireStaff(viewer);
        Instant until = rules.until(viewer.scope(), parts.clock().instant());
        return JsonAnswer.ok(rules.find(viewer.scope(), id, until).orElseThrow(() -> new NoSuchPage("rule " + id)));
    }

    @GetMapping("/content")
    ResponseEntity<byte[]> content(Viewer viewer) {
        requireStaff(viewer);
        return JsonAnswer.ok(new Content(reports.latest(viewer.scope()), reports.quiet(viewer.scope())));
    }

    private static void requireStaff(Viewer viewer) {
        if (!viewer.role().staff()) {
            throw new NoSuchPage("rules");
        }
    }
}
