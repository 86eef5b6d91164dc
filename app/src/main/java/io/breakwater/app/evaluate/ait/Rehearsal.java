package io.breakwater.app.evaluate.ait;

import io.breakwater.core.incident.CorrelationTuning;
import io.breakwater.core.model.Incident;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One tenant made ready for many runs. Alerts of one name, host, address and minute fall into one group under every tuning
 * whose groups span whole minutes, and a group is placed by its first two moments and its last: so correlation is fed
 * those three of each minute, and the other alerts go where they went. The figures are those of all alerts, but for the
 * counts that incidents print.
 */
final class Rehearsal {
    private final String tenant;
    private final List<AlertRow> rows;
    private final List<AlertRow> fed = new ArrayList<>();
    private final Map<AlertRow, AlertRow> standIns = new IdentityHashMap<>();

    private record Cell(String name, String host, String address, long minute) {
        static Cell of(AlertRow.Told told) {
            long minute = told.time().truncatedTo(ChronoUnit.MINUTES).getEpochSecond();
            return new Cell(told.name(), told.host(), told.address(), minute);
        }
    }

    /** @param rows in order of time */
    Rehearsal(String tenant, List<AlertRow> rows) {
        this.tenant = tenant;
        this.rows = rows;
        Map<Cell, List<AlertRow>> cells = new LinkedHashMap<>();
        rows.forEach(row -> cells.computeIfAbsent(Cell.of(row.told()), cell -> new ArrayList<>())
                .add(row));
        cells.values().forEach(this::thin);
    }

    private void thin(List<AlertRow> alike) {
        AlertRow first = alike.getFirst();
        alike.forEach(row -> standIns.put(row, first));
        fed.add(first);
        alike.stream()
                .filter(row -> !row.told().time().equals(first.told().time()))
                .findFirst()
                .ifPresent(fed::add);
        fed.add(alike.getLast());
    }

    Figures run(Correlator correlator, CorrelationTuning tuning) {
        if (tuning.groupSpan().toSecondsPart() != 0 || tuning.groupSpan().toMillisPart() != 0) {
            throw new IllegalArgumentException("groups must span whole minutes, not " + tuning.groupSpan());
        }
        Map<AlertRow, Incident> placed =
                correlator.correlate(tenant, fed, tuning).members();
        Map<AlertRow, Incident> members = new IdentityHashMap<>();
        standIns.forEach((row, standIn) -> {
            Incident incident = placed.get(standIn);
            if (incident != null) {
                members.put(row, incident);
            }
        });
        return Figures.of(new Correlation(rows, members));
    }
}
