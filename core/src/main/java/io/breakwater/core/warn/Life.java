package io.breakwater.core.warn;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.ThreatKnowledge;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningColour;
import io.breakwater.core.model.WarningId;
import io.breakwater.core.model.WarningState;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The steps that the warnings of one campaign take at one tick: issued and raised at any tick, lowered and lifted only at
 * midnight (so that a quiet night hour does not make them flicker), and the outcome when a victim is known.
 */
final class Life {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final CampaignId campaign;
    private final Instant tick;
    private final boolean midnight;
    private final WarningSettings settings;
    private final WarningTexts texts;
    private final ThreatKnowledge knowledge;

    Life(
            CampaignId campaign,
            Instant tick,
            boolean midnight,
            WarningSettings settings,
            WarningTexts texts,
            ThreatKnowledge knowledge) {
        this.campaign = campaign;
        this.tick = tick;
        this.midnight = midnight;
        this.settings = settings;
        this.texts = texts;
        this.knowledge = knowledge;
    }

    static WarningId id(TenantId tenant, AssetId asset, CampaignId campaign) {
        return WarningId.of(ContentHash.of("warning")
                .add(tenant.value())
                .add(asset.value())
                .add(campaign.value())
                .hex());
    }

    void follow(WarningBoard board, Forecast forecast, Consumer<? super Warning> out) {
        Map<WarningId, Integer> hit = outcomes(board, forecast, out);
        Set<WarningId> listed = new HashSet<>();
        int most = (int) Math.ceil(settings.listed() * forecast.roster().size());
        int[] ranked = forecast.ranked();
        for (int place = 0; place < Math.min(most, ranked.length); place++) {
            int row = ranked[place];
            colour(forecast, row).ifPresent(colour -> listed.add(list(board, forecast, row, colour, out)));
        }
        for (Standing standing : board.standings(campaign)) {
            WarningId id = standing.last().id();
            if (!listed.contains(id) && !hit.containsKey(id)) {
                leave(board, standing, out);
            }
        }
    }

    /** A reserved asset is warned at least in blue. */
    private Optional<WarningColour> colour(Forecast forecast, int row) {
        Optional<WarningColour> byProbability = settings.colours().of(forecast.probability(row));
        return byProbability.isEmpty() && forecast.inReserve(row) ? Optional.of(WarningColour.BLUE) : byProbability;
    }

    private WarningId list(
            WarningBoard board, Forecast forecast, int row, WarningColour colour, Consumer<? super Warning> out) {
        ExposedAsset asset = forecast.roster().asset(row);
        WarningId id = id(asset.tenant(), asset.asset(), campaign);
        Optional<Standing> before = board.standing(id);
        Optional<WarningState> next = before.filter(Standing::active).isEmpty()
                ? Optional.of(WarningState.ISSUED)
                : change(before.get().last().colour(), colour);
        next.ifPresent(state -> {
            Warning warning = warning(forecast, row, state, colour);
            Optional<Instant> issued = state == WarningState.ISSUED
                    ? Optional.of(tick)
                    : before.orElseThrow().issued();
            say(board, new Standing(warning, issued, Optional.empty()), out);
        });
        return id;
    }

    /** RED comes first in the enumeration: a smaller ordinal is more urgent. */
    private Optional<WarningState> change(WarningColour before, WarningColour now) {
        if (now.compareTo(before) < 0) {
            return Optional.of(WarningState.RAISED);
        }
        return now.compareTo(before) > 0 && midnight ? Optional.of(WarningState.LOWERED) : Optional.empty();
    }

    private Warning warning(Forecast forecast, int row, WarningState state, WarningColour colour) {
        ExposedAsset asset = forecast.roster().asset(row);
        return new Warning(
                id(asset.tenant(), asset.asset(), campaign),
                asset.tenant(),
                asset.asset(),
                campaign,
                tick,
                state,
                colour,
                forecast.probability(row),
                settings.horizon(),
                texts.sentences(forecast.reasons(row)),
                texts.advice(asset, knowledge),
                Optional.empty());
    }

