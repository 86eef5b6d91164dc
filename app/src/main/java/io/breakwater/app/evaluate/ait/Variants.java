package io.breakwater.app.evaluate.ait;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The same alerts made harder, or brought in another way. */
final class Variants {
    private static final Set<String> SCANS = Set.of("dirb", "wpscan", "network_scans", "service_scans");
    /** Of a thousand rows, how many come late. */
    private static final int LATE_PER_MILLE = 50;

    private Variants() {}

    static List<AlertRow> inOrder(List<AlertRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparing((AlertRow row) -> row.told().time())
                        .thenComparing(AlertRow::number))
                .toList();
    }

    /** Without the loud phases. */
    static List<AlertRow> stealth(List<AlertRow> rows) {
        return rows.stream().filter(row -> !SCANS.contains(row.truth().phase())).toList();
    }

    static List<AlertRow> shuffled(List<AlertRow> rows, long seed) {
        List<AlertRow> mixed = new ArrayList<>(rows);
        Collections.shuffle(mixed, new Random(seed));
        return mixed;
    }

    static List<AlertRow> doubled(List<AlertRow> rows) {
        List<AlertRow> twice = new ArrayList<>(rows.size() * 2);
        for (AlertRow row : rows) {
            twice.add(row);
            twice.add(row);
        }
        return twice;
    }

    /** In order, but one row in twenty comes up to sixty hours after its time. */
    static List<AlertRow> late(List<AlertRow> rows, long seed) {
        Random random = new Random(seed);
        record Arrival(Instant at, AlertRow row) {}
        return rows.stream()
                .map(row -> new Arrival(
                        random.nextInt(1000) < LATE_PER_MILLE
                                ? row.told().time().plus(Duration.ofMinutes(random.nextInt(60 * 60)))
                                : row.told().time(),
                        row))
                .sorted(Comparator.comparing(Arrival::at))
                .map(Arrival::row)
                .toList();
    }

    /**
     * Two tenants laid over one another as one. Hosts keep apart by name, since they are different machines; addresses
     * stay as they are, shared ones included.
     *
     * @param shift added to the times of the second
     */
    static List<AlertRow> interleaved(List<AlertRow> one, List<AlertRow> other, Duration shift) {
        List<AlertRow> both = new ArrayList<>();
        one.forEach(row -> both.add(renamed(row, Duration.ZERO)));
        other.forEach(row -> both.add(renamed(row, shift)));
        return inOrder(both);
    }

    private static AlertRow renamed(AlertRow row, Duration shift) {
        AlertRow.Told told = row.told();
        return row.as(new AlertRow.Told(
                told.time().plus(shift), told.name(), told.address(), row.scenario() + "-" + told.host()));
    }

    /** When the first step began. */
    static Instant firstStep(List<AlertRow> rows) {
        return rows.stream()
                .filter(row -> row.truth().isStep())
                .map(row -> row.told().time())
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("no row names a step of an attack"));
    }
}
