package io.breakwater.core.incident;

import io.breakwater.core.model.AnalystDecision;
import io.breakwater.core.model.Authorisation;
import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Retraction;
import io.breakwater.core.model.TenantInput;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.TenantWatch;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Correlation: the detections of one tenant become one incident per attack.
 *
 * <p><b>Groups.</b> Detections of one rule on one victim within ten minutes of the clock are folded into a {@link Group};
 * everything below works on groups, which keeps memory and cost apart from the number of alerts.
 *
 * <p><b>Who carries, who joins.</b> High-fidelity groups, and medium ones that name a stage and are not routine on their
 * victim, carry incidents (CORE). Weak ones hang on the core group nearest to them (CONTEXT) when they are too rare to
 * have come so near by chance ({@link Rarity}); they never join two incidents. An attack that does not stand by its core
 * groups alone hangs on a strong one by the same test. What is weak and common is not kept. What a product blocked or a
 * drill allowed is told beside the incident and is never part of it.
 *
 * <p><b>Chains and attacks.</b> Core groups that follow each other on one asset are one {@link Chain} while the silence
 * between them stays short, or somewhat longer when the attack goes on with the same or a later stage. Chains of
 * different assets are one {@link Attack} when they share something that still links and is not a super-node.
 *
 * <p><b>Why order, doubles and lateness do not matter.</b> A group is made of minima, maxima and unions. Links are a
 * function of two groups that are neighbours in event time; an attack is a connected component; score, opening time and
 * id follow from its groups in event time. None of it depends on arrival. So an input, whenever it comes, is put in its
 * place, and only what hangs together with that place is worked out anew ({@link Refold}) and compared with what was told
 * ({@link Teller}). What was told wrongly, because something was missing, is corrected by MERGED, SPLIT and WITHDRAWN.
 * The number of an incident and the list of its changes tell the way there and do depend on arrival.
 *
 * <p><b>Limits.</b> Groups are forgotten after {@link CorrelationTuning#retention}; an input older than that finds nobody
 * to link to. An incident spans at most {@link CorrelationTuning#longestIncident}; what goes on is a new one.
 */
public final class IncidentStage implements KeyedStage<IncidentState, TenantInput, IncidentChange> {
    /** A watermark beyond this is the end of a bounded input, not a time that was reached. */
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final CorrelationTuning tuning;
    private final PeerRates peers;

    public IncidentStage(CorrelationTuning tuning) {
        this(tuning, PeerRates.NONE);
    }

    /** @param peers what a tenant without a history of its own borrows where no fact says otherwise */
    public IncidentStage(CorrelationTuning tuning, PeerRates peers) {
        this.tuning = tuning;
        this.peers = peers;
    }

    @Override
    public IncidentState initial() {
        return new IncidentState(tuning, peers);
    }

    @Override
    public Codec<IncidentState> codec() {
        return new IncidentCodec(tuning, peers);
    }

    @Override
    public void accept(IncidentState state, TenantInput input, Consumer<IncidentChange> out) {
        state.tenant = input.tenant();
        Set<Group> touched = switch (input) {
            case Detection detection -> detection(state, detection);
            case Retraction retraction -> retraction(state, retraction);
            case Authorisation window -> window(state, window);
            case ExposedAsset asset -> asset(state, asset);
            case AnalystDecision decision -> decision(state, decision);
            case BorrowedRates rates -> borrowed(state, rates);
            case TenantProfile profile -> Set.of();
        };
        if (!touched.isEmpty()) {
            new Teller(state, tuning, out).tell(Refold.around(touched, state, tuning, Instant.MIN), false);
        }
    }

    private Set<Group> detection(IncidentState state, Detection detection) {
        Set<Group> touched = new LinkedHashSet<>();
        Set<String> owned = state.book.observe(detection);
        if (!owned.isEmpty()) {
            touched.addAll(replace(state, concerning(state, owned)));
        }
        GroupKey key = GroupKey.of(detection, tuning);
        touched.addAll(replace(state, state.before(state.history.watched(key.span()))));
        Group group = state.groups.get(key);
        if (group == null) {
            touched.addAll(newGroup(state, key, detection));
        } else if (group.wouldMove(detection) || leavesDrill(group, detection)) {
            touched.addAll(state.index.remove(group));
            group.fold(detection);
            touched.addAll(state.index.add(group, state.placer.place(group)));
        } else {
            group.fold(detection);
            if (group.incident != null) {
                state.grown.add(group.incident);
            }
        }
        return touched;
    }

    private Set<Group> newGroup(IncidentState state, GroupKey key, Detection detection) {
        Set<Group> touched = new LinkedHashSet<>();
        boolean blocked = key.assessment().outcome() == Outcome.BLOCKED;
        if (!blocked && state.history.enter(key)) {
            // What comes late makes its rule more common for what came after.
            touched.addAll(replace(state, state.index.commonerAfter(key)));
        }
        Group group = new Group(key, detection);
        Placement placement = state.placer.place(group);
        if (placement.grade() != Grade.NOISE) {
            state.remember(group);
            touched.addAll(state.index.add(group, placement));
        }
        return touched;
    }

    /** Takes the group of what was withdrawn away, and makes it anew of what stands, with all that it made look common. */
    private Set<Group> retraction(IncidentState state, Retraction retraction) {
        GroupKey key = GroupKey.of(retraction.withdrawn(), tuning);
        Set<Group> touched = new LinkedHashSet<>();
        Group group = state.groups.get(key);
        if (group != null) {
            touched.addAll(state.index.remove(group));
            state.erase(group);
        }
        state.history.leave(key);
        touched.addAll(replace(state, state.index.laterOfRule(key)));
        for (Detection standing : retraction.standing()) {
            touched.addAll(detection(state, standing));
        }
        return touched;
    }

    /** A group that is covered by a drill must be judged again when it grows over the drill's end. */
    private static boolean leavesDrill(Group group, Detection detection) {
        return Objects.requireNonNull(group.placement)
                .drill()
                .filter(window -> detection.time().isAfter(window.until()))
                .isPresent();
    }

    private Set<Group> window(IncidentState state, Authorisation window) {
        if (!state.drills.enter(window)) {
            return Set.of();
        }
        String name = Drills.name(window);
        return replace(state, concerning(state, state.book.aliases(name)));
    }

    private Set<Group> asset(IncidentState state, ExposedAsset asset) {
        if (!state.book.enter(asset.asset(), asset.address())) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        names.add(asset.asset().value().toLowerCase(Locale.ROOT));
        names.add(asset.address().strip().toLowerCase(Locale.ROOT));
        return replace(state, concerning(state, names));
    }

    private Set<Group> decision(IncidentState state, AnalystDecision decision) {
        if (!state.decisions.enter(decision)) {
            return Set.of();
        }
        List<Group> named = state.decisions
                .subject(decision)
                .map(subject -> state.groups.values().stream()
                        .filter(group -> Decisions.names(subject, group))
                        .toList())
                .orElse(List.of());
        return replace(state, named);
    }

    /** What is lent late governs what came meanwhile, as what comes late anywhere does. */
    private Set<Group> borrowed(IncidentState state, BorrowedRates rates) {
        if (!state.history.borrowing.enter(rates) || state.history.isUnseen()) {
            return Set.of();
        }
        return replace(state, state.within(tuning.span(rates.from()), state.history.borrowsUntil()));
    }

    private Collection<Group> concerning(IncidentState state, Set<String> names) {
        return state.index.concerning(names, state.decisions.known.keySet());
    }

    /** Puts groups where they belong by what is known now. */
    private Set<Group> replace(IncidentState state, Collection<Group> groups) {
        Set<Group> touched = new LinkedHashSet<>();
        for (Group group : groups) {
            touched.addAll(state.index.remove(group));
            touched.addAll(state.index.add(group, state.placer.place(group)));
        }
        return touched;
    }

    /**
     * Tells what others may borrow of this tenant, when there is something new to tell; to be asked after each input and each
     * {@link #advance}. It is a measurement, no result: what it says, and when, depends on what has arrived.
     */
    public void watched(IncidentState state, Consumer<TenantWatch> out) {
        if (state.tenant != null) {
            state.watch.tell(state.tenant, state.reached, out);
        }
    }

    @Override
    public void advance(IncidentState state, Instant eventTime, Consumer<IncidentChange> out) {
        boolean ends = eventTime.isAfter(END_OF_TIME);
        if (!ends && eventTime.isAfter(state.reached)) {
            state.reached = eventTime;
        }
        Set<IncidentId> due = new TreeSet<>(state.grown);
        state.grown.clear();
        while (!state.agenda.isEmpty() && !state.agenda.firstKey().isAfter(state.reached)) {
            due.addAll(Objects.requireNonNull(state.agenda.pollFirstEntry()).getValue());
        }
        Teller teller = new Teller(state, tuning, out);
        for (IncidentId id : due) {
            Told told = state.told.get(id);
            if (told != null && !told.isWithdrawn()) {
                teller.tell(Refold.around(told.groups(), state, tuning, state.reached), true);
            }
        }
        new Forgetting(state, tuning).before(state.reached, due);
    }
}
