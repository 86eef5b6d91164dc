package io.breakwater.app.warning;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.warn.Outlook;
import io.breakwater.core.warn.Roster;
import io.breakwater.core.warn.WarningSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Walks through a history day by day. At each local midnight an outlook is made from what was known then, by arrival, and
 * held against who was hit within the horizon after it. Days on which no campaign was known yet, and days after the last
 * strike, count for nothing; days of sleep in between count.
 */
final class Backtest {
    private final WarningSettings settings;
    private final int everyDays;
    private final History history;
    private final Scorecard scorecard = new Scorecard();

    /**
     * @param everyDays days from one outlook to the next; one is the truth, more is quicker
     */
    Backtest(WarningSettings settings, int everyDays, History history) {
        this.settings = settings;
        this.everyDays = everyDays;
        this.history = history;
    }

    Scorecard run() {
        Instant last = history.truth().values().stream().max(Instant::compareTo).orElse(Instant.EPOCH);
        for (Instant asOf = midnightAfter(history.from()); asOf.isBefore(last); asOf = midnightAfter(asOf)) {
            SortedMap<CampaignId, Map<String, Instant>> known = history.known().at(asOf);
            if (known.values().stream().anyMatch(victims -> !victims.isEmpty())) {
                moment(known, asOf);
            } else {
                fall(Set.of(), asOf);
            }
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

    private void moment(SortedMap<CampaignId, Map<String, Instant>> known, Instant asOf) {
        Roster roster = Roster.of(history.exposedAt(asOf), history.profiles(), history.knowledge(), asOf);
        Outlook outlook = Outlook.of(settings, roster, known, asOf);
        int[] model = outlook.ranked();
        scorecard.list(asOf, listed(roster, model));
        Set<String> knownVictims = new HashSet<>();
        known.values().forEach(victims -> knownVictims.addAll(victims.keySet()));
        fall(knownVictims, asOf);
        Set<Integer> next = within(roster, knownVictims, asOf);
        Set<String> seen = new HashSet<>();
        knownVictims.stream()
                .map(roster::row)
                .filter(row -> row >= 0)
                .forEach(row -> seen.add(roster.asset(row).product()));
        score(outlook, next, seen);
        for (int row : model) {
            scorecard.probability(outlook.probability(row), next.contains(row));
        }
    }

    private List<String> listed(Roster roster, int[] ranked) {
        List<String> listed = new ArrayList<>();
        for (int place = 0; place < settings.listed() * ranked.length; place++) {
            listed.add(History.pseudonym(roster.asset(ranked[place])));
        }
        return listed;
    }

    /** Who was hit before the next outlook; who was known to be hit already no warning could help. */
    private void fall(Set<String> known, Instant asOf) {
        Instant until = midnightAfter(asOf);
        history.truth().forEach((asset, at) -> {
            if (at.isAfter(asOf) && !at.isAfter(until) && !known.contains(asset)) {
                scorecard.fell(asset, at);
            }
        });
    }

    /** Rows hit after the moment and within the horizon. */
    private Set<Integer> within(Roster roster, Set<String> known, Instant asOf) {
        Set<Integer> next = new HashSet<>();
        history.truth().forEach((asset, at) -> {
            int row = roster.row(asset);
            boolean soon = at.isAfter(asOf) && !at.isAfter(asOf.plus(settings.horizon()));
            if (row >= 0 && soon && !known.contains(asset)) {
                next.add(row);
            }
        });
        return next;
    }

    private void score(Outlook outlook, Set<Integer> next, Set<String> seenProducts) {
        Roster roster = outlook.roster();
        int unseen = 0;
        for (int row : next) {
            unseen += seenProducts.contains(roster.asset(row).product()) ? 0 : 1;
        }
        scorecard.moment(next.size(), unseen, roster.size());
        for (Ranker ranker : Ranker.values()) {
            int[] ranked = ranker.rank(outlook);
            for (int place = 0; place < ranked.length; place++) {
                int row = ranked[place];
                if (next.contains(row)) {
                    boolean productUnseen =
                            !seenProducts.contains(roster.asset(row).product());
                    scorecard.victim(ranker, place, roster.size(), productUnseen);
                }
            }
        }
    }
}
