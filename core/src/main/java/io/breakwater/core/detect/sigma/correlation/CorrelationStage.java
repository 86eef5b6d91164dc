package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.detect.RuleAssessment;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.correlation.CorrelationState.Group;
import io.breakwater.core.detect.sigma.correlation.CorrelationState.RuleState;
import io.breakwater.core.detect.sigma.correlation.CorrelationState.Told;
import io.breakwater.core.detect.sigma.rule.CorrelationRule;
import io.breakwater.core.detect.sigma.rule.Heading;
import io.breakwater.core.detect.sigma.text.Folding;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Matches of rules to detections of correlation rules, one state a tenant.
 *
 * <p>Matches are only collected as they come. Decisions fall when event time advances: all matches up to then are there,
 * in order of time and without doubles, so that neither the order of arrival nor a repeated delivery changes the outcome
 * as long as they keep within the lateness that the runner grants. A match that comes later still joins what is kept, and
 * what it completes is told; an episode that was told stays told once.
 *
 * <p>The rules may change at any time: each decision looks at the rules in place. A correlation that was edited starts
 * anew; the memory of all others stays.
 */
public final class CorrelationStage implements KeyedStage<CorrelationState, Hit, Detection> {
    private static final int MOST_EVIDENCE = 200;

    private final Supplier<RuleSet> rules;

    /** @param rules the rules in place; asked for each match and each decision */
    public CorrelationStage(Supplier<RuleSet> rules) {
        this.rules = rules;
    }

    @Override
    public CorrelationState initial() {
        return new CorrelationState();
    }

    @Override
    public void accept(CorrelationState state, Hit hit, Consumer<Detection> out) {
        String matched = hit.detection().rule().id();
        for (RuleSet.Correlation correlation : rules.get().correlations()) {
            if (correlation.referredIds().contains(matched)) {
                arrived(
                        state,
                        correlation,
                        Occurrences.of(hit, correlation),
                        hit.detection().tenant());
            }
        }
    }

    private static void arrived(
            CorrelationState state, RuleSet.Correlation correlation, Occurrence occurrence, TenantId tenant) {
        if (isForgotten(occurrence, state, correlation.rule())) {
            state.tooLate++;
        } else {
            collect(state, correlation, occurrence, tenant);
        }
    }

    private static void collect(
            CorrelationState state, RuleSet.Correlation correlation, Occurrence occurrence, TenantId tenant) {
        CorrelationRule rule = correlation.rule();
        Optional<String> key = groupKey(occurrence, rule, tenant);
        if (key.isEmpty()) {
            return;
        }
        Group group = memory(state, rule.heading()).groups.computeIfAbsent(key.get(), any -> new Group());
        if (group.occurrences.size() < CorrelationState.MOST_IN_A_GROUP) {
            group.occurrences.add(occurrence);
        } else if (!group.occurrences.contains(occurrence)) {
            state.overflowed++;
        }
    }

    private static boolean isForgotten(Occurrence occurrence, CorrelationState state, CorrelationRule rule) {
        return state.decidedMillis != Long.MIN_VALUE && occurrence.atMillis() < horizon(state.decidedMillis, rule);
    }

    /** Before this nothing is kept: two spans, so that a late match still finds all that it could meet. */
    private static long horizon(long decidedMillis, CorrelationRule rule) {
        return decidedMillis - 2 * rule.timespan().toMillis();
    }

    private static RuleState memory(CorrelationState state, Heading heading) {
        RuleState known = state.rules.get(heading.id());
        if (known != null && known.version.equals(heading.version())) {
            return known;
        }
        RuleState fresh = new RuleState(heading.version());
        state.rules.put(heading.id(), fresh);
        return fresh;
    }

    /** The values of the group-by fields; empty when the match lacks one of them. */
    private static Optional<String> groupKey(Occurrence occurrence, CorrelationRule rule, TenantId tenant) {
        StringBuilder key = new StringBuilder(tenant.value());
        for (String field : rule.groupBy()) {
            String value = occurrence.fields().get(field);
            if (value == null || value.isEmpty()) {
                return Optional.empty();
            }
            key.append('\u0000').append(Folding.fold(value));
        }
        return Optional.of(key.toString());
    }

