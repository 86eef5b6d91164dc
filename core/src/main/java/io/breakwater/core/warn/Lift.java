package io.breakwater.core.warn;

/**
 * Empirical-Bayes lift of the levels of one factor: how much more often than expected a level is hit.
 *
 * <p>The victims of a level are Poisson around {@code expected x theta}, and the thetas of a factor are Gamma around one.
 * How wide that Gamma is, is estimated from the levels themselves by the method of moments, so that a factor which does
 * not matter pulls all its levels to one, and one that matters leaves them alone (Clayton and Kaldor 1987; DuMouchel
 * 1999 uses the same for reports on drugs). A level with few assets is pulled more than one with many.
 */
final class Lift {
    /** Bounds of the variance between levels: neither frozen nor free. */
    private static final double LEAST_SPREAD = 0.02;

    private static final double MOST_SPREAD = 20;

    /** What is believed of the variance before any count, and how much that weighs: a handful of victims is no pattern. */
    private static final double PRIOR_SPREAD = 0.2;

    private static final double PRIOR_SQUARES = 10;

    private Lift() {}

    /**
     * Posterior mean of theta per level.
     *
     * @param hits weighted victims per level
     * @param expected victims per level if the level did not matter; same length
     */
    static double[] of(double[] hits, double[] expected) {
        return of(hits, expected, LEAST_SPREAD);
    }

    /**
     * The same, with a lower bound of the variance between levels: what is believed of the factor before any count.
     */
    static double[] of(double[] hits, double[] expected, double leastSpread) {
        double shape = 1 / Math.max(leastSpread, spread(hits, expected));
        double[] theta = new double[hits.length];
        for (int level = 0; level < theta.length; level++) {
            theta[level] = (hits[level] + shape) / (expected[level] + shape);
        }
        return theta;
    }

    /** Variance of theta between levels: what the counts vary more than Poisson would. */
    private static double spread(double[] hits, double[] expected) {
        double excess = 0;
        double squares = 0;
        for (int level = 0; level < hits.length; level++) {
            double off = hits[level] - expected[level];
            excess += off * off - expected[level];
            squares += expected[level] * expected[level];
        }
        double spread = (excess + PRIOR_SPREAD * PRIOR_SQUARES) / (squares + PRIOR_SQUARES);
        return Math.clamp(spread, LEAST_SPREAD, MOST_SPREAD);
    }
}
