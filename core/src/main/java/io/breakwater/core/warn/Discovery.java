package io.breakwater.core.warn;

import io.breakwater.core.model.Threat;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Products that the campaign has not hit yet, but may: lift cannot rank them, it only knows zeros.
 *
 * <p>How likely the next victim has a product that is new to the campaign is read off how often that happened so far (the
 * idea of Good and Turing, with weights that fade). Which of the new ones: by how many products of each grade of known
 * exploitation the campaign has already taken up, shrunk to a prior.
 */
final class Discovery {
    /** Prior of the share of victims with a product new to the campaign, and how many victims it counts for. */
    private static final double PRIOR_SHARE = 0.05;

    private static final double PRIOR_VICTIMS = 20;

    /** What is known of a product version's flaws, in grades. */
    enum Grade {
        QUIET(0.02),
        SEVERE(0.06),
        EXPLOITED(0.2),
        EXPLOITED_SEVERE(0.3),
        EXTORTED(0.4);

        /** Prior of the share of such products that a campaign takes up, and how many products it counts for. */
        private final double prior;

        private static final double PRIOR_PRODUCTS = 6;

        Grade(double prior) {
            this.prior = prior;
        }

        double prior() {
            return prior;
        }

        static Grade of(Threat threat) {
            if (threat.ransomware()) {
                return EXTORTED;
            }
            boolean severe = threat.epss() >= 0.1 || threat.cvss() >= 9;
            if (threat.exploited() || threat.inKev()) {
                return severe ? EXPLOITED_SEVERE : EXPLOITED;
            }
            return severe ? SEVERE : QUIET;
        }
    }

    /** How much less an asset is at risk whose version is not known to be flawed, and how many victims that counts for. */
    private static final double PRIOR_UNCONFIRMED = 0.5;

    private static final double PRIOR_CONFIRMATIONS = 10;

    /** Gangs lean to kinds of products even where few products have been taken up yet. */
    private static final double KIND_SPREAD = 0.5;

    private final Roster roster;
    private final BitSet seenProducts = new BitSet();
    private final double share;
    private final double[] readiness;
    private final double unconfirmed;

    Discovery(Roster roster, Victims victims, WarningSettings settings) {
        this.roster = roster;
        double firsts = PRIOR_SHARE * PRIOR_VICTIMS;
        double all = PRIOR_VICTIMS;
        for (int row : victims.rows()) {
            double weight = victims.weight(row, settings.memory());
            int product = roster.level(Factor.PRODUCT, row);
            firsts += seenProducts.get(product) ? 0 : weight;
            all += weight;
            seenProducts.set(product);
        }
        this.share = firsts / all;
        this.readiness = readiness();
        this.unconfirmed = unconfirmed(victims);
    }

    /** Per product, how readily the campaign takes it up: by its grade, times how it leans to the product's kind. */
    private double[] readiness() {
        Grade[] grades = grades();
        double[] readiness = new double[grades.length];
        double[] byGrade = byGrade(grades);
        Map<String, Integer> kinds = new HashMap<>();
        int[] kindOf = new int[grades.length];
        for (int row = 0; row < roster.size(); row++) {
            kindOf[roster.level(Factor.PRODUCT, row)] = kinds.computeIfAbsent(roster.kind(row), fresh -> kinds.size());
        }
        double[] taken = new double[kinds.size()];
        double[] expected = new double[kinds.size()];
        for (int product = 0; product < grades.length; product++) {
            taken[kindOf[product]] += seenProducts.get(product) ? 1 : 0;
            expected[kindOf[product]] += byGrade[grades[product].ordinal()];
        }
        double[] leaning = Lift.of(taken, expected, KIND_SPREAD);
        for (int product = 0; product < grades.length; product++) {
            readiness[product] = byGrade[grades[product].ordinal()] * leaning[kindOf[product]];
        }
        return readiness;
    }

    /** A product has the highest grade that any of its versions in the inventory has. */
    private Grade[] grades() {
        Grade[] grades = new Grade[roster.levelCount(Factor.PRODUCT)];
        Arrays.fill(grades, Grade.QUIET);
        for (int row = 0; row < roster.size(); row++) {
            int product = roster.level(Factor.PRODUCT, row);
            Grade grade = Grade.of(roster.threat(row));
            grades[product] = grade.compareTo(grades[product]) > 0 ? grade : grades[product];
        }
        return grades;
    }

    private double[] byGrade(Grade[] grades) {
        double[] taken = new double[Grade.values().length];
        double[] products = new double[taken.length];
        for (int product = 0; product < grades.length; product++) {
            products[grades[product].ordinal()]++;
            taken[grades[product].ordinal()] += seenProducts.get(product) ? 1 : 0;
        }
        for (Grade grade : Grade.values()) {
            int i = grade.ordinal();
            taken[i] = (taken[i] + grade.prior * Grade.PRIOR_PRODUCTS) / (products[i] + Grade.PRIOR_PRODUCTS);
        }
        return taken;
    }

    /** Among exploited products that were hit: victims per asset of unknown version, over those of flawed version. */
    private double unconfirmed(Victims victims) {
        double[] assets = new double[2];
        double[] hits = new double[2];
        for (int row = 0; row < roster.size(); row++) {
            if (!isNew(row) && roster.threat(row).exploited()) {
                int side = roster.threat(row).confirmed() ? 1 : 0;
                assets[side]++;
                hits[side] += victims.hit(row) ? 1 : 0;
            }
        }
        double rate = hits[1] / Math.max(1, assets[1]);
        double expected = assets[0] * rate;
        return (hits[0] + PRIOR_UNCONFIRMED * PRIOR_CONFIRMATIONS) / (expected + PRIOR_CONFIRMATIONS);
    }

    /** Probability that the next victim has a product new to the campaign. */
    double share() {
        return share;
    }

    boolean isNew(int row) {
        return !seenProducts.get(roster.level(Factor.PRODUCT, row));
    }

    /** How readily the campaign takes up the product of this row, and with it this version. */
    double readiness(int row) {
        Threat threat = roster.threat(row);
        double product = readiness[roster.level(Factor.PRODUCT, row)];
        if (Grade.of(threat).compareTo(Grade.EXPLOITED) < 0) {
            // The product may be exploited, but not the version that stands here.
            return Math.min(product, Grade.of(threat).prior);
        }
        return threat.confirmed() ? product : product * unconfirmed;
    }

    /** Whether the row belongs on the reserve: new to the campaign, but exploited by somebody before. */
    boolean inReserve(int row) {
        return isNew(row) && Grade.of(roster.threat(row)).compareTo(Grade.EXPLOITED) >= 0;
    }
}
