package io.breakwater.core.campaign;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignRoll;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.WaveAlarm;
import java.time.Instant;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Tells what became of the campaigns: which there are, alarms that are due, and the tables of those that changed; so much
 * with each watermark as may be spent, and the rest with the next ones in the order in which it fell due. Costs are counted
 * as in {@link Agenda}.
 */
final class Telling {
    private static final int PRICE_OF_HOUR_WATCHED = 25;

    private final TableWriter writer;

    Telling(TableWriter writer) {
        this.writer = writer;
    }

    /** Falls due: the campaigns that changed; all of them when what is known of the days has come further. */
    void note(CampaignState state, Instant asOf) {
        SortedSet<String> campaigns = new TreeSet<>(state.ledger.changed());
        if (state.daysCame || !asOf.equals(state.toldAsOf)) {
            state.ledger.tallies().forEach((campaign, tally) -> {
                if (tally.total() > 0) {
                    campaigns.add(campaign);
                }
            });
        }
        state.daysCame = false;
        state.toldAsOf = asOf;
        state.due.addAll(campaigns);
    }

    /** Tells what is due, for about {@code cost}. */
    void tell(CampaignState state, Instant asOf, long cost, Consumer<ProviderOutput> out) {
        if (state.due.isEmpty()) {
            return;
        }
        out.accept(roll(state));
        SortedSet<String> unfinished = new TreeSet<>();
        long left = cost;
        for (Iterator<String> due = state.due.iterator(); due.hasNext() && left > 0; ) {
            String campaign = due.next();
            due.remove();
            Tally tally = state.ledger.tallies().get(campaign);
            if (tally != null) {
                long watched = tally.alarms.goOn(left / PRICE_OF_HOUR_WATCHED + 1);
                left -= watched * PRICE_OF_HOUR_WATCHED + tally.priceOfTables();
                if (tally.alarms.isCurrent()) {
                    tellAlarms(state, campaign, tally, out);
                } else {
                    unfinished.add(campaign);
                }
                out.accept(writer.write(campaign, tally, state.blanks, asOf));
            }
        }
        state.due.addAll(unfinished);
    }

    private static CampaignRoll roll(CampaignState state) {
        return new CampaignRoll(state.ledger.tallies().entrySet().stream()
                .filter(entry -> entry.getValue().total() > 0)
                .map(entry -> new CampaignId(entry.getKey()))
                .toList());
    }

    private static void tellAlarms(CampaignState state, String campaign, Tally tally, Consumer<ProviderOutput> out) {
        NavigableSet<Long> told = state.alarmed.computeIfAbsent(campaign, none -> new TreeSet<>());
        for (WaveAlarms.Alarm alarm : tally.alarms.untold(told)) {
            told.add(alarm.atMillis());
            out.accept(new WaveAlarm(
                    new CampaignId(campaign), Instant.ofEpochMilli(alarm.atMillis()), alarm.returned(), alarm.why()));
        }
    }
}
