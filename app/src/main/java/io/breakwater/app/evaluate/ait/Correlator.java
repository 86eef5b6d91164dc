package io.breakwater.app.evaluate.ait;

import io.breakwater.core.detect.alert.AlertClasses;
import io.breakwater.core.incident.CorrelationTuning;
import io.breakwater.core.incident.IncidentStage;
import io.breakwater.core.incident.IncidentState;
import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Feeds alerts to correlation as detections of one tenant, in the order given, and asks where each ended up. */
final class Correlator {
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final Assessment UNKNOWN =
            new Assessment(Severity.LOW, Fidelity.LOW, Optional.empty(), Outcome.ATTEMPTED, List.of());

    private final AlertClasses classes;
    private final Peers peers;
    private final Map<String, Assessment> known = new HashMap<>();

    Correlator(AlertClasses classes, Peers peers) {
        this.classes = classes;
        this.peers = peers;
    }

    /** The same, with a tenant that borrows something else. */
    Correlator borrowing(Borrowed other) {
        return new Correlator(classes, peers.lending(other));
    }

    Correlation correlate(String tenant, List<AlertRow> rows, CorrelationTuning tuning) {
        Set<String> scenarios = rows.stream().map(AlertRow::scenario).collect(Collectors.toSet());
        IncidentStage stage = new IncidentStage(tuning, peers.without(scenarios, tuning));
        IncidentState state = stage.initial();
        TenantId id = new TenantId(tenant);
        for (AlertRow row : rows) {
            stage.accept(state, detection(id, row.told()), change -> {});
        }
        stage.advance(state, END, change -> {});
        Map<IncidentId, Incident> incidents = new HashMap<>();
        state.incidents().forEach(incident -> incidents.put(incident.id(), incident));
        // By identity: two rows of a file may read the same.
        Map<AlertRow, Incident> members = new IdentityHashMap<>();
        for (AlertRow row : rows) {
            state.incidentOf(detection(id, row.told()))
                    .map(incidents::get)
                    .ifPresent(incident -> members.put(row, incident));
        }
        return new Correlation(rows, members);
    }

    private Detection detection(TenantId tenant, AlertRow.Told alert) {
        String evidence = ContentHash.of("alert")
                .add(alert.name())
                .add(alert.host())
                .add(alert.address())
                .add(alert.time().toEpochMilli())
                .hex();
        return Detection.of(
                tenant,
                new RuleRef(alert.name(), "", alert.name()),
                alert.time(),
                known.computeIfAbsent(alert.name(), name -> classes.assess(name).orElse(UNKNOWN)),
                List.of(
                        new Entity(EntityKind.HOST, EntityRole.VICTIM, alert.host()),
                        new Entity(EntityKind.ADDRESS, EntityRole.VICTIM, alert.address())),
                List.of(),
                List.of(new EventId(evidence)));
    }
}