    @Override
    public void advance(CorrelationState state, Instant eventTime, Consumer<Detection> out) {
        RuleSet current = rules.get();
        state.decidedMillis = Math.max(state.decidedMillis, millis(eventTime));
        for (RuleSet.Correlation correlation : current.correlations()) {
            decide(state, correlation, current, out);
        }
        state.rules
                .keySet()
                .removeIf(id -> current.correlations().stream()
                        .noneMatch(
                                correlation -> correlation.rule().heading().id().equals(id)));
    }

    /** Far ends of time are cut so that spans can be added to them. */
    private static long millis(Instant time) {
        long far = Long.MAX_VALUE / 4;
        return time.getEpochSecond() > far / 1000
                ? far
                : time.getEpochSecond() < -far / 1000 ? -far : time.toEpochMilli();
    }

    private void decide(
            CorrelationState state, RuleSet.Correlation correlation, RuleSet current, Consumer<Detection> out) {
        CorrelationRule rule = correlation.rule();
        RuleState memory = memory(state, rule.heading());
        EpisodeFinder finder = new EpisodeFinder(correlation);
        for (Map.Entry<String, Group> entry : new TreeMap<>(memory.groups).entrySet()) {
            Group group = entry.getValue();
            TenantId tenant = tenant(entry.getKey());
            for (Episode episode : episodes(group, finder, state.decidedMillis)) {
                group.told.add(new Told(episode.fromMillis(), episode.toMillis()));
                tell(state, correlation, new Found(tenant, episode), current, out);
            }
            forget(group, horizon(state.decidedMillis, rule));
        }
        memory.groups.values().removeIf(group -> group.occurrences.isEmpty() && group.told.isEmpty());
    }

    private record Found(TenantId tenant, Episode episode) {}

    private static TenantId tenant(String groupKey) {
        int end = groupKey.indexOf('\u0000');
        return TenantId.of(end < 0 ? groupKey : groupKey.substring(0, end));
    }

    private static List<Episode> episodes(Group group, EpisodeFinder finder, long untilMillis) {
        List<Episode> episodes = new ArrayList<>();
        group.untold().forEach(run -> episodes.addAll(finder.find(run, untilMillis)));
        return episodes;
    }

    private static void forget(Group group, long horizonMillis) {
        group.occurrences.removeIf(occurrence -> occurrence.atMillis() < horizonMillis);
        group.told.removeIf(told -> told.toMillis() < horizonMillis);
    }

    /** To the outside, unless the correlation only feeds others, and to the correlations built on this one. */
    private static void tell(
            CorrelationState state,
            RuleSet.Correlation correlation,
            Found found,
            RuleSet current,
            Consumer<Detection> out) {
        Detection detection = detection(correlation.rule().heading(), found);
        if (!current.feeders().contains(detection.rule().id())) {
            out.accept(detection);
        }
        for (RuleSet.Correlation upper : current.correlations()) {
            if (upper.referredIds().contains(detection.rule().id())) {
                Occurrence step = Occurrences.of(detection, found.episode(), correlation, upper);
                collect(state, upper, step, found.tenant());
            }
        }
    }

    private static Detection detection(Heading heading, Found found) {
        List<Occurrence> parts = found.episode().occurrences();
        return Detection.of(
                found.tenant(),
                new RuleRef(heading.id(), heading.version(), heading.title()),
                Instant.ofEpochMilli(found.episode().toMillis()),
                RuleAssessment.of(heading),
                parts.stream()
                        .flatMap(part -> part.entities().stream())
                        .distinct()
                        .sorted()
                        .limit(MOST_EVIDENCE)
                        .toList(),
                parts.stream()
                        .flatMap(part -> part.traits().stream())
                        .distinct()
                        .toList(),
                parts.stream()
                        .flatMap(part -> part.evidence().stream())
                        .distinct()
                        .limit(MOST_EVIDENCE)
                        .map(EventId::of)
                        .toList());
    }

    @Override
    public Codec<CorrelationState> codec() {
        return new CorrelationCodec();
    }
}
