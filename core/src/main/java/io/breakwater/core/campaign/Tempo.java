package io.breakwater.core.campaign;

import java.util.Map;

/**
 * How busy a gang is on a day: its victims on that day and the two days on either side, the nearer the heavier, and its
 * rate of dormancy, estimated from its loners (victims with no other within two days).
 */
final class Tempo {
    private static final double[] NEARBY = {1, 0.5, 0.25};
    private static final double NEARBY_SUM = 2.5;
    private static final double LEAST_RATE = 1e-3;

    private final Profile profile;
    private final double dormant;
    private final double least;
    private final int span;

    /** @param span days over which sightings are known */
    Tempo(Profile profile, int span) {
        this.profile = profile;
        this.span = span;
        this.dormant = (loners(profile) + 0.5) / (span + 1);
        this.least = LEAST_RATE * profile.total() / span;
    }

    private static int loners(Profile profile) {
        int loners = 0;
        for (Map.Entry<Integer, Integer> day : profile.days().entrySet()) {
            int around = profile.days()
                    .subMap(day.getKey() - NEARBY.length + 1, day.getKey() + NEARBY.length)
                    .size();
            loners += day.getValue() == 1 && around == 1 ? 1 : 0;
        }
        return loners;
    }

    /** @param own victims of that day to leave out, because they are the ones in question */
    double rate(int day, int own) {
        double near = -own;
        for (Map.Entry<Integer, Integer> count : profile.days()
                .subMap(day - NEARBY.length + 1, day + NEARBY.length)
                .entrySet()) {
            near += NEARBY[Math.abs(count.getKey() - day)] * count.getValue();
        }
        return Math.max(near + dormant, least);
    }

    /** The part of all its victims that the gang takes on a day. */
    double share(int day) {
        return rate(day, 0) / (NEARBY_SUM * profile.total() + dormant * span);
    }
}