    /** What becomes of a warning that is no longer on the list and whose asset was not hit. */
    private void leave(WarningBoard board, Standing standing, Consumer<? super Warning> out) {
        WarningState state = standing.last().state();
        if (standing.active() && midnight) {
            lift(board, standing, "RECEDED", out);
        } else if (state == WarningState.LIFTED && over(standing)) {
            say(board, with(standing, WarningState.FALSE, "SPARED", Optional.empty()), out);
        } else if (Standing.isOutcome(state) && state != WarningState.FALSE) {
            lift(board, standing, "WITHDRAWN", out);
        }
    }

    /** A lifted warning is false only once its horizon went by: until then it may still come true. */
    private boolean over(Standing standing) {
        return standing.issued().isPresent()
                && !standing.issued().get().plus(settings.horizon()).isAfter(tick);
    }

    private void lift(WarningBoard board, Standing standing, String why, Consumer<? super Warning> out) {
        Standing lifted = with(standing, WarningState.LIFTED, why, Optional.empty());
        say(board, new Standing(lifted.last(), lifted.issued(), Optional.of(tick)), out);
    }

    /** The gang sleeps: everything is lifted, and what did not come true is over. */
    void liftAll(WarningBoard board, Consumer<? super Warning> out) {
        for (Standing standing : board.standings(campaign)) {
            if (standing.active()) {
                lift(board, standing, "RECEDED", out);
            }
        }
        for (Standing standing : board.standings(campaign)) {
            if (standing.last().state() == WarningState.LIFTED && over(standing)) {
                say(board, with(standing, WarningState.FALSE, "SPARED", Optional.empty()), out);
            }
        }
    }

    private Map<WarningId, Integer> outcomes(WarningBoard board, Forecast forecast, Consumer<? super Warning> out) {
        Map<WarningId, Integer> hit = new HashMap<>();
        for (int row : forecast.victimRows()) {
            ExposedAsset asset = forecast.roster().asset(row);
            WarningId id = id(asset.tenant(), asset.asset(), campaign);
            hit.put(id, row);
            Instant compromised = forecast.hitAt(row);
            Standing before = board.standing(id)
                    .orElseGet(() -> new Standing(
                            warning(forecast, row, WarningState.MISSED, WarningColour.BLUE),
                            Optional.empty(),
                            Optional.empty()));
            outcome(board, before, compromised, out);
        }
        return hit;
    }

    private void outcome(WarningBoard board, Standing before, Instant compromised, Consumer<? super Warning> out) {
        Optional<Duration> lead = before.issued().map(issued -> Duration.between(issued, compromised));
        boolean lapsed =
                before.lifted().filter(lifted -> lifted.isBefore(compromised)).isPresent();
        WarningState state = lead.isEmpty() || lapsed
                ? WarningState.MISSED
                : lead.get().isPositive() ? WarningState.IN_TIME : WarningState.LATE;
        Optional<Duration> told = state == WarningState.MISSED ? Optional.empty() : lead;
        boolean said = before.last().state() == state && before.last().lead().equals(told);
        if (!said || board.standing(before.last().id()).isEmpty()) {
            say(board, with(before, state, "HIT", told, MINUTE.format(compromised.atZone(settings.zone()))), out);
        }
    }

    private Standing with(
            Standing standing, WarningState state, String why, Optional<Duration> lead, String... arguments) {
        Warning last = standing.last();
        Warning next = new Warning(
                last.id(),
                last.tenant(),
                last.asset(),
                last.campaign(),
                tick,
                state,
                last.colour(),
                last.probability(),
                last.horizon(),
                firstOf(texts.phrase(why, List.of(arguments)), last.reasons()),
                last.advice(),
                lead);
        return new Standing(next, standing.issued(), standing.lifted());
    }

    /** What happened last, then the grounds on which was warned: later on one wants to see both. */
    private static List<Phrase> firstOf(Phrase why, List<Phrase> before) {
        return Stream.concat(Stream.of(why), before.stream()).distinct().toList();
    }

    private static void say(WarningBoard board, Standing standing, Consumer<? super Warning> out) {
        board.put(standing);
        out.accept(standing.last());
    }
}
