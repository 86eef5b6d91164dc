package io.breakwater.core.warn;

import java.util.Arrays;
import java.util.List;

/**
 * How far scores may be trusted: by how much they are stretched, and which part of the risk falls evenly on all assets,
 * whatever their score, since much of what a gang goes by is not to be seen. Both are chosen so that the victims that
 * followed on earlier moments become as likely as possible (Platt 1999, for a choice among many rather than a yes or no).
 *
 * @param slope factor of the scores; one without a past
 * @param floor part of the risk that is spread evenly, 0 to 1
 */
record Trust(double slope, double floor) {
    private static final double PRIOR_SPREAD = 0.25;
    private static final double LEAST = 0.3;
    private static final double MOST = 1.5;
    private static final double STEP = 0.1;

    private static final double PRIOR_FLOOR = 0.15;
    /** Of the floor's logarithm. */
    private static final double PRIOR_FLOOR_SPREAD = 0.7;

    private static final double[] FLOORS = {0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4};
    /** Rows over which the denominator is counted, at most. */
    private static final int MOST_ROWS = 20_000;

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

        double logLikelihood(double slope, double floor) {
            double sum = 0;
            double rows = 0;
            for (int i = 0; i < scores.length; i++) {
                sum += weights[i] * Math.exp(slope * scores[i]);
                rows += weights[i];
            }
            double even = floor / Math.max(rows, 1);
            double likelihood = 0;
            for (double score : scoresOfNext) {
                likelihood += Math.log((1 - floor) * Math.exp(slope * score) / Math.max(sum, 1e-300) + even);
            }
            return likelihood;
        }
    }

    static Trust of(List<Moment> moments) {
        Trust best = new Trust(1, PRIOR_FLOOR);
        if (moments.isEmpty()) {
            return best;
        }
        double most = Double.NEGATIVE_INFINITY;
        for (double slope = LEAST; slope <= MOST + STEP / 2; slope += STEP) {
            for (double floor : FLOORS) {
                double likelihood = prior(slope, floor);
                for (Moment moment : moments) {
                    likelihood += moment.logLikelihood(slope, floor);
                }
                if (likelihood > most) {
                    most = likelihood;
                    best = new Trust(slope, floor);
                }
            }
        }
        return best;
    }

    private static double prior(double slope, double floor) {
        double offSlope = (slope - 1) / PRIOR_SPREAD;
        double offFloor = Math.log(floor / PRIOR_FLOOR) / PRIOR_FLOOR_SPREAD;
        return -(offSlope * offSlope + offFloor * offFloor) / 2;
    }
}
