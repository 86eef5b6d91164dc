package io.breakwater.core.warn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The probabilities of all exposed assets as of one moment, and the ranked list that follows from them.
 */
public final class Forecast {
    private final Roster roster;
    private final Victims victims;
    private final RelativeRisk risk;
    private final Discovery discovery;
    private final double[] share;
    private final double expected;
    private final WarningSettings settings;

    Forecast(
            Roster roster,
            Victims victims,
            RelativeRisk risk,
            Discovery discovery,
            double[] share,
            double expected,
            WarningSettings settings) {
        this.roster = roster;
        this.victims = victims;
        this.risk = risk;
        this.discovery = discovery;
        this.share = share;
        this.expected = expected;
        this.settings = settings;
    }

    public Roster roster() {
        return roster;
    }

    /** Probability of a row within the horizon; 0 for one that was hit already. */
    public double probability(int row) {
        return -Math.expm1(-expected * share[row]);
    }

    /** Share of a row in the risk of all, 0 to 1: what orders the list. */
    double share(int row) {
        return share[row];
    }

    /** How many new victims are expected within the horizon. */
    public double expected() {
        return expected;
    }

    /** How many victims this rests on. */
    public int victims() {
        return victims.count();
    }

    public boolean alreadyHit(int row) {
        return victims.hit(row);
    }

    /** Rows that were hit already, in the order in which they were. */
    int[] victimRows() {
        return victims.rows();
    }

    Instant hitAt(int row) {
        return victims.at(row);
    }

    /** Whether a row's product is new to the campaign, but known to be exploited. */
    public boolean inReserve(int row) {
        return discovery.inReserve(row);
    }

    /**
     * Rows not hit yet, most urgent first: by probability, but of every {@code 1 / reserve} places one goes to the reserve
     * (the most probable among known-exploited products without a victim), as long as there is one left.
     */
    public int[] ranked() {
        return Ranking.of(share, victims::hit, discovery::inReserve, settings.reserve());
    }

    /** Why a row stands where it stands, strongest first. */
    public List<Reason> reasons(int row) {
        return new Grounds(roster, victims, risk, discovery).of(row);
    }

    public Duration horizon() {
        return settings.horizon();
    }
}
