package io.breakwater.server.console;

import io.breakwater.core.model.Severity;
import io.breakwater.core.model.WarningColour;
import io.breakwater.server.ServerParts;
import io.breakwater.server.ServerSettings;
import io.breakwater.server.respond.ProofDesk;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Campaigns;
import io.breakwater.store.IncidentQuery;
import io.breakwater.store.Incidents;
import io.breakwater.store.Notices;
import io.breakwater.store.Sources;
import io.breakwater.store.Warnings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what is open, what is new, what is silent, who is next. */
@Controller
final class OverviewPage {
    private static final int NEWEST = 8;
    private static final int MOST_PROBABLE = 6;
    private static final int DAYS = 90;

    private final Incidents incidents;
    private final Campaigns campaigns;
    private final Warnings warnings;
    private final Sources sources;
    private final ProofDesk proofs;
    private final Notices notices;
    private final ServerParts parts;
    private final ServerSettings settings;

    OverviewPage(
            Incidents incidents,
            Campaigns campaigns,
            Warnings warnings,
            Sources sources,
            ProofDesk proofs,
            Notices notices,
            ServerParts parts,
            ServerSettings settings) {
        this.incidents = incidents;
        this.campaigns = campaigns;
        this.warnings = warnings;
        this.sources = sources;
        this.proofs = proofs;
        this.notices = notices;
        this.parts = parts;
        this.settings = settings;
    }

    @GetMapping("/")
    String show(Viewer viewer, Model model) {
        Instant now = parts.clock().instant();
        Map<Severity, Integer> open = incidents.openBySeverity(viewer.scope());
        model.addAttribute("undelivered", viewer.role().staff() ? notices.undelivered(viewer.scope()) : 0);
        model.addAttribute("open", open);
        model.addAttribute("openTotal", sum(open));
        model.addAttribute("severities", List.of(Severity.values()).reversed());
        model.addAttribute("days", days(viewer, LocalDate.ofInstant(now, settings.zone())));
        Map<WarningColour, Integer> colours = warnings.standingByColour(viewer.scope());
        model.addAttribute("colours", colours);
        model.addAttribute("colourTotal", sum(colours));
        model.addAttribute(
                "warnings", warnings.ranked(viewer.scope(), Optional.empty(), Warnings.Which.STANDING, MOST_PROBABLE));
        model.addAttribute("campaigns", viewer.role().staff() ? campaigns.list(viewer.scope()) : List.of());
        model.addAttribute("leaks", proofs.leaks(viewer.scope()));
        List<Sources.Row> heard = sources.list(viewer.scope());
        model.addAttribute("sources", heard);
        model.addAttribute(
                "silent",
                heard.stream()
                        .filter(row -> row.silent(now, settings.silence()))
                        .toList());
        IncidentQuery newest = new IncidentQuery(Set.of(), Severity.INFORMATIONAL, Optional.empty(), "", 0, NEWEST);
        model.addAttribute("incidents", incidents.list(viewer.scope(), newest));
        return "overview";
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Newly compromised assets of all tenants for the provider; a tenant's contact sees the begin of own incidents. */
    private DayBars days(Viewer viewer, LocalDate today) {
        return DayBars.of(
                viewer.role().staff()
                        ? campaigns.compromisesPerDay(viewer.scope(), settings.zone())
                        : incidents.startedPerDay(viewer.scope(), settings.zone()),
                DAYS,
                today);
    }
}
