package io.breakwater.core.campaign;

import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sightings of all tenants to campaigns. Inputs are only kept; with each watermark the judging of the unnamed goes on (see
 * {@link Judging}), and what changed is told (see {@link Telling}): attributed sightings, the tables of the campaigns concerned, and an
 * alarm for a wave that began. All of it is a function of the set of sightings and of what sources delivered; an alarm
 * once given is not taken back, and one that late events move within its wave is not given again.
 */
public final class CampaignStage implements KeyedStage<CampaignState, ProviderInput, ProviderOutput> {
    /** What may be spent on judging with one watermark, see {@link Agenda}. */
    private static final long JUDGING = 10_000;

    /** Of so few cells more is judged with each watermark, all of them where gangs and marks are few: their tables are small. */
    private static final int FEW_CELLS = 1_000;

    private static final long JUDGING_FEW = 35_000;

    /** What may be spent on tables and alarms with one watermark, see {@link Agenda}. */
    private static final long TELLING = 14_000;

    /** A watermark beyond this is the end of a bounded input: everything is judged. */
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final ZoneId zone;
    private final FamilyNames names;
    private final TableWriter writer;
    private final Telling telling;

    /**
     * @param zone whose days are counted
     * @param names which labels name the same gang
     */
    public CampaignStage(ZoneId zone, FamilyNames names) {
        this.zone = zone;
        this.names = names;
        this.writer = new TableWriter(zone, names, new Waves());
        this.telling = new Telling(writer);
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
        if (!state.news && !state.daysCame && !isUnfinished(state)) {
            return;
        }
        boolean silent = !state.news;
        state.news = false;
        boolean ends = eventTime.isAfter(END_OF_TIME);
        if (ends) {
            state.ledger.attribute();
        } else {
            state.ledger.attributeOn(state.ledger.openCells() <= FEW_CELLS ? JUDGING_FEW : JUDGING, silent);
        }
        Instant asOf = asOf(state);
        tellSightings(state, asOf, out);
        telling.note(state, asOf);
        telling.tell(state, asOf, ends ? Long.MAX_VALUE : TELLING, out);
    }

    @Override
    public boolean isUnfinished(CampaignState state) {
        return !state.ledger.isJudged() || !state.due.isEmpty();
    }

    @Override
    public Codec<CampaignState> codec() {
        return new CampaignStateCodec(this);
    }

    /** The tables of all campaigns as they stand, the largest campaign first. */
    public List<CampaignTables> tables(CampaignState state) {
        state.ledger.attribute();
        Instant asOf = asOf(state);
        List<CampaignTables> tables = new ArrayList<>();
        state.ledger.tallies().forEach((campaign, tally) -> {
            if (tally.total() > 0) {
                tables.add(writer.write(campaign, tally, state.blanks, asOf));
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

    private static void tellSightings(CampaignState state, Instant asOf, Consumer<ProviderOutput> out) {
        List<Case> told = new ArrayList<>();
        for (Case each : state.ledger.takeUntold()) {
            String judged = state.ledger.campaignOf(each);
            String campaign = judged == null ? each.toldCampaign : judged;
            if (campaign != null) {
                each.toldCampaign = campaign;
                each.toldRevision++;
                out.accept(new CampaignSighting(new CampaignId(campaign), each.sighting(), each.toldRevision));
                // Why it stands there is not known of a corrected one that still waits; it is told when it is judged.
                if (judged != null || each.withdrawn) {
                    told.add(each);
                }
            }
        }
        state.ledger.steps(told, asOf).forEach(out);
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
