package io.breakwater.app.warning.simulate;

import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.ThreatKnowledge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One world: what a provider would have got to see of it.
 *
 * @param assets the inventory
 * @param strikes in order of time
 * @param knowledge of flaws, dated
 */
public record SimulatedWorld(
        List<ExposedAsset> assets, List<TenantProfile> profiles, List<Strike> strikes, ThreatKnowledge knowledge) {
    /** Number of assets that a world has usually. */
    public static final int ASSETS = 40_000;

    /** First day of every world; arbitrary. */
    public static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    public SimulatedWorld {
        assets = List.copyOf(assets);
        profiles = List.copyOf(profiles);
        strikes = List.copyOf(strikes);
    }

    /**
     * A compromise.
     *
     * @param at when it happened
     * @param knownAt when the provider could know: mostly hours later, one in ten up to two and a half days
     */
    public record Strike(ExposedAsset asset, Instant at, Instant knownAt) {}

    /** How much sooner the gang takes up a product of a kind that it uses already. */
    public static final double AFFINITY = 4;

    /** The world of a seed. */
    public static SimulatedWorld of(long seed, int assets) {
        return of(seed, assets, AFFINITY);
    }

    /** The same with another {@link #AFFINITY}; 1 for none. */
    public static SimulatedWorld of(long seed, int assets, double affinity) {
        Dice dice = new Dice(seed);
        Market market = new Market(dice, START);
        Population population = new Population(dice, market, assets, START.minus(Duration.ofDays(1)));
        List<Strike> strikes = new ArrayList<>();
        for (Gang.Strike strike : new Gang(dice, market, population, START, affinity).strikes()) {
            double hours = dice.chance(0.1) ? 6 + 54 * dice.uniform() : 0.2 + 5 * dice.uniform();
            ExposedAsset asset = population.residents().get(strike.asset()).seen();
            strikes.add(new Strike(asset, strike.at(), strike.at().plus(Market.days(hours / 24))));
        }
        return new SimulatedWorld(
                population.residents().stream().map(Population.Resident::seen).toList(),
                population.profiles(),
                strikes,
                market);
    }
}
