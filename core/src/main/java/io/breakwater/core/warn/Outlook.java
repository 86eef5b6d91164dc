package io.breakwater.core.warn;

import io.breakwater.core.model.CampaignId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All campaigns together as of one moment: how likely an asset is hit by any of them, and one list over all.
 *
 * <p>Where no campaign is known yet there is still an order, by what is known of the flaws; its probabilities are zero.
 */
public final class Outlook {
    private final Roster roster;
    private final List<Named> forecasts;
    private final WarningSettings settings;

    private record Named(Optional<CampaignId> campaign, Forecast forecast) {}

    private Outlook(Roster roster, List<Named> forecasts, WarningSettings settings) {
        this.roster = roster;
        this.forecasts = forecasts;
        this.settings = settings;
    }

    /**
     * @param compromised per campaign the pseudonyms of the assets it hit, and when; later ones than {@code asOf} are
     *     passed over
     */
    public static Outlook of(
            WarningSettings settings,
            Roster roster,
            SortedMap<CampaignId, Map<String, Instant>> compromised,
            Instant asOf) {
        Forecaster forecaster = new Forecaster(settings);
        List<Named> forecasts = new ArrayList<>();
        compromised.forEach((campaign, victims) ->
                forecasts.add(new Named(Optional.of(campaign), forecaster.forecast(roster, victims, asOf))));
        forecasts.removeIf(one -> one.forecast().victims() == 0);
        if (forecasts.isEmpty()) {
            forecasts.add(new Named(Optional.empty(), forecaster.forecast(roster, Map.of(), asOf)));
        }
        return new Outlook(roster, forecasts, settings);
    }

    public Roster roster() {
        return roster;
    }

    /** Probability that any campaign hits a row within the horizon. */
    public double probability(int row) {
        double spared = 1;
        for (Named one : forecasts) {
            spared *= 1 - one.forecast().probability(row);
        }
        return 1 - spared;
    }

    /** Whether all campaigns have hit a row before: nothing is left to warn of. */
    public boolean alreadyHit(int row) {
        return forecasts.stream().allMatch(one -> one.forecast().alreadyHit(row));
    }

    /** Whether any campaign has hit a row before. */
    public boolean everHit(int row) {
        return forecasts.stream().anyMatch(one -> one.forecast().alreadyHit(row));
    }

    /** Whether a row is kept on the list for a product that is exploited elsewhere. */
    public boolean inReserve(int row) {
        return forecasts.stream().allMatch(one -> one.forecast().inReserve(row));
    }

    /** Rows most urgent first; see {@link Ranking}. */
    public int[] ranked() {
        double[] risk = new double[roster.size()];
        for (int row = 0; row < risk.length; row++) {
            risk[row] = forecasts.size() == 1 ? forecasts.getFirst().forecast().share(row) : probability(row);
        }
        return Ranking.of(risk, this::alreadyHit, this::inReserve, settings.reserve());
    }

    /** The campaign that threatens a row most; empty where no campaign is known. */
    public Optional<CampaignId> campaign(int row) {
        return worst(row).campaign();
    }

    /** Why a row stands where it stands, strongest first, as the campaign sees it that threatens it most. */
    public List<Reason> reasons(int row) {
        return worst(row).forecast().reasons(row);
    }

    private Named worst(int row) {
        Named worst = forecasts.getFirst();
        for (Named one : forecasts) {
            worst = one.forecast().probability(row) > worst.forecast().probability(row) ? one : worst;
        }
        return worst;
    }

    /** Campaigns with the number of new victims that each is expected to make. */
    public Map<CampaignId, Double> expected() {
        Map<CampaignId, Double> expected = new TreeMap<>();
        forecasts.forEach(one -> one.campaign()
                .ifPresent(campaign -> expected.put(campaign, one.forecast().expected())));
        return expected;
    }
}
