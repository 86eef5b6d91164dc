package io.breakwater.app.evaluate.ait;

import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the alerts of one tenant ended up.
 *
 * @param rows what was fed, in that order
 * @param members the incident of each row that is in one
 */
record Correlation(List<AlertRow> rows, Map<AlertRow, Incident> members) {
    /** Rows by incident. */
    Map<IncidentId, List<AlertRow>> byIncident() {
        return members.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getValue().id(),
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    /** Incidents that hold the same rows, whatever they are called. */
    boolean sameAs(Correlation other) {
        return partition().equals(other.partition());
    }

    private Map<String, String> partition() {
        Map<String, String> partition = new TreeMap<>();
        members.forEach((row, incident) -> partition.put(
                row.scenario() + "/" + row.number(),
                incident.id() + "@" + incident.opened().orElseThrow()));
        return partition;
    }
}
