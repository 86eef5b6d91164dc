package io.breakwater.core.campaign;

import java.util.Map;

/**
 * How busy a gang is on a day: its victims on that day and the two days on either side, the nearer the heavier, and its
 * rate of dormancy, estimated from its loners (victims with no other within two days).
 */
final class Tempo {
    /** Weights of a day and of those one and two days off, while only named victims are counted. */
    static final double[] FEW_NAMED = {1, 0.5, 0.25};

    /** The same once the unnamed are counted too: bursts have sharp edges. */
    static final double[] ALL_COUNTED = {1, 0.15, 0.03};

    private static final double LEAST_RATE = 1e-3;

    private final Profile profile;
    private final double dormant;
    private final double least;
    private final int span;
    private final double[] nearby;

    /**
     * @param span days over which sightings are known
     * @param nearby weights of days near and far
     */
    Tempo(Profile profile, int span, double[] nearby) {
        this.nearby = nearby;
        this.profile = profile;
        this.span = span;
        this.dormant = (loners() + 0.5) / (span + 1);
        this.least = LEAST_RATE * profile.total() / span;
    }

    private int loners() {
        int loners = 0;
        for (Map.Entry<Integer, Integer> day : profile.days().entrySet()) {
            int around = profile.days()
                    .subMap(day.getKey() - nearby.length + 1, day.getKey() + nearby.length)
                    .size();
            loners += day.getValue() == 1 && around == 1 ? 1 : 0;
        }
        return loners;
    }

    /** @param own victims of that day to leave out, because they are the ones in question */
    double rate(int day, int own) {
        double near = -own;
        for (Map.Entry<Integer, Integer> count : profile.days()
                .subMap(day - nearby.length + 1, day + nearby.length)
                .entrySet()) {
            near += nearby[Math.abs(count.getKey() - day)] * count.getValue();
        }
        return Math.max(near + dormant, least);
    }

    /** The part of all its victims that the gang takes on a day. */
    double share(int day) {
        return rate(day, 0) / ((nearby[0] + 2 * nearby[1] + 2 * nearby[2]) * profile.total() + dormant * span);
    }
}
