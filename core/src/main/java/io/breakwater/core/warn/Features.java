package io.breakwater.core.warn;

import io.breakwater.core.model.Threat;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What the regression sees of an asset: logarithms of the lifts, and what the world knows of its flaws. Everything is
 * counted from sightings and inventory up to one moment.
 */
final class Features {
    static final int PRODUCT = 0;
    /** Beyond the product's lift. */
    static final int VERSION = 1;

    static final int PROVINCE = 2;
    static final int INDUSTRY = 3;
    static final int POSTURE = 4;
    static final int TENANT = 5;
    /** Of the product over the last days, beyond its lift over all days. */
    static final int RECENT = 6;

    static final int EXPLOITED = 7;
    static final int RANSOMWARE = 8;
    static final int EPSS = 9;
    static final int CVSS = 10;
    static final int COUNT = 11;

    /** Half-life behind {@link #RECENT}. */
    private static final Duration SHORT_MEMORY = Duration.ofDays(4);

    private final Roster roster;
    private final int[] productOfVersion;
    /** By fold held out (last place: none), then by factor. */
    private final double[][][] logLifts = new double[Tallies.FOLDS + 1][][];

    Features(Roster roster, Victims victims, Duration memory) {
        this.roster = roster;
        this.productOfVersion = productOfVersion(roster);
        EnumMap<Factor, Tallies> tallies = new EnumMap<>(Factor.class);
        for (Factor factor : Factor.values()) {
            tallies.put(factor, Tallies.of(factor, roster, victims, memory));
        }
        Tallies recent = Tallies.of(Factor.PRODUCT, roster, victims, SHORT_MEMORY);
        for (int fold = 0; fold <= Tallies.FOLDS; fold++) {
            logLifts[fold] = logLifts(tallies, recent, fold == Tallies.FOLDS ? Tallies.NONE_HELD_OUT : fold);
        }
    }

    private double[][] logLifts(EnumMap<Factor, Tallies> tallies, Tallies recent, int heldOut) {
        double[][] logs = new double[RECENT + 1][];
        double[] product = new double[0];
        for (Factor factor : Factor.values()) {
            Tallies tally = Objects.requireNonNull(tallies.get(factor));
            double[] hits = tally.hits(heldOut);
            double[] expected = expected(hits, tally.assets(heldOut));
            if (factor == Factor.VERSION) {
                multiply(expected, versionsOf(product));
            }
            double[] lift = Lift.of(hits, expected);
            product = factor == Factor.PRODUCT ? lift : product;
            logs[factor.ordinal()] = log(lift);
        }
        double[] recentHits = recent.hits(heldOut);
        double[] recentExpected = expected(recentHits, recent.assets(heldOut));
        multiply(recentExpected, product);
        logs[RECENT] = log(Lift.of(recentHits, recentExpected));
        return logs;
    }

    /** Victims per level if all assets were hit alike. */
    private static double[] expected(double[] hits, double[] assets) {
        double allHits = 0;
        double allAssets = 0;
        for (int level = 0; level < hits.length; level++) {
            allHits += hits[level];
            allAssets += assets[level];
        }
        double[] expected = assets.clone();
        for (int level = 0; level < expected.length; level++) {
            expected[level] *= allAssets == 0 ? 0 : allHits / allAssets;
        }
        return expected;
    }

    private static void multiply(double[] expected, double[] lift) {
        for (int level = 0; level < expected.length; level++) {
            expected[level] *= lift[level];
        }
    }

    /** A product's lift at each of its versions. */
    private double[] versionsOf(double[] product) {
        return IntStream.of(productOfVersion)
                .mapToDouble(level -> product[level])
                .toArray();
    }

    private static double[] log(double[] values) {
        double[] logs = new double[values.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(Math.max(values[i], 1e-4));
        }
        return logs;
    }

    private static int[] productOfVersion(Roster roster) {
        int[] parent = new int[roster.levelCount(Factor.VERSION)];
        for (int row = 0; row < roster.size(); row++) {
            parent[roster.level(Factor.VERSION, row)] = roster.level(Factor.PRODUCT, row);
        }
        return parent;
    }

    /** Features of a row for a forecast: all victims counted. */
    void of(int row, double[] into) {
        fill(row, logLifts[Tallies.FOLDS], into);
    }

    /** Features of a row for training: counted without the row's fold. */
    void crossFitted(int row, double[] into) {
        fill(row, logLifts[Tallies.fold(row)], into);
    }

    private void fill(int row, double[][] logs, double[] into) {
        for (Factor factor : Factor.values()) {
            into[factor.ordinal()] = logs[factor.ordinal()][roster.level(factor, row)];
        }
        into[RECENT] = logs[RECENT][roster.level(Factor.PRODUCT, row)];
        Threat threat = roster.threat(row);
        into[EXPLOITED] = threat.exploited() ? 1 : 0;
        into[RANSOMWARE] = threat.ransomware() ? 1 : 0;
        into[EPSS] = Math.log10(threat.epss() + 1e-3) + 3;
        into[CVSS] = threat.cvss() / 10;
    }

    /** Lift of one factor's level on a row, all victims counted. */
    double lift(Factor factor, int row) {
        return Math.exp(logLifts[Tallies.FOLDS][factor.ordinal()][roster.level(factor, row)]);
    }
}
