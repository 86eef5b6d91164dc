package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Finding;
import io.breakwater.core.model.Retraction;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One look at the groups of a tenant, with the rules in place. */
record Deciding(CorrelationState state, RuleSet current, Consumer<Finding> out) {
    /** Decides what has changed; correlations stand behind those that they are built on. */
    void decide() {
        for (RuleSet.Correlation correlation : current.correlations()) {
            groups(correlation).forEach((key, group) -> decide(correlation, key, group));
        }
    }

    private Map<String, Group> groups(RuleSet.Correlation correlation) {
        return CorrelationStage.memory(state, correlation.rule().heading()).groups;
    }

    private void decide(RuleSet.Correlation correlation, String key, Group group) {
        if (!group.isDue(state.reachedMillis)) {
            return;
        }
        Wording wording = wording(correlation, key);
        Group.Change change = group.decide(new EpisodeFinder(correlation), wording::detection, state.reachedMillis);
        change.gone().forEach(detection -> withdraw(correlation, detection));
        change.found().forEach(episode -> tell(correlation, wording.detection(episode), episode));
    }

    private static Wording wording(RuleSet.Correlation correlation, String groupKey) {
        int end = groupKey.indexOf('\u0000');
        TenantId tenant = TenantId.of(end < 0 ? groupKey : groupKey.substring(0, end));
        return new Wording(tenant, correlation.rule().heading());
    }

    /** To the outside, unless the correlation only feeds others, and to the correlations built on this one. */
    private void tell(RuleSet.Correlation correlation, Detection detection, Episode episode) {
        if (!current.feeders().contains(detection.rule().id())) {
            out.accept(detection);
        }
        for (RuleSet.Correlation upper : current.correlations()) {
            if (upper.referredIds().contains(detection.rule().id())) {
                Occurrence step = Occurrences.of(detection, episode, correlation, upper);
                CorrelationStage.collect(state, upper, step, detection.tenant());
            }
        }
    }

    private void withdraw(RuleSet.Correlation correlation, Detection detection) {
        if (!current.feeders().contains(detection.rule().id())) {
            out.accept(new Retraction(detection, standing(correlation, detection)));
        }
        for (RuleSet.Correlation upper : current.correlations()) {
            if (upper.referredIds().contains(detection.rule().id())) {
                Place place = Occurrences.place(detection, upper);
                groups(upper).values().forEach(group -> group.remove(place));
            }
        }
    }

    private List<Detection> standing(RuleSet.Correlation correlation, Detection withdrawn) {
        EpisodeFinder finder = new EpisodeFinder(correlation);
        Instant from = withdrawn.time().minusMillis(CorrelationStage.NEIGHBOURHOOD);
        return groups(correlation).entrySet().stream()
                .flatMap(entry -> finder.find(entry.getValue().occurrences(), state.reachedMillis).stream()
                        .map(wording(correlation, entry.getKey())::detection))
                .filter(detection -> !detection.time().isBefore(from))
                .sorted(Comparator.comparing(Detection::time).thenComparing(Detection::id))
                .toList();
    }

    /** Lets go of what can matter to nothing from {@code horizonMillis} on. */
    void forget(long horizonMillis) {
        each((finder, group) -> group.forget(finder, horizonMillis));
        current.correlations()
                .forEach(correlation -> groups(correlation).values().removeIf(Group::isEmpty));
    }

    /** Forgets the older half of each group that is too large, and then of the whole tenant where that is not enough. */
    void makeRoom() {
        decide();
        each((finder, group) -> {
            if (group.matches.size() > CorrelationStage.MOST_IN_A_GROUP) {
                group.shorten(finder, group.middle());
            }
        });
        if (state.kept > CorrelationStage.MOST_IN_A_TENANT) {
            Place middle = middle();
            each((finder, group) -> group.shorten(finder, middle));
        }
        state.crowded = false;
        state.shortened++;
    }

    private Place middle() {
        long[] times = state.rules.values().stream()
                .flatMap(memory -> memory.groups.values().stream())
                .flatMap(group -> group.matches.keySet().stream())
                .mapToLong(Place::atMillis)
                .sorted()
                .toArray();
        return Place.before(times[times.length / 2] + 1);
    }

    private void each(BiConsumer<EpisodeFinder, Group> work) {
        for (RuleSet.Correlation correlation : current.correlations()) {
            EpisodeFinder finder = new EpisodeFinder(correlation);
            groups(correlation).values().forEach(group -> work.accept(finder, group));
        }
        state.count();
    }
}
