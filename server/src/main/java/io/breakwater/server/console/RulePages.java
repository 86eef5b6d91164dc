package io.breakwater.server.console;

import io.breakwater.core.model.ContentReport;
import io.breakwater.core.model.ContentReport.Area;
import io.breakwater.core.model.ContentReport.Finding;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import io.breakwater.server.ServerParts;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.ContentReports;
import io.breakwater.store.RuleFile;
import io.breakwater.store.RuleQuery;
import io.breakwater.store.RuleQuery.Which;
import io.breakwater.store.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What the running service detects by, what each rule does, and what was left out; for the provider's staff. */
@Controller
final class RulePages {
    /** Stands in the address for an id that an address can't hold; the parameter {@code id} then names it. */
    static final String BY_PARAMETER = "-";

    private static final int PAGE = 50;

    private final Rules rules;
    private final ContentReports reports;
    private final ServerParts parts;

    RulePages(Rules rules, ContentReports reports, ServerParts parts) {
        this.rules = rules;
        this.reports = reports;
        this.parts = parts;
    }

    @GetMapping("/rules")
    String list(
            Viewer viewer,
            Model model,
            @RequestParam(defaultValue = "IN_FORCE") Which which,
            @RequestParam(defaultValue = "INFORMATIONAL") Severity least,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int page) {
        requireStaff(viewer);
        Instant now = parts.clock().instant();
        Instant until = rules.until(viewer.scope(), now);
        Optional<Stage> chosen = stage.isBlank() ? Optional.empty() : Optional.of(Stage.valueOf(stage));
        RuleQuery query = new RuleQuery(which, least, chosen, text, Math.max(0, page), PAGE);
        model.addAttribute("query", query);
        model.addAttribute("total", rules.count(viewer.scope(), query, until));
        model.addAttribute("rows", rules.list(viewer.scope(), query, until));
        model.addAttribute("allWhich", Which.values());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("until", until);
        model.addAttribute("floods", rules.floods(viewer.scope(), until));
        model.addAttribute("counts", counts(viewer, until));
        content(viewer, model, now);
        return "rules";
    }

    private Map<Which, Long> counts(Viewer viewer, Instant until) {
        return List.of(Which.values()).stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        which -> rules.count(
                                viewer.scope(),
                                new RuleQuery(which, Severity.INFORMATIONAL, Optional.empty(), "", 0, 1),
                                until)));
    }

    private void content(Viewer viewer, Model model, Instant now) {
        Optional<ContentReports.InForce> inForce = reports.latest(viewer.scope());
        List<Finding> findings = inForce.map(ContentReports.InForce::report)
                .map(ContentReport::findings)
                .orElse(List.of());
        model.addAttribute(
                "inForceSince", inForce.map(ContentReports.InForce::since).orElse(null));
        model.addAttribute(
                "leftOut",
                findings.stream()
                        .filter(finding -> finding.leftOut() && finding.area() != Area.INDICATORS)
                        .toList());
        model.addAttribute(
                "feedFindings",
                findings.stream()
                        .filter(finding -> finding.area() == Area.INDICATORS)
                        .toList());
        model.addAttribute(
                "hints", findings.stream().filter(finding -> !finding.leftOut()).toList());
        model.addAttribute(
                "feeds", FeedView.of(inForce.map(each -> each.report().feeds()).orElse(List.of()), now));
        model.addAttribute(
                "warningLists",
                inForce.map(each -> each.report().warningLists()).orElse(List.of()));
        model.addAttribute("quiet", reports.quiet(viewer.scope()).orElse(null));
    }

    @GetMapping("/rules/{id}")
    String one(
            Viewer viewer,
            Model model,
            @PathVariable String id,
            @RequestParam(name = "id", defaultValue = "") String parameter) {
        requireStaff(viewer);
        String wanted = id.equals(BY_PARAMETER) ? parameter : id;
        Instant until = rules.until(viewer.scope(), parts.clock().instant());
        RuleFile file = rules.find(viewer.scope(), wanted, until).orElseThrow(() -> new NoSuchPage("rule " + wanted));
        model.addAttribute("file", file);
        model.addAttribute("bars", WeekBars.of(file.hours(), until));
        return "rule";
    }

    private static void requireStaff(Viewer viewer) {
        if (!viewer.role().staff()) {
            throw new NoSuchPage("rules");
        }
    }
}
