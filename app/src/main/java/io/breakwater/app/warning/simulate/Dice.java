package io.breakwater.app.warning.simulate;

import java.util.Random;

/** Draws from the distributions that the world is made of; the same seed gives the same draws. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double uniform() {
        return random.nextDouble();
    }

    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    double logNormal(double median, double sigma) {
        return median * Math.exp(sigma * random.nextGaussian());
    }

    /** Index drawn in proportion to weights. */
    int weighted(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double at = random.nextDouble() * total;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                at -= weights[i];
                if (at < 0) {
                    return i;
                }
            }
        }
        return last;
    }

    /** {@code count} weights that fall like Zipf's. */
    static double[] zipf(int count, double exponent) {
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = Math.pow(i + 1, -exponent);
        }
        return weights;
    }
}
