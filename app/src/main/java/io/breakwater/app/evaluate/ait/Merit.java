package io.breakwater.app.evaluate.ait;

import java.util.Comparator;

/**
 * What a number is chosen by, in this order: every attack found, at most two incidents an attack, purity of 0.95, fewest
 * false incidents, recall, time. Greater is better. Figures are compared as they are printed, so that no choice hangs on a
 * digit that nobody sees.
 */
record Merit(Trial.Total total) implements Comparable<Merit> {
    private static final double PURITY = 0.95;
    private static final Comparator<Merit> ORDER = Comparator.comparingInt((Merit merit) -> -merit.total.notFound())
            .thenComparingInt(merit -> -merit.total.scattered())
            .thenComparing(merit -> rounded(merit.total.purity(), 1000) >= PURITY)
            .thenComparingDouble(merit -> -rounded(merit.total.wrongPerDay(), 100))
            .thenComparingDouble(merit -> rounded((merit.total.recall() + merit.total.stealthRecall()) / 2, 1000))
            .thenComparingDouble(merit -> -rounded(merit.total.minutes(), 10));

    @Override
    public int compareTo(Merit other) {
        return ORDER.compare(this, other);
    }

    private static double rounded(double value, int parts) {
        return Math.round(value * parts) / (double) parts;
    }
}
