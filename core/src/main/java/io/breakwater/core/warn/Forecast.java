package io.breakwater.core.warn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The probabilities of all exposed assets as of one moment, and the ranked list that follows from them.
 */
public final class Forecast {
    private final Roster roster;
    private final Victims victims;
    private final RelativeRisk risk;
    private final Discovery discovery;
    private final double[] probability;
    private final WarningSettings settings;

    Forecast(
            Roster roster,
            Victims victims,
            RelativeRisk risk,
            Discovery discovery,
            double[] probability,
            WarningSettings settings) {
        this.roster = roster;
        this.victims = victims;
        this.risk = risk;
        this.discovery = discovery;
        this.probability = probability;
        this.settings = settings;
    }

    public Roster roster() {
        return roster;
    }

    /** Probability of a row within the horizon; 0 for one that was hit already. */
    public double probability(int row) {
        return probability[row];
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
        int[] byProbability = byProbability();
        int[] reserve = IntStream.of(byProbability).filter(discovery::inReserve).toArray();
        return reserve.length == 0 || settings.reserve() == 0 ? byProbability : interleaved(byProbability, reserve);
    }

    private int[] byProbability() {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < probability.length; row++) {
            if (!victims.hit(row)) {
                rows.add(row);
            }
        }
        rows.sort((a, b) -> {
            int byProbability = Double.compare(probability[b], probability[a]);
            return byProbability != 0 ? byProbability : Integer.compare(a, b);
        });
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] interleaved(int[] main, int[] reserve) {
        int[] ranked = new int[main.length];
        BitSet placed = new BitSet(probability.length);
        int nextMain = 0;
        int nextReserve = 0;
        double owed = 0;
        for (int place = 0; place < ranked.length; place++) {
            owed += settings.reserve();
            while (nextReserve < reserve.length && placed.get(reserve[nextReserve])) {
                nextReserve++;
            }
            while (nextMain < main.length && placed.get(main[nextMain])) {
                nextMain++;
            }
            boolean fromReserve = owed >= 1 && nextReserve < reserve.length;
            int row = fromReserve ? reserve[nextReserve] : main[nextMain];
            owed -= fromReserve || discovery.inReserve(row) ? Math.min(owed, 1) : 0;
            placed.set(row);
            ranked[place] = row;
        }
        return ranked;
    }

    /** Why a row stands where it stands, strongest first. */
    public List<Reason> reasons(int row) {
        return new Grounds(roster, victims, risk, discovery).of(row);
    }

    public Duration horizon() {
        return settings.horizon();
    }
}
