package io.breakwater.core.warn;

/**
 * Which asset is hit rather than another, given that one is: a score per row, in the sense of a logarithm of odds. Learned
 * at one moment from the victims up to then.
 */
final class RelativeRisk {
    /** Rows without a victim that training looks at, at most; they are drawn evenly and weighted up. */
    private static final int MOST_SPARED = 40_000;

    /**
     * Where the regression starts: the lifts of product, version and posture multiply, those that merely come along with
     * the product (province, industry, tenant) count in part, and known exploitation raises.
     */
    private static final double[] PRIOR = {1, 1, 0.7, 0.7, 1, 0.3, 1, 0.5, 0.2, 0, 0};

    private static final double PRIOR_PRECISION = 6;

    private final Features features;
    private final double[] beta;

    private RelativeRisk(Features features, double[] beta) {
        this.features = features;
        this.beta = beta;
    }

    static RelativeRisk learn(Roster roster, Victims victims, WarningSettings settings) {
        Features features = new Features(roster, victims, settings.memory());
        return new RelativeRisk(
                features, new Regression(PRIOR, PRIOR_PRECISION).fit(new Sample(roster, victims, features, settings)));
    }

    Features features() {
        return features;
    }

    /** Coefficient of a feature. */
    double coefficient(int feature) {
        return beta[feature];
    }

    /** Score of a row; the intercept is left out, only differences count. */
    double score(int row, double[] scratch) {
        features.of(row, scratch);
        double sum = 0;
        for (int i = 0; i < Features.COUNT; i++) {
            sum += beta[i] * scratch[i];
        }
        return sum;
    }

    /** Score of a row without what its product's own victims tell: for products that have none yet. */
    double scoreBesideProduct(int row, double[] scratch) {
        features.of(row, scratch);
        double sum = 0;
        for (int i = Features.PROVINCE; i <= Features.TENANT; i++) {
            sum += beta[i] * scratch[i];
        }
        return sum;
    }

    /** All victims, and evenly drawn rows that were spared. */
    private static final class Sample implements Regression.Rows {
        private final Victims victims;
        private final Features features;
        private final WarningSettings settings;
        private final int stride;
        private final int spared;

        Sample(Roster roster, Victims victims, Features features, WarningSettings settings) {
            this.victims = victims;
            this.features = features;
            this.settings = settings;
            this.stride = Math.max(1, roster.size() / MOST_SPARED);
            this.spared = (roster.size() + stride - 1) / stride;
        }

        @Override
        public int count() {
            return victims.count() + spared;
        }

        private int rosterRow(int row) {
            return row < victims.count() ? victims.rows()[row] : (row - victims.count()) * stride;
        }

        @Override
        public void features(int row, double[] into) {
            features.crossFitted(rosterRow(row), into);
        }

        @Override
        public boolean hit(int row) {
            return row < victims.count();
        }

        @Override
        public double weight(int row) {
            if (hit(row)) {
                return victims.weight(victims.rows()[row], settings.memory());
            }
            return victims.hit(rosterRow(row)) ? 0 : stride;
        }
    }
}
