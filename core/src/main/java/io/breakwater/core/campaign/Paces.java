package io.breakwater.core.campaign;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * How likelier a gang is to work at a {@link Pace} than gangs are on the whole.
 *
 * <p>Of the gang's n named victims n(k) fall in class k; everyone's share of that class is p(k). The gang's own share is taken
 * to be (n(k) + a p(k)) / (n + a): shrunk toward everyone's, the more the less the gangs differ among themselves. That
 * the gangs' shares are drawn from a Dirichlet distribution about p with concentration a makes the counts compound
 * multinomial (J. E. Mosimann, "On the compound multinomial distribution, the multivariate beta-distribution, and correlations
 * among proportions", Biometrika 49, 1962). Its intraclass correlation 1 / (1 + a) is estimated by moments from the variance
 * between and within gangs (B. S. Weir and W. G. Hill, "Estimating F-statistics", Annual Review of Genetics 36, 2002).
 *
 * <p>When the gangs do not differ beyond chance, by Pearson's test of homogeneity at one in twenty to one in thirty (the
 * fewer classes and gangs, the sooner), they are taken not to differ at all: every ratio is exactly one, and the pace decides
 * nothing. Durations and order are tested apart.
 *
 * <p>Only those count whom a product or an extension of the gang's own named. So no victim whose gang is in question speaks for
 * itself, and a difference that the attributions made is not taken for one of the gangs.
 */
final class Paces {
    /** Of a gang nobody knows, and of all where they do not differ. */
    private static final double[] NO_DIFFERENCE = {};

    /** Standard deviations beyond the mean of a chi-square at which a difference is none of chance. */
    private static final double BEYOND_CHANCE = 2;

    /** However much gangs differ, one that never did a thing may do it: as if one more victim were everyone's. */
    private static final double LEAST_CONCENTRATION = 1;

    private final Map<String, double[]> logRatios = new HashMap<>();

    /** @param named victims of each gang that are known to be its own */
    Paces(SortedMap<String, Profile> named) {
        for (int kind = 0; kind + 1 < Pace.BEGINS.length; kind++) {
            compare(named, Pace.BEGINS[kind], Pace.BEGINS[kind + 1]);
        }
    }

    /** Logarithm of the ratio for each class of {@link Pace}; empty when all are one. */
    double[] of(String gang) {
        return logRatios.getOrDefault(gang, NO_DIFFERENCE);
    }

    /** The mean over the victims of a cell: their marks speak once for all of them, and so does their pace. */
    static double voice(double[] logRatios, Cell cell) {
        if (logRatios.length == 0 || cell.size() == 0) {
            return 0;
        }
        double sum = 0;
        for (int each = 0; each < logRatios.length; each++) {
            sum += cell.pace(each) * logRatios[each];
        }
        return sum / cell.size();
    }

    private void compare(SortedMap<String, Profile> named, int from, int to) {
        double[] everyone = new double[to - from];
        double all = 0;
        for (Profile gang : named.values()) {
            for (int each = from; each < to; each++) {
                everyone[each - from] += gang.pace(each);
                all += gang.pace(each);
            }
        }
        for (int each = 0; each < everyone.length; each++) {
            everyone[each] /= Math.max(1, all);
        }
        double concentration = concentration(named.values(), everyone, from, all);
        if (concentration < Double.POSITIVE_INFINITY) {
            named.forEach((name, gang) -> {
                double[] ratios = logRatios.computeIfAbsent(name, none -> new double[Pace.CLASSES]);
                double victims = victims(gang, from, to);
                for (int each = from; each < to; each++) {
                    // A class that nobody was seen in tells nothing.
                    double share = everyone[each - from];
                    ratios[each] = share == 0
                            ? 0
                            : Math.log((gang.pace(each) + concentration * share) / ((victims + concentration) * share));
                }
            });
        }
    }

    private static double victims(Profile gang, int from, int to) {
        double victims = 0;
        for (int each = from; each < to; each++) {
            victims += gang.pace(each);
        }
        return victims;
    }

    /** How close the gangs' shares lie to everyone's; infinite when they do not differ beyond chance. */
    private static double concentration(Collection<Profile> gangs, double[] everyone, int from, double all) {
        double between = 0;
        double within = 0;
        double squares = 0;
        double chiSquare = 0;
        int counted = 0;
        for (Profile gang : gangs) {
            double victims = victims(gang, from, from + everyone.length);
            if (victims == 0) {
                continue;
            }
            counted++;
            squares += victims * victims;
            for (int each = 0; each < everyone.length; each++) {
                double share = gang.pace(from + each) / victims;
                double off = (share - everyone[each]) * (share - everyone[each]);
                between += victims * off;
                within += victims * share * (1 - share);
                chiSquare += everyone[each] == 0 ? 0 : victims * off / everyone[each];
            }
        }
        int classes = 0;
        for (double share : everyone) {
            classes += share > 0 ? 1 : 0;
        }
        double freedom = (counted - 1.0) * (classes - 1);
        if (freedom <= 0 || all <= counted || chiSquare <= freedom + BEYOND_CHANCE * Math.sqrt(2 * freedom)) {
            return Double.POSITIVE_INFINITY;
        }
        between /= counted - 1;
        within /= all - counted;
        double typical = (all - squares / all) / (counted - 1);
        double correlation = (between - within) / (between + (typical - 1) * within);
        return correlation <= 0 ? Double.POSITIVE_INFINITY : Math.max(LEAST_CONCENTRATION, 1 / correlation - 1);
    }
}
