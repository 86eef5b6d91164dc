package io.breakwater.server.api;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.Warning;
import io.breakwater.core.respond.Briefing;
import io.breakwater.server.ServerParts;
import io.breakwater.server.ServerSettings;
import io.breakwater.server.console.CampaignsInTime;
import io.breakwater.server.console.NoSuchPage;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.CampaignHistory;
import io.breakwater.store.IncidentQuery;
import io.breakwater.store.IncidentRow;
import io.breakwater.store.Incidents;
import io.breakwater.store.KeptEvents;
import io.breakwater.store.PeerHistory;
import io.breakwater.store.RejectedRecords;
import io.breakwater.store.Sources;
import io.breakwater.store.Warnings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything that the pages show, as JSON, within the scope of the token's account. */
@RestController
@RequestMapping("/api/v1")
final class ReadingApi {
    private static final int MOST_WARNINGS = 1000;

    private final Incidents incidents;
    private final CampaignsInTime campaigns;
    private final CampaignHistory history;
    private final Warnings warnings;
    private final Sources sources;
    private final PeerHistory peers;
    private final RejectedRecords rejected;
    private final KeptEvents events;
    private final Briefing briefing;
    private final ServerParts parts;
    private final ServerSettings settings;

    ReadingApi(
            Incidents incidents,
            CampaignsInTime campaigns,
            CampaignHistory history,
            Warnings warnings,
            Sources sources,
            PeerHistory peers,
            RejectedRecords rejected,
            KeptEvents events,
            Briefing briefing,
            ServerParts parts,
            ServerSettings settings) {
        this.incidents = incidents;
        this.campaigns = campaigns;
        this.history = history;
        this.warnings = warnings;
        this.sources = sources;
        this.peers = peers;
        this.rejected = rejected;
        this.events = events;
        this.briefing = briefing;
        this.parts = parts;
        this.settings = settings;
    }

    /** One page of a list. */
    record Page<T>(long total, int page, int size, List<T> items) {}

    /** A source, and whether it fell silent. */
    record Heard(Sources.Row source, boolean silent) {}

    @GetMapping("/incidents")
    ResponseEntity<byte[]> incidents(
            Viewer viewer,
            @RequestParam(defaultValue = "") Set<IncidentStatus> status,
            @RequestParam(defaultValue = "INFORMATIONAL") Severity least,
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        IncidentQuery query = new IncidentQuery(status, least, tenant(tenant), text, page, size);
        List<IncidentRow> rows = incidents.list(viewer.scope(), query);
        return JsonAnswer.ok(new Page<>(incidents.count(viewer.scope(), query), page, size, rows));
    }

    @GetMapping("/incidents/{id}")
    ResponseEntity<byte[]> incident(Viewer viewer, @PathVariable String id) {
        return JsonAnswer.ok(
                incidents.find(viewer.scope(), new IncidentId(id)).orElseThrow(() -> new NoSuchPage("incident " + id)));
    }

    @GetMapping("/incidents/{id}/brief")
    ResponseEntity<byte[]> brief(Viewer viewer, @PathVariable String id) {
        return JsonAnswer.ok(incidents
                .find(viewer.scope(), new IncidentId(id))
                .map(file -> briefing.of(file.incident()))
                .orElseThrow(() -> new NoSuchPage("incident " + id)));
    }

    /** The event with its record in base64, the rules that matched it, and the incidents that rest on it. */
    @GetMapping("/events/{id}")
    ResponseEntity<byte[]> event(Viewer viewer, @PathVariable String id) {
        return JsonAnswer.ok(
                events.find(viewer.scope(), new EventId(id)).orElseThrow(() -> new NoSuchPage("event " + id)));
    }

    /** As they stand, or stood at the end of a day or at a moment. */
    @GetMapping("/campaigns")
    ResponseEntity<byte[]> campaigns(Viewer viewer, @RequestParam(defaultValue = "") String asOf) {
        return JsonAnswer.ok(campaigns.list(viewer.scope(), asOf));
    }

    @GetMapping("/campaigns/{id}")
    ResponseEntity<byte[]> campaign(
            Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String asOf) {
        return JsonAnswer.ok(campaigns.find(viewer.scope(), new CampaignId(id), asOf));
    }

    /** Sightings that came to the campaign from another, went to another or were withdrawn. */
    @GetMapping("/campaigns/{id}/attributions")
    ResponseEntity<byte[]> attributions(
            Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "100") int size) {
        return JsonAnswer.ok(history.changed(viewer.scope(), new CampaignId(id), Math.clamp(size, 1, 1000)));
    }

    @GetMapping("/warnings")
    ResponseEntity<byte[]> warnings(
            Viewer viewer,
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "true") boolean standing) {
        List<Warning> ranked = warnings
                .ranked(
                        viewer.scope(),
                        tenant(tenant),
                        standing ? Warnings.Which.STANDING : Warnings.Which.ALL,
                        MOST_WARNINGS)
                .stream()
                .map(Warnings.Named::warning)
                .toList();
        return JsonAnswer.ok(ranked);
    }

    @GetMapping("/sources")
    ResponseEntity<byte[]> sources(Viewer viewer) {
        return JsonAnswer.ok(sources.list(viewer.scope()).stream()
                .map(row -> new Heard(row, row.silent(parts.clock().instant(), settings.silence())))
                .toList());
    }

    /** Where each tenant's history comes from: its own, or that of its peers, and until when. */
    @GetMapping("/histories")
    ResponseEntity<byte[]> histories(Viewer viewer) {
        return JsonAnswer.ok(peers.list(viewer.scope()));
    }

    @GetMapping("/rejected")
    ResponseEntity<byte[]> rejected(
            Viewer viewer,
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        var filter = new RejectedRecords.Filter(tenant(tenant), source, code);
        long total = rejected.byCode(viewer.scope(), filter).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        int rows = Math.clamp(size, 1, 500);
        return JsonAnswer.ok(
                new Page<>(total, page, rows, rejected.list(viewer.scope(), filter, Math.max(0, page), rows)));
    }

    private static Optional<TenantId> tenant(String id) {
        return id.isBlank() ? Optional.empty() : Optional.of(new TenantId(id));
    }
}
