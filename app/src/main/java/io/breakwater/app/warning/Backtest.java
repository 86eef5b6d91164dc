package io.breakwater.app.warning;

import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.warn.Forecast;
import io.breakwater.core.warn.Forecaster;
import io.breakwater.core.warn.Roster;
import io.breakwater.core.warn.WarningSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks through a history day by day. At each local midnight a forecast is made from what was known then, by arrival, and
 * held against who was hit within the horizon after it. Days on which nothing was known of the campaign yet, and days
 * after the last strike, count for nothing; days of sleep in between count.
 */
final class Backtest {
    private final WarningSettings settings;
    private final Scorecard scorecard = new Scorecard();

    private final int everyDays;

    /**
     * @param everyDays days from one forecast to the next; one is the truth, more is quicker
     */
    Backtest(WarningSettings settings, int everyDays) {
        this.settings = settings;
        this.everyDays = everyDays;
    }

    Scorecard run(History history) {
        if (history.learned().isEmpty()) {
            return scorecard;
        }
        Instant last = history.truth().values().stream().max(Instant::compareTo).orElseThrow();
        Instant from = midnightAfter(history.learned().getFirst().knownAt());
        for (Instant asOf = from; asOf.isBefore(last); asOf = midnightAfter(asOf)) {
            moment(history, asOf);
        }
        return scorecard;
    }

    private Instant midnightAfter(Instant at) {
        return at.atZone(settings.zone())
                .toLocalDate()
                .plusDays(everyDays)
                .atStartOfDay(settings.zone())
                .toInstant();
    }

    private void moment(History history, Instant asOf) {
        Roster roster = Roster.of(history.exposedAt(asOf), history.profiles(), history.knowledge(), asOf);
        Map<String, Instant> known = history.knownAt(asOf);
        Forecast forecast = new Forecaster(settings).forecast(roster, known, asOf);
        int[] model = forecast.ranked();
        scorecard.list(asOf, assets(history, roster, model));
        fall(history, known, asOf);
        Map<Integer, Instant> next = within(history, roster, known, asOf, settings.horizon());
        Set<String> seen = new HashSet<>();
        known.keySet().stream()
                .map(roster::row)
                .filter(row -> row >= 0)
                .forEach(row -> seen.add(roster.asset(row).product()));
        score(forecast, next, seen);
        for (int row : model) {
            scorecard.probability(forecast.probability(row), next.containsKey(row));
        }
    }

    private List<String> assets(History history, Roster roster, int[] ranked) {
        List<String> listed = new ArrayList<>();
        for (int place = 0; place < settings.listed() * ranked.length; place++) {
            ExposedAsset asset = roster.asset(ranked[place]);
            listed.add(History.pseudonym(asset));
        }
        return listed;
    }

    private void fall(History history, Map<String, Instant> known, Instant asOf) {
        Instant until = midnightAfter(asOf);
        history.truth().forEach((asset, at) -> {
            if (at.isAfter(asOf) && !at.isAfter(until)) {
                scorecard.fell(asset, at);
            }
        });
    }

    /** Rows hit after the moment and within the horizon. */
    private static Map<Integer, Instant> within(
            History history, Roster roster, Map<String, Instant> known, Instant asOf, Duration horizon) {
        Map<Integer, Instant> next = new HashMap<>();
        history.truth().forEach((asset, at) -> {
            int row = roster.row(asset);
            if (row >= 0 && !known.containsKey(asset) && at.isAfter(asOf) && !at.isAfter(asOf.plus(horizon))) {
                next.put(row, at);
            }
        });
        return next;
    }

    private void score(Forecast forecast, Map<Integer, Instant> next, Set<String> seenProducts) {
        int rows = forecast.roster().size();
        int unseen = 0;
        for (int row : next.keySet()) {
            unseen += unseen(forecast, row, seenProducts) ? 1 : 0;
        }
        scorecard.moment(next.size(), unseen, rows);
        for (Ranker ranker : Ranker.values()) {
            int[] ranked = ranker.rank(forecast);
            for (int place = 0; place < ranked.length; place++) {
                if (next.containsKey(ranked[place])) {
                    scorecard.victim(ranker, place, rows, unseen(forecast, ranked[place], seenProducts));
                }
            }
        }
    }

    private static boolean unseen(Forecast forecast, int row, Set<String> seenProducts) {
        return !seenProducts.contains(forecast.roster().asset(row).product());
    }
}
