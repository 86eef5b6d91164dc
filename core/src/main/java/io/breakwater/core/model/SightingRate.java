package io.breakwater.core.model;

/**
 * Sightings of a rule a day, a sighting being the rule and a victim within one span of the clock (ten minutes, unless
 * correlation is tuned otherwise).
 *
 * @param inTenant in a whole tenant, the mean over all peers
 * @param onVictim on a victim on which the rule fires at all
 * @param hoursOnVictim the same in different hours
 */
public record SightingRate(double inTenant, double onVictim, double hoursOnVictim) {
    public static final SightingRate NEVER = new SightingRate(0, 0, 0);

    public SightingRate {
        if (!(finite(inTenant) && finite(onVictim) && finite(hoursOnVictim))) {
            throw new IllegalArgumentException("a rate is a number from zero on");
        }
    }

    private static boolean finite(double rate) {
        return rate >= 0 && Double.isFinite(rate);
    }

    /** What comes in so many days. */
    public SightingRate over(double days) {
        return new SightingRate(inTenant * days, onVictim * days, hoursOnVictim * days);
    }
}
