package io.breakwater.core.campaign;

import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignRoll;
import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.WaveAlarm;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Sightings of all tenants to campaigns. Inputs are only kept; with each watermark the unnamed are judged again (see
 * {@link Attribution}), and what changed is told: attributed sightings, the tables of the campaigns concerned, and an
 * alarm for a wave that began. All of it is a function of the set of sightings and of what sources delivered; an alarm
 * once given is not taken back, and one that late events move within its wave is not given again.
 */
public final class CampaignStage implements KeyedStage<CampaignState, ProviderInput, ProviderOutput> {
    /**
     * Above this many cells of unnamed sightings not every watermark judges all of them: the judging then waits until a
     * proportional number of changes has come together, so that its cost per change stays bounded.
     */
    private static final int CELLS_JUDGED_PER_CHANGE = 1_000;

    /** A watermark beyond this is the end of a bounded input: everything is judged. */
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final ZoneId zone;
    private final FamilyNames names;
    private final TableWriter writer;

    /**
     * @param zone whose days are counted
     * @param names which labels name the same gang
     */
    public CampaignStage(ZoneId zone, FamilyNames names) {
        this.zone = zone;
        this.names = names;
        this.writer = new TableWriter(zone, names, new Waves());
    }

    @Override
    public CampaignState initial() {
        return new CampaignState(new Ledger(zone, names));
    }

    @Override
    public void accept(CampaignState state, ProviderInput input, Consumer<ProviderOutput> out) {
        switch (input) {
            case Sighting sighting -> state.news |= state.ledger.put(sighting);
            case SourceActivity activity ->
                state.daysCame |= state.blanks.delivered(
                        activity.source(), (int) activity.day().toEpochDay());
            case ExposedAsset none -> {}
            case TenantProfile none -> {}
        }
    }

    @Override
    public void advance(CampaignState state, Instant eventTime, Consumer<ProviderOutput> out) {
        if (!state.news && !state.daysCame) {
            return;
        }
        state.news = false;
        boolean ends = eventTime.isAfter(END_OF_TIME);
        if (ends || state.ledger.unjudged() > state.ledger.openCells() / CELLS_JUDGED_PER_CHANGE) {
            state.ledger.attribute();
        }
        tellSightings(state, out);
        Collection<String> toTell = toTell(state);
        if (!toTell.isEmpty()) {
            out.accept(roll(state));
        }
        for (String campaign : toTell) {
            Tally tally = state.ledger.tallies().get(campaign);
            if (tally != null) {
                tellAlarms(state, campaign, tally, out);
                out.accept(writer.write(campaign, tally, state.blanks, asOf(state)));
            }
        }
    }

    /** Those that changed; all of them when what is known of the days has come further. */
    private Collection<String> toTell(CampaignState state) {
        SortedSet<String> campaigns = new TreeSet<>(state.ledger.changed());
        Instant asOf = asOf(state);
        if (state.daysCame || !asOf.equals(state.toldAsOf)) {
            state.ledger.tallies().forEach((campaign, tally) -> {
                if (tally.total() > 0) {
                    campaigns.add(campaign);
                }
            });
        }
        state.daysCame = false;
        state.toldAsOf = asOf;
        return campaigns;
    }

    private static CampaignRoll roll(CampaignState state) {
        return new CampaignRoll(state.ledger.tallies().entrySet().stream()
                .filter(entry -> entry.getValue().total() > 0)
                .map(entry -> new CampaignId(entry.getKey()))
                .toList());
    }

    @Override
    public Codec<CampaignState> codec() {
        return new CampaignStateCodec(this);
    }

    /** The tables of all campaigns as they stand, the largest campaign first. */
    public List<CampaignTables> tables(CampaignState state) {
        state.ledger.attribute();
        List<CampaignTables> tables = new ArrayList<>();
        state.ledger.tallies().forEach((campaign, tally) -> {
            if (tally.total() > 0) {
                tables.add(writer.write(campaign, tally, state.blanks, asOf(state)));
            }
        });
        tables.sort(Comparator.comparingInt(CampaignTables::total).reversed().thenComparing(CampaignTables::campaign));
        return tables;
    }

