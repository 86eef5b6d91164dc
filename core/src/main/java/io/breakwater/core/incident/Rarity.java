package io.breakwater.core.incident;

import java.time.Duration;

/**
 * How common a rule was before one of its groups: on the group's victim, and in the tenant. Only what lies before counts
 * (causal), so what an attack does later never makes its beginning look common.
 *
 * <p>The test of coincidence: something that comes with rate r falls within a distance d of a given moment with
 * probability 1 - exp(-2 r d). What is too improbable to have come so near by chance belongs there.
 *
 * @param onVictim spans of the window in which the rule fired on the victim
 * @param hoursOnVictim the same in different hours
 * @param inTenant pairs of span and victim in the whole tenant, cut at {@link #PLENTY}
 */
record Rarity(int onVictim, int hoursOnVictim, int inTenant) {
    /** More than this is common by any measure and need not be counted. */
    static final int PLENTY = 64;
    /** A distance below this says no more than this: clocks differ, and an alert takes its time. */
    private static final Duration NEAREST = Duration.ofMinutes(5);
    /** Half a sighting for what was never seen (Jeffreys). */
    private static final double UNSEEN = 0.5;

    double chanceOnHost(Duration distance, CorrelationTuning tuning) {
        return chance(onVictim, distance, tuning);
    }

    double chanceElsewhere(Duration distance, CorrelationTuning tuning) {
        return chance(Math.max(inTenant, onVictim), distance, tuning);
    }

    private static double chance(int seen, Duration distance, CorrelationTuning tuning) {
        double rate = (seen + UNSEEN) / tuning.rarityWindow().toMillis();
        long near = Math.max(distance.toMillis(), NEAREST.toMillis());
        return -Math.expm1(-2 * rate * near);
    }

    /** Too common to join anything, however near. */
    boolean isCommon(CorrelationTuning tuning) {
        return chanceOnHost(Duration.ZERO, tuning) > tuning.chanceOnHost()
                && chanceElsewhere(Duration.ZERO, tuning) > tuning.chanceElsewhere();
    }

    boolean isRoutine(CorrelationTuning tuning) {
        return hoursOnVictim > tuning.routineHours();
    }

    /** Weight of weak evidence that came so near by this chance. */
    static double weight(double chance, CorrelationTuning tuning) {
        return Math.min(tuning.weakMost(), -tuning.weakWeight() * Math.log10(chance));
    }
}
