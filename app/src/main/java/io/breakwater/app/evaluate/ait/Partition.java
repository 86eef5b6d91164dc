package io.breakwater.app.evaluate.ait;

import java.util.HashMap;
import java.util.Map;

/**
 * How well two partitions of the same rows agree: adjusted Rand index (Hubert and Arabie 1985) and V-measure (Rosenberg
 * and Hirschberg 2007).
 *
 * <p>Caveat: both count pairs of rows, so that one loud phase outweighs all quiet steps; they are printed to compare with
 * others who print them, not to steer by.
 */
final class Partition {
    private final Map<String, Long> classes = new HashMap<>();
    private final Map<String, Long> clusters = new HashMap<>();
    private final Map<Cell, Long> cells = new HashMap<>();
    private long rows;

    private record Cell(String truth, String found) {}

    /** Attack phases against background, and incidents against none. */
    static Partition of(Correlation correlation) {
        Partition partition = new Partition();
        for (AlertRow row : correlation.rows()) {
            String truth = row.truth().isInPhase() ? row.scenario() : "background";
            var incident = correlation.members().get(row);
            partition.add(truth, incident == null ? "none" : incident.id().value());
        }
        return partition;
    }

    void add(String truth, String found) {
        classes.merge(truth, 1L, Long::sum);
        clusters.merge(found, 1L, Long::sum);
        cells.merge(new Cell(truth, found), 1L, Long::sum);
        rows++;
    }

    double adjustedRand() {
        double together = cells.values().stream().mapToDouble(Partition::pairs).sum();
        double inClasses =
                classes.values().stream().mapToDouble(Partition::pairs).sum();
        double inClusters =
                clusters.values().stream().mapToDouble(Partition::pairs).sum();
        double expected = inClasses * inClusters / pairs(rows);
        double most = (inClasses + inClusters) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    double vMeasure() {
        double homogeneity = 1 - ratio(conditional(true), entropy(classes));
        double completeness = 1 - ratio(conditional(false), entropy(clusters));
        return homogeneity + completeness == 0 ? 0 : 2 * homogeneity * completeness / (homogeneity + completeness);
    }

    private static double pairs(long count) {
        return count * (count - 1) / 2.0;
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private double entropy(Map<String, Long> counts) {
        return counts.values().stream()
                .mapToDouble(count -> -count / (double) rows * Math.log(count / (double) rows))
                .sum();
    }

    private double conditional(boolean truthGivenFound) {
        double sum = 0;
        for (Map.Entry<Cell, Long> cell : cells.entrySet()) {
            long given = truthGivenFound
                    ? clusters.getOrDefault(cell.getKey().found(), 1L)
                    : classes.getOrDefault(cell.getKey().truth(), 1L);
            sum -= cell.getValue() / (double) rows * Math.log(cell.getValue() / (double) given);
        }
        return sum;
    }
}
