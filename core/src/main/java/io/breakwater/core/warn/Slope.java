package io.breakwater.core.warn;

import java.util.Arrays;
import java.util.List;

/**
 * How far scores may be trusted: the one number by which they are stretched so that the victims that followed on earlier
 * moments become as likely as possible (Platt 1999, for a choice among many rather than a yes or no). Without a past it is
 * one.
 */
final class Slope {
    private static final double PRIOR_SPREAD = 0.25;
    private static final double LEAST = 0.3;
    private static final double MOST = 1.5;
    private static final double STEP = 0.1;
    /** Rows over which the denominator is counted, at most. */
    private static final int MOST_ROWS = 20_000;

    private Slope() {}

    /** Scores as they stood at one earlier moment, and which rows were hit next. */
    record Moment(double[] scores, double[] weights, double[] scoresOfNext) {
        static Moment of(Roster roster, Victims victims, Victims before, WarningSettings settings) {
            RelativeRisk then = RelativeRisk.learn(roster, before, settings);
            Discovery discovery = new Discovery(roster, before, settings);
            double[] scratch = new double[Features.COUNT + 1];
            int stride = Math.max(1, roster.size() / MOST_ROWS);
            double[] scores = new double[(roster.size() + stride - 1) / stride];
            double[] weights = new double[scores.length];
            for (int i = 0; i < scores.length; i++) {
                int row = i * stride;
                weights[i] = before.hit(row) || discovery.isNew(row) ? 0 : stride;
                scores[i] = weights[i] == 0 ? 0 : then.score(row, scratch);
            }
            long until = before.asOf().plus(settings.horizon()).toEpochMilli();
            double[] next = Arrays.stream(victims.rows())
                    .filter(row -> !before.hit(row) && !discovery.isNew(row))
                    .filter(row -> victims.at(row).toEpochMilli() <= until)
                    .mapToDouble(row -> then.score(row, scratch))
                    .toArray();
            return new Moment(scores, weights, next);
        }

        double logLikelihood(double slope) {
            double sum = 0;
            for (int i = 0; i < scores.length; i++) {
                sum += weights[i] * Math.exp(slope * scores[i]);
            }
            double log = Math.log(Math.max(sum, 1e-300));
            double likelihood = 0;
            for (double score : scoresOfNext) {
                likelihood += slope * score - log;
            }
            return likelihood;
        }
    }

    static double of(List<Moment> moments) {
        if (moments.isEmpty()) {
            return 1;
        }
        double best = 1;
        double most = Double.NEGATIVE_INFINITY;
        for (double slope = LEAST; slope <= MOST + STEP / 2; slope += STEP) {
            double off = (slope - 1) / PRIOR_SPREAD;
            double likelihood = -off * off / 2;
            for (Moment moment : moments) {
                likelihood += moment.logLikelihood(slope);
            }
            if (likelihood > most) {
                most = likelihood;
                best = slope;
            }
        }
        return best;
    }
}
