package io.breakwater.app.warning.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One gang over {@link #DAYS} days: it bursts and sleeps, begins with three products it can exploit, takes up another every
 * ten days or so, and shifts its weight among them from wave to wave. Within a product it hits flawed versions almost only,
 * leans to some provinces and industries, finds careless tenants more easily, and beyond that strikes by a luck that is
 * drawn per asset and that nobody can see.
 */
final class Gang {
    static final int DAYS = 120;
    private static final int FIRST_ARSENAL = 3;
    /**
     * Share of the favourite product in the strikes of a wave, at least and at most: in the campaign that was published one
     * product had 61 % of the surveyed victims, in every month.
     */
    private static final double FAVOURITE_LEAST = 0.45;

    private static final double FAVOURITE_MOST = 0.65;

    private static final double DAYS_PER_NEW_PRODUCT = 10;
    private static final double ODD_CHOICE = 0.1;
    private static final double ON_PATCHED = 0.03;
    private static final double LEANING = 0.45;
    private static final double LUCK = 0.8;

    private final Dice dice;
    private final Market market;
    private final Population population;
    private final Instant start;
    private final double affinity;
    private final double[] base;
    private final double[] taste = new double[Market.PRODUCTS];
    private final boolean[] hit;

    /** One asset hit, and when. */
    record Strike(int asset, Instant at) {}

    /**
     * @param affinity how much sooner it takes up a product of a kind that it uses already; 1 for not at all
     */
    Gang(Dice dice, Market market, Population population, Instant start, double affinity) {
        this.affinity = affinity;
        this.dice = dice;
        this.market = market;
        this.population = population;
        this.start = start;
        this.base = base();
        this.hit = new boolean[base.length];
    }

    private double[] base() {
        double[] province = leanings(Population.PROVINCES);
        double[] industry = leanings(Population.INDUSTRIES);
        List<Population.Resident> residents = population.residents();
        double[] weights = new double[residents.size()];
        for (int i = 0; i < weights.length; i++) {
            Population.Resident one = residents.get(i);
            boolean flawed = market.products().get(one.product()).flawed(one.version());
            double care = Math.pow(1.5, one.seen().weaknesses().size());
            weights[i] = (flawed ? 1 : ON_PATCHED)
                    * province[one.province()]
                    * industry[one.industry()]
                    * care
                    * dice.logNormal(1, LUCK);
        }
        return weights;
    }

    private double[] leanings(int count) {
        double[] leanings = new double[count];
        for (int i = 0; i < count; i++) {
            leanings[i] = dice.logNormal(1, LEANING);
        }
        return leanings;
    }

    /** All strikes in order of time. */
    List<Strike> strikes() {
        for (int i = 0; i < FIRST_ARSENAL; i++) {
            takeUp(start);
        }
        int favourite = favourite();
        List<Strike> strikes = new ArrayList<>();
        double untilNew = dice.exponential(DAYS_PER_NEW_PRODUCT);
        int day = 0;
        while (day < DAYS) {
            int length = 2 + dice.below(10);
            double pace = dice.logNormal(25, 0.7);
            shiftWeight();
            favour(favourite);
            for (int end = Math.min(DAYS, day + length); day < end; day++) {
                for (untilNew--; untilNew < 0; untilNew += dice.exponential(DAYS_PER_NEW_PRODUCT)) {
                    takeUp(start.plus(Market.days(day)));
                }
                strike(day, pace, strikes);
            }
            int sleep = 3 + (int) dice.exponential(9);
            day += sleep;
            untilNew -= sleep;
        }
        strikes.sort((a, b) -> a.at().compareTo(b.at()));
        return strikes;
    }

    /**
     * What it can exploit by then and does not use yet, sooner of a kind that it uses already; now and then something nobody
     * thought of.
     */
    private void takeUp(Instant now) {
        double[] choice = new double[taste.length];
        boolean odd = dice.chance(ODD_CHOICE);
        for (int product = 0; product < choice.length; product++) {
            boolean usable = !market.products().get(product).weaponised().isAfter(now);
            choice[product] = taste[product] == 0 && (odd || usable) ? 1 : 0;
            choice[product] *= usesKind(market.products().get(product).kind()) ? affinity : 1;
        }
        taste[dice.weighted(choice)] = dice.logNormal(1, 1);
    }

    /** The most widespread of the first products becomes the favourite. */
    private int favourite() {
        double[] mass = mass();
        int favourite = 0;
        for (int product = 0; product < taste.length; product++) {
            boolean used = taste[product] > 0;
            favourite = used && (taste[favourite] == 0 || mass[product] > mass[favourite]) ? product : favourite;
        }
        return favourite;
    }

    /** What is left to strike, per product. */
    private double[] mass() {
        double[] mass = new double[taste.length];
        for (int i = 0; i < base.length; i++) {
            mass[population.residents().get(i).product()] += hit[i] ? 0 : base[i];
        }
        return mass;
    }

    private void favour(int favourite) {
        double[] mass = mass();
        double rest = 0;
        for (int product = 0; product < taste.length; product++) {
            rest += product == favourite ? 0 : taste[product] * mass[product];
        }
        double share = FAVOURITE_LEAST + (FAVOURITE_MOST - FAVOURITE_LEAST) * dice.uniform();
        taste[favourite] = share / (1 - share) * rest / Math.max(mass[favourite], 1);
    }

    private boolean usesKind(int kind) {
        for (int product = 0; product < taste.length; product++) {
            if (taste[product] > 0 && market.products().get(product).kind() == kind) {
                return true;
            }
        }
        return false;
    }

    private void shiftWeight() {
        for (int product = 0; product < taste.length; product++) {
            taste[product] *= dice.logNormal(1, 0.6);
        }
    }

    private void strike(int day, double pace, List<Strike> strikes) {
        double[] weights = new double[base.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] =
                    hit[i] ? 0 : base[i] * taste[population.residents().get(i).product()];
        }
        int count = (int) Math.round(dice.logNormal(pace, 0.5));
        for (int n = 0; n < count; n++) {
            int asset = dice.weighted(weights);
            weights[asset] = 0;
            hit[asset] = true;
            strikes.add(new Strike(asset, start.plus(Market.days(day + dice.uniform()))));
        }
    }
}
