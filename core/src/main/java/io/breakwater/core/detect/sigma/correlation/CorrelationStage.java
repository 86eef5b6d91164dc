package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.correlation.CorrelationState.RuleState;
import io.breakwater.core.detect.sigma.rule.CorrelationRule;
import io.breakwater.core.detect.sigma.rule.Heading;
import io.breakwater.core.detect.sigma.text.Folding;
import io.breakwater.core.model.Finding;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Matches of rules to detections of correlation rules, one state a tenant.
 *
 * <p><b>Early, and corrected.</b> Matches are collected as they come and looked at when event time is told. What then holds
 * is told at once; nothing waits for stragglers but a condition that time itself must fulfil ({@code lt}, a rule that must
 * be absent). Matches stay for {@link #LATENESS} of event time, so that one which comes late is put in its place and its
 * neighbourhood is decided anew: an episode that has come true is told, one that is not true any more is withdrawn
 * ({@link io.breakwater.core.model.Retraction}), by name of its content. Within that time the episodes that stand are a function of the set of
 * matches, whatever the order of arrival and however often each came.
 *
 * <p><b>Beyond it</b> a match meets whatever is still here. What came late itself stays {@link #LATENESS} from its coming
 * on, so an archive that is handed in a year late finds all its sequences; only across its border to what was forgotten
 * something may be missed.
 *
 * <p><b>Memory.</b> A group holds at most {@link #MOST_IN_A_GROUP} matches, a tenant {@link #MOST_IN_A_TENANT}, of about a
 * kilobyte each. In a flood the older half is forgotten before its time, and that is counted
 * ({@link CorrelationState#shortened}): the flood shortens how late something may come, not what is found.
 *
 * <p>The rules may change at any time: each decision looks at the rules in place. A correlation that was edited starts
 * anew; the memory of all others stays.
 */
public final class CorrelationStage implements KeyedStage<CorrelationState, Hit, Finding> {
    /** How late a match may come, by the tenant's event time, and still lead to exactly what it would have led to in time. */
    public static final Duration LATENESS = Duration.ofHours(72);

    /** Matches that one group of one correlation holds. */
    public static final int MOST_IN_A_GROUP = 5_000;

    /** Matches that all correlations of a tenant hold together. */
    public static final int MOST_IN_A_TENANT = 40_000;

    /** Longer than detections share a group of an incident: what stands beside a withdrawn one must still be here. */
    static final long NEIGHBOURHOOD = Duration.ofHours(1).toMillis();

    private static final long LOOK_EVERY = Duration.ofMinutes(10).toMillis();

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
    public void accept(CorrelationState state, Hit hit, Consumer<Finding> out) {
        RuleSet current = rules.get();
        TenantId tenant = hit.detection().tenant();
        String matched = hit.detection().rule().id();
        for (RuleSet.Correlation correlation : current.correlations()) {
            if (correlation.referredIds().contains(matched)) {
                collect(state, correlation, Occurrences.of(hit, correlation), tenant);
            }
        }
        if (state.crowded || state.kept > MOST_IN_A_TENANT) {
            new Deciding(state, current, out).makeRoom();
        }
    }

    /** Takes a match into its group, where it has one. */
    static void collect(
            CorrelationState state, RuleSet.Correlation correlation, Occurrence occurrence, TenantId tenant) {
        CorrelationRule rule = correlation.rule();
        groupKey(occurrence, rule, tenant).ifPresent(key -> {
            Group group = memory(state, rule.heading()).groups.computeIfAbsent(key, any -> new Group());
            if (group.add(occurrence, state.reachedMillis)) {
                state.kept++;
                state.crowded |= group.matches.size() > MOST_IN_A_GROUP;
            }
        });
    }

    static RuleState memory(CorrelationState state, Heading heading) {
        RuleState known = state.rules.get(heading.id());
        if (known != null && known.version.equals(heading.version())) {
            return known;
        }
        RuleState fresh = new RuleState(heading.version());
        state.rules.put(heading.id(), fresh);
        return fresh;
    }

    /** The values of the group-by fields; empty when the match lacks one of them, or the value that is counted. */
    private static Optional<String> groupKey(Occurrence occurrence, CorrelationRule rule, TenantId tenant) {
        StringBuilder key = new StringBuilder(tenant.value());
        for (String field : rule.groupBy()) {
            String value = occurrence.fields().get(field);
            if (value == null || value.isEmpty()) {
                return Optional.empty();
            }
            key.append('\u0000').append(Folding.fold(value));
        }
        return Tally.isCountable(occurrence, rule) ? Optional.of(key.toString()) : Optional.empty();
    }

    @Override
    public void advance(CorrelationState state, Instant eventTime, Consumer<Finding> out) {
        RuleSet current = rules.get();
        state.reachedMillis = Math.max(state.reachedMillis, millis(eventTime));
        Deciding deciding = new Deciding(state, current, out);
        deciding.decide();
        state.rules
                .keySet()
                .removeIf(id -> current.correlations().stream()
                        .noneMatch(
                                correlation -> correlation.rule().heading().id().equals(id)));
        if (state.reachedMillis - state.forgotMillis >= LOOK_EVERY) {
            state.forgotMillis = state.reachedMillis;
            deciding.forget(state.reachedMillis - LATENESS.toMillis() - NEIGHBOURHOOD);
        }
    }

    /** Far ends of time are cut so that spans can be added to them. */
    private static long millis(Instant time) {
        long far = -CorrelationState.NEVER;
        return time.getEpochSecond() > far / 1000
                ? far
                : time.getEpochSecond() < -far / 1000 ? -far : time.toEpochMilli();
    }

    @Override
    public Codec<CorrelationState> codec() {
        return new CorrelationCodec();
    }
}
