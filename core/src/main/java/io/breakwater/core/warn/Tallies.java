package io.breakwater.core.warn;

import java.time.Duration;

/**
 * Victims and assets per level of one factor, kept apart by fold, so that the lift that a row sees in training was counted
 * without that row (cross-fitting): otherwise a level with one asset, its own victim, would look like a certainty.
 */
final class Tallies {
    /** Number of folds. */
    static final int FOLDS = 5;

    /** Asks for the tally over all folds. */
    static final int NONE_HELD_OUT = -1;

    private final double[][] hits;
    private final double[][] assets;

    private Tallies(int levels) {
        hits = new double[FOLDS][levels];
        assets = new double[FOLDS][levels];
    }

    static Tallies of(Factor factor, Roster roster, Victims victims, Duration memory) {
        Tallies tallies = new Tallies(roster.levelCount(factor));
        for (int row = 0; row < roster.size(); row++) {
            tallies.assets[fold(row)][roster.level(factor, row)]++;
        }
        for (int row : victims.rows()) {
            tallies.hits[fold(row)][roster.level(factor, row)] += victims.weight(row, memory);
        }
        return tallies;
    }

    /** Rows stand in the order of keyed hashes, so their number is as good as a random draw. */
    static int fold(int row) {
        return row % FOLDS;
    }

    double[] hits(int heldOut) {
        return sum(hits, heldOut);
    }

    double[] assets(int heldOut) {
        return sum(assets, heldOut);
    }

    private static double[] sum(double[][] parts, int heldOut) {
        double[] total = new double[parts[0].length];
        for (int fold = 0; fold < FOLDS; fold++) {
            if (fold != heldOut) {
                for (int level = 0; level < total.length; level++) {
                    total[level] += parts[fold][level];
                }
            }
        }
        return total;
    }
}
