package io.breakwater.app.evaluate.ait;

import java.util.Comparator;

/**
 * What a number is chosen by: every attack found, at most two incidents an attack, and then how many of the goals are kept.
 * Goals are bounds, and what lies within them is equally good: to choose the very fewest false incidents of three tenants
 * would pay for one less of them with hours at the next attack. Greater is better.
 */
record Merit(Trial.Total total) implements Comparable<Merit> {
    private static final double PURITY = 0.95;
    private static final double WRONG_PER_DAY = 0.2;
    private static final double RECALL = 0.95;
    private static final double STEALTH_RECALL_IN_TIME = 0.75;
    private static final Comparator<Merit> ORDER = Comparator.comparingInt((Merit merit) -> -merit.total.notFound())
            .thenComparingInt(merit -> -merit.total.scattered())
            .thenComparingInt(Merit::goals);

    @Override
    public int compareTo(Merit other) {
        return ORDER.compare(this, other);
    }

    private int goals() {
        return (total.purity() >= PURITY ? 1 : 0)
                + (total.wrongPerDay() <= WRONG_PER_DAY ? 1 : 0)
                + (total.recall() >= RECALL ? 1 : 0)
                + (total.stealthRecallInTime() >= STEALTH_RECALL_IN_TIME ? 1 : 0);
    }
}
