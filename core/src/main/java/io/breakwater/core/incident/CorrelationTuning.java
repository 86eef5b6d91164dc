package io.breakwater.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Every number that correlation depends on; {@code docs/correlation.md} says where each default comes from.
 *
 * @param groupSpan detections of one rule on one victim within one such span of the clock are one group
 * @param hostFade how long a shared host links
 * @param addressFade how long a shared public address links
 * @param accountFade how long a shared account links
 * @param artefactFade how long a shared file hash, domain or command-and-control address links
 * @param stageOrderFade how long silence on a host may last when a confirmed hit then shows a later stage
 * @param contextGap how far in time weak evidence may stand from the strong evidence that it joins
 * @param longestIncident an incident spans at most this; what goes on is a new one
 * @param closeAfter an incident closes after this much silence; until then the same or a later stage continues it
 * @param retention how long groups are remembered; an input older than this finds nobody to link to
 * @param superNodeAssets an entity seen on more assets than this links nothing
 * @param openAt score, 0 to 1, at which an incident reaches a person
 * @param coincidence when weak evidence came too near for chance
 * @param weights how much evidence counts
 * @param commonAccounts account names that every machine has; they link nothing
 */
public record CorrelationTuning(
        Duration groupSpan,
        Duration hostFade,
        Duration addressFade,
        Duration accountFade,
        Duration artefactFade,
        Duration stageOrderFade,
        Duration contextGap,
        Duration longestIncident,
        Duration closeAfter,
        Duration retention,
        int superNodeAssets,
        double openAt,
        Coincidence coincidence,
        Weights weights,
        Set<String> commonAccounts) {
    private static final Set<String> COMMON_ACCOUNTS = Set.of(
            "root",
            "system",
            "nt authority\\system",
            "local service",
            "network service",
            "service",
            "administrator",
            "admin",
            "guest",
            "anonymous",
            "anonymous logon",
            "www-data",
            "nobody",
            "sa");

    /**
     * When weak evidence came too near for chance.
     *
     * @param window how far back a rule's history is asked how common the rule is
     * @param nearest a distance below this says no more than this: clocks differ, and an alert takes its time
     * @param routineHours a medium-fidelity rule seen on its victim in more different hours of the window is routine there
     * @param onHost weak evidence joins on its own host when chance would bring it so near with at most this probability
     * @param elsewhere the same for evidence on another host of the tenant, and for the rule's rate in the whole tenant
     */
    public record Coincidence(Duration window, Duration nearest, int routineHours, double onHost, double elsewhere) {
        public Coincidence {
            if (!window.isPositive() || !nearest.isPositive()) {
                throw new IllegalArgumentException("window and nearest must be positive");
            }
            probability("onHost", onHost);
            probability("elsewhere", elsewhere);
        }
    }

    /**
     * How much evidence counts, each from 0 to 1: how sure an attack is by that alone.
     *
     * @param high of a high-fidelity detection
     * @param medium of a medium-fidelity detection
     * @param notConfirmed share of its weight that a detection keeps whose success is not confirmed
     * @param repeated share of its weight that a further rule of the same stage keeps; the next keeps that share of the share
     * @param weakPerTenfold what a tenfold rarer coincidence adds to the weight of weak evidence
     * @param weakMost of weak evidence at most
     */
    public record Weights(
            double high, double medium, double notConfirmed, double repeated, double weakPerTenfold, double weakMost) {
        public Weights {
            probability("high", high);
            probability("medium", medium);
            probability("notConfirmed", notConfirmed);
            probability("repeated", repeated);
            probability("weakPerTenfold", weakPerTenfold);
            probability("weakMost", weakMost);
        }
    }

    private static void probability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie between 0 and 1, is " + value);
        }
    }

    public CorrelationTuning {
        commonAccounts = Set.copyOf(commonAccounts);
        if (openAt <= 0 || openAt >= 1) {
            throw new IllegalArgumentException("openAt must lie between 0 and 1, is " + openAt);
        }
        if (retention.compareTo(longestIncident) < 0) {
            throw new IllegalArgumentException("retention must not be shorter than longestIncident");
        }
    }

    /** The same with another threshold. */
    public CorrelationTuning openingAt(double score) {
        return with(groupSpan, contextGap, score, coincidence, weights);
    }

    /** The same with another {@link #groupSpan}. */
    public CorrelationTuning groupedBy(Duration span) {
        return with(span, contextGap, openAt, coincidence, weights);
    }

    /** The same with another {@link #contextGap}. */
    public CorrelationTuning reaching(Duration gap) {
        return with(groupSpan, gap, openAt, coincidence, weights);
    }

    /** The same with another test of coincidence. */
    public CorrelationTuning testing(Coincidence other) {
        return with(groupSpan, contextGap, openAt, other, weights);
    }

    /** The same with other weights. */
    public CorrelationTuning weighing(Weights other) {
        return with(groupSpan, contextGap, openAt, coincidence, other);
    }

    private CorrelationTuning with(Duration span, Duration gap, double score, Coincidence test, Weights sure) {
        return new CorrelationTuning(
                span,
                hostFade,
                addressFade,
                accountFade,
                artefactFade,
                stageOrderFade,
                gap,
                longestIncident,
                closeAfter,
                retention,
                superNodeAssets,
                score,
                test,
                sure,
                commonAccounts);
    }

    long span(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), groupSpan.toMillis());
    }

    /** Spans of the clock in the window of the test of coincidence. */
    int raritySpans() {
        return spans(coincidence.window());
    }

    /** Whole spans of the clock in this time; at least one. */
    int spans(Duration time) {
        return Math.toIntExact(Math.max(1, time.toMillis() / groupSpan.toMillis()));
    }

    public static CorrelationTuning defaults() {
        return new CorrelationTuning(
                Duration.ofMinutes(10),
                Duration.ofHours(24),
                Duration.ofHours(6),
                Duration.ofHours(72),
                Duration.ofDays(30),
                Duration.ofDays(7),
                Duration.ofMinutes(30),
                Duration.ofDays(14),
                Duration.ofHours(72),
                Duration.ofDays(30),
                8,
                0.6,
                new Coincidence(Duration.ofHours(72), Duration.ofMinutes(5), 3, 0.25, 0.1),
                new Weights(0.9, 0.5, 0.8, 0.5, 0.1, 0.3),
                COMMON_ACCOUNTS);
    }
}
