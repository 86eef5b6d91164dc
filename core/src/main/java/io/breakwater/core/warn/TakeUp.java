package io.breakwater.core.warn;

import io.breakwater.core.model.Threat;
import java.util.List;

/**
 * Which product a campaign takes up next: a conditional logit (McFadden 1974). At each take-up so far the campaign chose
 * one of the products that it had not hit yet; how their flaws and kind swayed it is learned from these choices. They are
 * few, so the coefficients stay near their prior until the campaign has shown a taste of its own.
 */
final class TakeUp {
    private static final int FLAWED = 0;
    private static final int EXPLOITED = 1;
    private static final int RANSOMWARE = 2;
    private static final int EPSS = 3;
    private static final int CVSS = 4;
    /** The campaign uses a product of the same kind already. */
    private static final int KIND = 5;

    private static final int FEATURES = 6;

    /** Known exploitation counts most; scores count, but follow fame; gangs stay with kinds they know. */
    private static final double[] PRIOR = {2.0, 2.3, 0.3, 0.3, 0.3, 1.2};

    /** One over the variance of each; the taste for kinds is the campaign's own, and may soon be told from few choices. */
    private static final double[] PRIOR_PRECISION = {15, 15, 15, 15, 15, 5};

    private static final int STEPS = 12;

    private final double[] beta;

    private TakeUp(double[] beta) {
        this.beta = beta;
    }

    /**
     * One choice.
     *
     * @param threats of the products that could be chosen
     * @param kindUsed whether the campaign used the kind of each by then
     * @param chosen place of the one that was
     */
    record Choice(List<Threat> threats, boolean[] kindUsed, int chosen) {}

    static TakeUp learn(List<Choice> choices) {
        double[] beta = PRIOR.clone();
        for (int step = 0; step < STEPS && !choices.isEmpty(); step++) {
            double[] gradient = new double[FEATURES];
            double[][] curvature = new double[FEATURES][FEATURES];
            choices.forEach(choice -> add(choice, beta, gradient, curvature));
            for (int i = 0; i < FEATURES; i++) {
                gradient[i] -= PRIOR_PRECISION[i] * (beta[i] - PRIOR[i]);
                curvature[i][i] += PRIOR_PRECISION[i];
            }
            double[] change = Regression.solve(curvature, gradient);
            for (int i = 0; i < FEATURES; i++) {
                beta[i] += Math.clamp(change[i], -1, 1);
            }
        }
        return new TakeUp(beta);
    }

    /** Adds the score of one choice and its information: the covariance of the features under the model. */
    private static void add(Choice choice, double[] beta, double[] gradient, double[][] curvature) {
        int size = choice.threats().size();
        double[][] x = new double[size][FEATURES];
        double[] weight = new double[size];
        double[] mean = new double[FEATURES];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            features(choice.threats().get(i), choice.kindUsed()[i], x[i]);
            weight[i] = Math.exp(dot(beta, x[i]));
            sum += weight[i];
        }
        for (int i = 0; i < size; i++) {
            weight[i] /= sum;
            for (int j = 0; j < FEATURES; j++) {
                mean[j] += weight[i] * x[i][j];
            }
        }
        for (int j = 0; j < FEATURES; j++) {
            gradient[j] += x[choice.chosen()][j] - mean[j];
            for (int k = 0; k <= j; k++) {
                for (int i = 0; i < size; i++) {
                    curvature[j][k] += weight[i] * (x[i][j] - mean[j]) * (x[i][k] - mean[k]);
                }
            }
        }
    }

    private static void features(Threat threat, boolean kindUsed, double[] into) {
        boolean flawed = flawed(threat);
        into[FLAWED] = flawed ? 1 : 0;
        into[EXPLOITED] = threat.exploited() || threat.inKev() ? 1 : 0;
        into[RANSOMWARE] = threat.ransomware() ? 1 : 0;
        into[EPSS] = Math.log10(threat.epss() + 1e-3) + 3;
        // Around the score of a middling flaw, so that a flaw without a score counts as one.
        into[CVSS] = threat.cvss() == 0 ? 0 : (threat.cvss() - 7) / 3;
        into[KIND] = kindUsed ? 1 : 0;
    }

    /** Whether any flaw is known. */
    static boolean flawed(Threat threat) {
        return threat.exploited() || threat.inKev() || threat.epss() > 0 || threat.cvss() > 0;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < FEATURES; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** How readily the campaign takes up a product with such flaws; only ratios mean something. */
    double readiness(Threat threat, boolean kindUsed) {
        double[] x = new double[FEATURES];
        features(threat, kindUsed, x);
        return Math.exp(dot(beta, x));
    }
}
