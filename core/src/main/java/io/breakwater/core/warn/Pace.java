package io.breakwater.core.warn;

import java.time.Duration;
import java.time.Instant;

/**
 * How many assets the campaign will newly compromise within the horizon: a mix of its pace over two days, over one horizon
 * and over its whole life. Which mix foretells best differs between gangs that never rest and gangs that burst and sleep;
 * it is chosen by how well it would have foretold the past, with Poisson deviance as the measure.
 */
final class Pace {
    private static final Duration SHORT = Duration.ofDays(2);
    private static final int GRID = 5;

    /**
     * A sleeping gang is expected to strike at this part of its pace over its life at least: bursts come back without notice,
     * and they are where most victims fall.
     */
    private static final double LEAST_OF_LIFE = 0.4;

    /** Windows that the even mix counts for in the choice, so that a few windows do not decide. */
    private static final double PRIOR_WINDOWS = 3;

    private Pace() {}

    /** Expected number within {@code horizon} after the victims' date; above zero when there was ever one. */
    static double expected(Victims victims, Duration horizon) {
        if (victims.count() == 0) {
            return 0;
        }
        double[] mix = bestMix(victims, horizon);
        double[] parts = parts(victims, victims.asOf(), horizon);
        return Math.max(LEAST_OF_LIFE * parts[2], mixed(mix, parts));
    }

    private static double[] bestMix(Victims victims, Duration horizon) {
        Instant first = victims.at(victims.rows()[0]);
        Instant last = victims.asOf().minus(horizon);
        double[] best = {1.0 / 3, 1.0 / 3, 1.0 / 3};
        double least = Double.MAX_VALUE;
        for (int a = 0; a <= GRID; a++) {
            for (int b = 0; a + b <= GRID; b++) {
                double[] mix = {a / (double) GRID, b / (double) GRID, (GRID - a - b) / (double) GRID};
                double deviance = PRIOR_WINDOWS * unevenness(mix);
                for (Instant at = first.plus(SHORT); !at.isAfter(last); at = at.plus(Duration.ofDays(1))) {
                    deviance +=
                            deviance(victims.between(at, at.plus(horizon)), mixed(mix, parts(victims, at, horizon)));
                }
                if (deviance < least) {
                    least = deviance;
                    best = mix;
                }
            }
        }
        return best;
    }

    private static double unevenness(double[] mix) {
        double sum = 0;
        for (double part : mix) {
            sum += (part - 1.0 / 3) * (part - 1.0 / 3);
        }
        return sum;
    }

    private static double[] parts(Victims victims, Instant at, Duration horizon) {
        double span = horizon.toMillis();
        Instant first = victims.at(victims.rows()[0]);
        double life = Math.max(span, Duration.between(first, at).toMillis());
        return new double[] {
            victims.between(at.minus(SHORT), at) * span / SHORT.toMillis(),
            victims.between(at.minus(horizon), at),
            victims.between(first.minusMillis(1), at) * span / life
        };
    }

    private static double mixed(double[] mix, double[] parts) {
        return mix[0] * parts[0] + mix[1] * parts[1] + mix[2] * parts[2];
    }

    /** Scaled by the mean, as counts of bursts vary much more than Poisson. */
    private static double deviance(double seen, double foretold) {
        double mean = Math.max(foretold, 0.5);
        double poisson = mean - seen + (seen > 0 ? seen * Math.log(seen / mean) : 0);
        return 2 * poisson / (1 + 0.5 * mean);
    }
}
