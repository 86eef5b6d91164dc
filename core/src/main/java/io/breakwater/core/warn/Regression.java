package io.breakwater.core.warn;

/**
 * Logistic regression with a Gaussian prior (L2) around given means, by Newton's method. With few rows it stays with the
 * prior, with many it follows the rows.
 */
final class Regression {
    private static final int MOST_STEPS = 25;
    private static final double CLOSE = 1e-3;

    private final double[] priorMean;
    private final double priorPrecision;

    /**
     * @param priorMean per feature; the intercept has no prior
     * @param priorPrecision one over the variance of the prior, the same for all features
     */
    Regression(double[] priorMean, double priorPrecision) {
        this.priorMean = priorMean.clone();
        this.priorPrecision = priorPrecision;
    }

    /** Rows to learn from. */
    interface Rows {
        int count();

        void features(int row, double[] into);

        boolean hit(int row);

        double weight(int row);
    }

    /** Coefficients of the features, then the intercept. */
    double[] fit(Rows rows) {
        int size = priorMean.length + 1;
        double[] beta = new double[size];
        System.arraycopy(priorMean, 0, beta, 0, priorMean.length);
        beta[size - 1] = startIntercept(rows);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] change = step(rows, beta);
            double largest = 0;
            for (int i = 0; i < size; i++) {
                double bounded = Math.clamp(change[i], -2, 2);
                beta[i] += bounded;
                largest = Math.max(largest, Math.abs(bounded));
            }
            if (largest < CLOSE) {
                break;
            }
        }
        return beta;
    }

    private double startIntercept(Rows rows) {
        double hits = 0.5;
        double all = 1;
        for (int row = 0; row < rows.count(); row++) {
            all += rows.weight(row);
            hits += rows.hit(row) ? rows.weight(row) : 0;
        }
        return Math.log(hits / (all - hits + 0.5));
    }

    private double[] step(Rows rows, double[] beta) {
        int size = beta.length;
        double[] gradient = new double[size];
        double[][] curvature = new double[size][size];
        double[] x = new double[size];
        for (int row = 0; row < rows.count(); row++) {
            x[size - 1] = 1;
            rows.features(row, x);
            add(x, beta, rows.hit(row) ? 1 : 0, rows.weight(row), gradient, curvature);
        }
        for (int i = 0; i < size - 1; i++) {
            gradient[i] -= priorPrecision * (beta[i] - priorMean[i]);
            curvature[i][i] += priorPrecision;
        }
        curvature[size - 1][size - 1] += 1e-9;
        return solve(curvature, gradient);
    }

    private static void add(
            double[] x, double[] beta, double label, double weight, double[] gradient, double[][] curvature) {
        double eta = 0;
        for (int i = 0; i < x.length; i++) {
            eta += beta[i] * x[i];
        }
        double p = 1 / (1 + Math.exp(-eta));
        double bend = weight * p * (1 - p);
        for (int i = 0; i < x.length; i++) {
            gradient[i] += weight * (label - p) * x[i];
            for (int j = 0; j <= i; j++) {
                curvature[i][j] += bend * x[i] * x[j];
            }
        }
    }

    /** Cholesky; reads and overwrites the lower triangle of {@code a}. */
    static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                a[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / a[j][j];
            }
        }
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= a[i][k] * x[k];
            }
            x[i] /= a[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= a[k][i] * x[k];
            }
            x[i] /= a[i][i];
        }
        return x;
    }
}
