package io.breakwater.core.incident;

import io.breakwater.core.model.SightingRate;
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
 * @param borrowed what peers, or this tenant at the pace it had so far, would have seen in that part of the window in which this tenant was not yet watched, as
 *     sightings; it says how far evidence is to be trusted, not what is remembered: a tenant that turns out to have been
 *     watched for longer makes evidence rarer, and what was forgotten could not come back
 * @param founded whether a day of the tenant, or peers, stand behind it: before a day has gone by once, nobody can tell
 *     what is rare from what comes at this time of every day
 */
record Rarity(int onVictim, int hoursOnVictim, int inTenant, SightingRate borrowed, boolean founded) {
    /** More than this is common by any measure and need not be counted. */
    static final int PLENTY = 64;
    /** Half a sighting for what was never seen (Jeffreys). */
    static final double UNSEEN = 0.5;

    double chanceOnHost(Duration distance, CorrelationTuning tuning) {
        return chance(onVictim + borrowed.onVictim(), distance, tuning);
    }

    double chanceElsewhere(Duration distance, CorrelationTuning tuning) {
        return chance(seenInTenant() + borrowed.inTenant(), distance, tuning);
    }

    private int seenInTenant() {
        return Math.max(inTenant, onVictim);
    }

    private static double chance(double seen, Duration distance, CorrelationTuning tuning) {
        double rate = (seen + UNSEEN) / tuning.coincidence().window().toMillis();
        long near = Math.max(distance.toMillis(), tuning.coincidence().nearest().toMillis());
        return -Math.expm1(-2 * rate * near);
    }

    /** Too common to join anything, however near. */
    boolean isCommon(CorrelationTuning tuning) {
        return chance(onVictim, Duration.ZERO, tuning) > tuning.coincidence().onHost()
                && chance(seenInTenant(), Duration.ZERO, tuning)
                        > tuning.coincidence().elsewhere();
    }

    boolean isRoutine(CorrelationTuning tuning) {
        return hoursOnVictim + borrowed.hoursOnVictim() > tuning.coincidence().routineHours();
    }

    /** Weight of weak evidence that came so near by this chance; it may join and yet weigh nothing. */
    double weight(double chance, CorrelationTuning tuning) {
        return !founded
                ? 0
                : Math.min(tuning.weights().weakMost(), -tuning.weights().weakPerTenfold() * Math.log10(chance));
    }
}