    /**
     * The state as it would be had nothing happened after {@code asOf}; the given one stays as it is. Later stages of the
     * attacks on earlier victims are left out too. What was found out later of what happened before counts, withdrawals
     * among it: the past as it is known now.
     */
    public CampaignState asOf(CampaignState state, Instant asOf) {
        CampaignState then = initial();
        for (Case each : state.ledger.cases()) {
            if (each.atMillis <= asOf.toEpochMilli()) {
                then.ledger.put(Sightings.until(each.sighting(), asOf));
            }
        }
        int lastDay = (int) LocalDate.ofInstant(asOf, zone).toEpochDay();
        state.blanks
                .deliveries()
                .forEach(
                        (source, days) -> days.headSet(lastDay + 1).forEach(day -> then.blanks.delivered(source, day)));
        if (state.blanks.lastDay(Integer.MIN_VALUE) >= lastDay) {
            then.until = asOf;
        }
        return then;
    }

    /** The tables as of an earlier moment, see {@link #asOf}. */
    public List<CampaignTables> tables(CampaignState state, Instant asOf) {
        return tables(asOf(state, asOf));
    }

    /** All sightings that count, each with its campaign; in order of time. */
    public List<CampaignSighting> sightings(CampaignState state) {
        state.ledger.attribute();
        List<CampaignSighting> sightings = new ArrayList<>();
        for (Case each : state.ledger.cases()) {
            String campaign = state.ledger.campaignOf(each);
            if (campaign != null && !each.withdrawn) {
                sightings.add(new CampaignSighting(
                        new CampaignId(campaign), each.sighting(), Math.max(0, each.toldRevision)));
            }
        }
        sightings.sort(
                Comparator.comparing((CampaignSighting each) -> each.sighting().compromised())
                        .thenComparing(each -> each.sighting().id()));
        return sightings;
    }

    /** For each sighting that counts: the campaign it stands in now, and why. */
    public Map<SightingId, AttributionStep> attributions(CampaignState state) {
        state.ledger.attribute();
        List<Case> counted = state.ledger.cases().stream()
                .filter(each -> !each.withdrawn && state.ledger.campaignOf(each) != null)
                .toList();
        Map<SightingId, AttributionStep> steps = new HashMap<>();
        state.ledger.steps(counted, asOf(state)).forEach(step -> steps.put(step.sighting(), step));
        return steps;
    }

    private void tellSightings(CampaignState state, Consumer<ProviderOutput> out) {
        List<Case> told = new ArrayList<>();
        for (Case each : state.ledger.takeUntold()) {
            String campaign = state.ledger.campaignOf(each);
            if (campaign == null) {
                campaign = each.toldCampaign;
            }
            if (campaign != null) {
                each.toldCampaign = campaign;
                each.toldRevision++;
                out.accept(new CampaignSighting(new CampaignId(campaign), each.sighting(), each.toldRevision));
                told.add(each);
            }
        }
        state.ledger.steps(told, asOf(state)).forEach(out);
    }

    private void tellAlarms(CampaignState state, String campaign, Tally tally, Consumer<ProviderOutput> out) {
        SortedSet<Long> told = state.alarmed.computeIfAbsent(campaign, none -> new TreeSet<>());
        for (WaveAlarms.Alarm alarm : tally.alarms.alarms()) {
            if (WaveAlarms.isNew(alarm, told)) {
                told.add(alarm.atMillis());
                out.accept(new WaveAlarm(
                        new CampaignId(campaign),
                        Instant.ofEpochMilli(alarm.atMillis()),
                        alarm.returned(),
                        alarm.why()));
            }
        }
    }

    /** The latest event time that anything is known of: a function of the inputs, not of when they were asked for. */
    private Instant asOf(CampaignState state) {
        if (state.until != null) {
            return state.until;
        }
        long victim = state.ledger.latest();
        int day = state.blanks.lastDay(Integer.MIN_VALUE);
        long delivered = day == Integer.MIN_VALUE
                ? Long.MIN_VALUE
                : LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
        return Instant.ofEpochMilli(Math.max(Math.max(victim, delivered), 0));
    }
}
