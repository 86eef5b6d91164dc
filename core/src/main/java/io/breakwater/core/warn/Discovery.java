package io.breakwater.core.warn;

import io.breakwater.core.model.Threat;
import java.util.BitSet;

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
        EXPLOITED(0.25),
        EXTORTED(0.35);

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
            if (threat.exploited() || threat.inKev()) {
                return EXPLOITED;
            }
            return threat.epss() >= 0.1 || threat.cvss() >= 9 ? SEVERE : QUIET;
        }
    }

    private final Roster roster;
    private final BitSet seenProducts = new BitSet();
    private final double share;
    private final double[] takenUp = new double[Grade.values().length];

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
        grade();
    }

    /** A product has the highest grade that any of its versions in the inventory has. */
    private void grade() {
        int[] gradeOf = new int[roster.levelCount(Factor.PRODUCT)];
        for (int row = 0; row < roster.size(); row++) {
            int product = roster.level(Factor.PRODUCT, row);
            gradeOf[product] = Math.max(gradeOf[product], Grade.of(roster.threat(row)).ordinal());
        }
        double[] taken = new double[takenUp.length];
        double[] products = new double[takenUp.length];
        for (int product = 0; product < gradeOf.length; product++) {
            products[gradeOf[product]]++;
            taken[gradeOf[product]] += seenProducts.get(product) ? 1 : 0;
        }
        for (Grade grade : Grade.values()) {
            int i = grade.ordinal();
            takenUp[i] = (taken[i] + grade.prior * Grade.PRIOR_PRODUCTS) / (products[i] + Grade.PRIOR_PRODUCTS);
        }
    }

    /** Probability that the next victim has a product new to the campaign. */
    double share() {
        return share;
    }

    boolean isNew(int row) {
        return !seenProducts.get(roster.level(Factor.PRODUCT, row));
    }

    /** How readily the campaign takes up products of the grade that this row has. */
    double readiness(int row) {
        return takenUp[Grade.of(roster.threat(row)).ordinal()];
    }

    /** Whether the row belongs on the reserve: new to the campaign, but exploited by somebody before. */
    boolean inReserve(int row) {
        return isNew(row) && Grade.of(roster.threat(row)).compareTo(Grade.EXPLOITED) >= 0;
    }
}
