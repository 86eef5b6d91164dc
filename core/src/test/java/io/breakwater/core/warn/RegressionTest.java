package io.breakwater.core.warn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class RegressionTest {
    private record Table(double[][] x, boolean[] y) implements Regression.Rows {
        @Override
        public int count() {
            return y.length;
        }

        @Override
        public void features(int row, double[] into) {
            System.arraycopy(x[row], 0, into, 0, x[row].length);
        }

        @Override
        public boolean hit(int row) {
            return y[row];
        }

        @Override
        public double weight(int row) {
            return 1;
        }
    }

    @Test
    void findsTheCoefficientsThatMadeTheRows() {
        long seed = 7;
        Random random = new Random(seed);
        double[][] x = new double[20_000][2];
        boolean[] y = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
            double eta = -2 + 1.5 * x[i][0] - 0.5 * x[i][1];
            y[i] = random.nextDouble() < 1 / (1 + Math.exp(-eta));
        }
        double[] beta = new Regression(new double[] {0, 0}, 1).fit(new Table(x, y));
        assertEquals(1.5, beta[0], 0.1, "seed " + seed);
        assertEquals(-0.5, beta[1], 0.1, "seed " + seed);
        assertEquals(-2, beta[2], 0.1, "seed " + seed);
    }

    @Test
    void staysWithThePriorWhenThereAreHardlyAnyRows() {
        double[][] x = {{1}, {0}, {0}};
        double[] beta = new Regression(new double[] {1}, 50).fit(new Table(x, new boolean[] {true, false, false}));
        assertEquals(1, beta[0], 0.1);
    }
}
