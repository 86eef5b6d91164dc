package io.breakwater.core.campaign;

import java.util.Map;

/**
 * How busy a gang is on a day: its victims on that day and the two days on either side, the nearer the heavier, and its
 * rate of dormancy, estimated from its loners (victims with no other within two days).
 *
 * <p>A day on which the gang has no other victim is no day of its burst, however near the burst is: bursts have sharp
 * edges, and a day beyond the edge with one victim would be a strange burst. So what the neighbours lend such a day is
 * bounded, the more tightly the more of a gang's victims are named (and would have shown), and less tightly between two
 * days of a burst.
 */
final class Tempo {
    /** Weights of a day and of those one and two days off, while only named victims are counted. */
    static final double[] FEW_NAMED = {1, 0.5, 0.25};

    /** The same once the unnamed are counted too. */
    static final double[] ALL_COUNTED = {1, 0.15, 0.03};

    private static final double LEAST_RATE = 1e-3;
    private static final double LENT_AT_EDGE = 0.05;
    private static final double LENT_WITHIN = 0.5;

    private final Profile profile;
    private final double dormant;
    private final double least;
    private final int span;
    private final double[] nearby;
    private final double unseen;

    /**
     * @param span days over which sightings are known
     * @param nearby weights of days near and far
     * @param unseen victims that the profile does not count, for each one that it does
     */
    Tempo(Profile profile, int span, double[] nearby, double unseen) {
        this.nearby = nearby;
        this.profile = profile;
        this.span = span;
        this.unseen = unseen;
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
        double others = profile.days().getOrDefault(day, 0) - own;
        double before = lent(day, -1);
        double after = lent(day, 1);
        double near = before + after;
        if (others <= 0) {
            double most = before > 0 && after > 0 ? LENT_WITHIN : LENT_AT_EDGE;
            near = Math.min(near, most * (1 + unseen));
        }
        return Math.max(nearby[0] * Math.max(others, 0) + near + dormant, least);
    }

    private double lent(int day, int direction) {
        double lent = 0;
        for (int off = 1; off < nearby.length; off++) {
            lent += nearby[off] * profile.days().getOrDefault(day + direction * off, 0);
        }
        return lent;
    }

    /** The part of all its victims that the gang takes on a day. */
    double share(int day) {
        return rate(day, 0) / ((nearby[0] + 2 * nearby[1] + 2 * nearby[2]) * profile.total() + dormant * span);
    }
}
