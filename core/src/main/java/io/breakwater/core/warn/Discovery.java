package io.breakwater.core.warn;

import io.breakwater.core.model.Threat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Products that the campaign has not hit yet, but may: lift cannot rank them, it only knows zeros.
 *
 * <p>How likely the next victim has a product that is new to the campaign is read off how often that happened so far (the
 * idea of Good and Turing, with weights that fade). Which of the new ones: {@link TakeUp}, learned from the order in which
 * the campaign took up its products.
 */
final class Discovery {
    /** Prior of the share of victims with a product new to the campaign, and how many victims it counts for. */
    private static final double PRIOR_SHARE = 0.05;

    private static final double PRIOR_VICTIMS = 20;

    /** How much less an asset is at risk whose version is not known to be flawed, and how many victims that counts for. */
    private static final double PRIOR_UNCONFIRMED = 0.5;

    private static final double PRIOR_CONFIRMATIONS = 10;

    private final Roster roster;
    private final BitSet seenProducts = new BitSet();
    private final BitSet usedKinds = new BitSet();
    private final List<Threat> worst;
    private final int[] kindOf;
    private final double share;
    private final TakeUp takeUp;
    private final double unconfirmed;

    Discovery(Roster roster, Victims victims, WarningSettings settings) {
        this.roster = roster;
        this.worst = worst(roster);
        this.kindOf = kinds(roster);
        List<TakeUp.Choice> choices = new ArrayList<>();
        double firsts = PRIOR_SHARE * PRIOR_VICTIMS;
        double all = PRIOR_VICTIMS;
        for (int row : victims.rows()) {
            double weight = victims.weight(row, settings.memory());
            int product = roster.level(Factor.PRODUCT, row);
            all += weight;
            if (!seenProducts.get(product)) {
                firsts += weight;
                choices.add(choice(product));
                seenProducts.set(product);
                usedKinds.set(kindOf[product]);
            }
        }
        this.share = firsts / all;
        this.takeUp = TakeUp.learn(choices);
        this.unconfirmed = unconfirmed(victims);
    }

    /** Per product the worst that is known of any of its versions in the inventory. */
    private static List<Threat> worst(Roster roster) {
        Threat[] worst = new Threat[roster.levelCount(Factor.PRODUCT)];
        Arrays.fill(worst, Threat.NONE);
        for (int row = 0; row < roster.size(); row++) {
            int product = roster.level(Factor.PRODUCT, row);
            worst[product] = worst[product].worse(roster.threat(row));
        }
        return List.of(worst);
    }

    private static int[] kinds(Roster roster) {
        Map<String, Integer> kinds = new HashMap<>();
        int[] kindOf = new int[roster.levelCount(Factor.PRODUCT)];
        for (int row = 0; row < roster.size(); row++) {
            kindOf[roster.level(Factor.PRODUCT, row)] = kinds.computeIfAbsent(roster.kind(row), fresh -> kinds.size());
        }
        return kindOf;
    }

    /** What could have been chosen when {@code product} was. */
    private TakeUp.Choice choice(int product) {
        int[] open = IntStream.range(0, worst.size())
                .filter(each -> !seenProducts.get(each))
                .toArray();
        boolean[] kindUsed = new boolean[open.length];
        List<Threat> threats = new ArrayList<>();
        for (int i = 0; i < open.length; i++) {
            threats.add(worst.get(open[i]));
            kindUsed[i] = usedKinds.get(kindOf[open[i]]);
        }
        return new TakeUp.Choice(threats, kindUsed, Arrays.binarySearch(open, product));
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

    /**
     * How readily the campaign takes up the product of this row, and with it this version. A version that is known to be
     * sound counts as a product without flaws.
     */
    double readiness(int row) {
        Threat threat = roster.threat(row);
        double ready = takeUp.readiness(threat, usedKinds.get(kindOf[roster.level(Factor.PRODUCT, row)]));
        return threat.exploited() && !threat.confirmed() ? ready * unconfirmed : ready;
    }

    /** The same for a row of which nothing is known. */
    double quiet() {
        return takeUp.readiness(Threat.NONE, false);
    }

    /** Whether the row belongs on the reserve: new to the campaign, with a flaw that is known. */
    boolean inReserve(int row) {
        return isNew(row) && TakeUp.flawed(roster.threat(row));
    }
}
