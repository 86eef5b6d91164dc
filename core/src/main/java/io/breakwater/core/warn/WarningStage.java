package io.breakwater.core.warn;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.ThreatKnowledge;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningInput;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Turns attributed sightings and the inventory into warnings, and follows each warning to its outcome.
 *
 * <p>Inputs are only put down as they come; nothing is decided then. Decisions fall at ticks of event time: on the grid of
 * {@link WarningSettings#tick} when a compromise happened since the tick before, and at every local midnight for a while
 * after the last compromise. What is listed at a tick is a pure function of the inputs dated up to it (compromises by
 * their event time, inventory by {@code knownFrom}, flaws by the day on which they were known), whatever the order in which
 * they came. What had been said at earlier ticks stays said: a warning that went out cannot be taken back by a sighting that
 * comes late, only raised, lowered, lifted or given its outcome at the next tick. So the list as of the last tick depends on
 * the set of inputs alone, and the life of the warnings on that set and on how late its members were.
 *
 * <p>After {@link #DORMANT_HORIZONS} horizons without a new victim a campaign counts as dormant: all its warnings are lifted
 * and ticks cease until it wakes.
 */
public final class WarningStage implements KeyedStage<WarningBoard, WarningInput, ProviderOutput> {
    static final int DORMANT_HORIZONS = 4;

    private final WarningSettings settings;
    private final Pseudonyms pseudonyms;
    private final ThreatKnowledge knowledge;
    private final WarningTexts texts;

    public WarningStage(
            WarningSettings settings, Pseudonyms pseudonyms, ThreatKnowledge knowledge, WarningTexts texts) {
        this.settings = settings;
        this.pseudonyms = pseudonyms;
        this.knowledge = knowledge;
        this.texts = texts;
    }

    @Override
    public WarningBoard initial() {
        return new WarningBoard();
    }

    @Override
    public void accept(WarningBoard board, WarningInput input, Consumer<ProviderOutput> out) {
        switch (input) {
            case ExposedAsset asset -> board.put(pseudonyms.asset(asset.tenant(), asset.asset()), asset);
            case TenantProfile profile -> board.put(profile);
            case CampaignSighting attributed -> {
                if (board.put(attributed)) {
                    plan(board, attributed.sighting().compromised());
                }
            }
        }
    }

    /** A compromise is considered at the first tick after it; one that came late, at the first tick not yet past. */
    private void plan(WarningBoard board, Instant compromised) {
        Instant from =
                board.considered().filter(last -> last.isAfter(compromised)).orElse(compromised);
        board.due().add(nextTick(from));
        Instant midnight = nextMidnight(from);
        Instant dormant =
                from.plus(settings.horizon().multipliedBy(DORMANT_HORIZONS)).plus(Duration.ofDays(1));
        for (; midnight.isBefore(dormant); midnight = nextMidnight(midnight)) {
            board.due().add(midnight);
        }
    }

    private Instant nextTick(Instant after) {
        long grid = settings.tick().toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(after.toEpochMilli(), grid) + 1) * grid);
    }

    private Instant nextMidnight(Instant after) {
        ZonedDateTime local = after.atZone(settings.zone());
        return local.toLocalDate().plusDays(1).atStartOfDay(settings.zone()).toInstant();
    }

    private boolean isMidnight(Instant tick) {
        return tick.atZone(settings.zone()).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    @Override
    public void advance(WarningBoard board, Instant eventTime, Consumer<ProviderOutput> out) {
        while (!board.due().isEmpty() && !board.due().first().isAfter(eventTime)) {
            Instant tick = board.due().pollFirst();
            consider(board, tick, out);
            board.consideredAt(tick);
        }
    }

    private void consider(WarningBoard board, Instant tick, Consumer<? super Warning> out) {
        SortedMap<CampaignId, Map<String, Instant>> compromised = board.compromised(tick);
        board.campaigns().forEach(campaign -> compromised.putIfAbsent(campaign, Map.of()));
        Roster roster = Roster.of(board.exposed(tick), board.profilesByTenant(), knowledge, tick);
        Forecaster forecaster = new Forecaster(settings);
        compromised.forEach((campaign, victims) -> {
            Life life = new Life(campaign, tick, isMidnight(tick), settings, texts, knowledge);
            if (dormant(victims, tick)) {
                life.liftAll(board, out);
            } else {
                life.follow(board, forecaster.forecast(roster, victims, tick), out);
            }
        });
    }

    private boolean dormant(Map<String, Instant> victims, Instant tick) {
        Instant limit = tick.minus(settings.horizon().multipliedBy(DORMANT_HORIZONS));
        return victims.values().stream().allMatch(at -> at.isBefore(limit));
    }

    @Override
    public Codec<WarningBoard> codec() {
        return new BoardCodec(pseudonyms);
    }
}
