package io.breakwater.core.campaign;

/**
 * Counts that vary more than a Poisson's: mean {@code mean}, variance {@code mean + mean * mean / size}.
 *
 * @param mean above 0
 * @param size above 0; the smaller, the more clumped
 */
record NegativeBinomial(double mean, double size) {
    private static final double[] LANCZOS = {
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    double logProbability(int count) {
        return logProbability(count, logCoefficient(count, size));
    }

    /** @param logCoefficient from {@link #logCoefficient}, which all means have in common */
    double logProbability(int count, double logCoefficient) {
        return logCoefficient + size * Math.log(size / (size + mean)) + count * Math.log(mean / (size + mean));
    }

    static double logCoefficient(int count, double size) {
        return logGamma(count + size) - logGamma(size) - logGamma(count + 1.0);
    }

    /** Logarithm of the probability of {@code least} or more. */
    double logTail(int least) {
        if (least <= 0) {
            return 0;
        }
        // Beyond the mean the terms fall at least geometrically soon; before it the complement is the shorter sum.
        if (least <= mean) {
            double below = 0;
            for (int count = 0; count < least; count++) {
                below += Math.exp(logProbability(count));
            }
            return Math.log(Math.max(1 - below, Double.MIN_NORMAL));
        }
        double first = logProbability(least);
        double ratio = mean / (size + mean);
        double sum = 1;
        double term = 1;
        for (int count = least; term > 1e-9 * sum && count < least + 10_000; count++) {
            term *= ratio * (count + size) / (count + 1.0);
            sum += term;
        }
        return first + Math.log(sum);
    }

    /** Lanczos' approximation, g = 7; good to 1e-13 for positive arguments. */
    static double logGamma(double x) {
        if (x < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double sum = 0.99999999999980993;
        for (int index = 0; index < LANCZOS.length; index++) {
            sum += LANCZOS[index] / (x + index);
        }
        double base = x + LANCZOS.length - 1.5;
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
    }
}
