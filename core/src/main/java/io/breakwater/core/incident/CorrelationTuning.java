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
 * @param rarityWindow how far back a rule's history is asked how common the rule is
 * @param routineHours a medium-fidelity rule seen on its victim in more different hours of that window is routine there
 * @param chanceOnHost weak evidence joins on its own host when chance would bring it so near with at most this probability
 * @param chanceElsewhere the same for evidence on another host of the tenant, and for the rule's rate in the whole tenant
 * @param weakWeight what a tenfold rarer coincidence adds to the weight of weak evidence
 * @param weakMost weight of weak evidence at most
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
        Duration rarityWindow,
        int routineHours,
        double chanceOnHost,
        double chanceElsewhere,
        double weakWeight,
        double weakMost,
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
        return new CorrelationTuning(
                groupSpan,
                hostFade,
                addressFade,
                accountFade,
                artefactFade,
                stageOrderFade,
                contextGap,
                longestIncident,
                closeAfter,
                retention,
                superNodeAssets,
                score,
                rarityWindow,
                routineHours,
                chanceOnHost,
                chanceElsewhere,
                weakWeight,
                weakMost,
                commonAccounts);
    }

    long span(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), groupSpan.toMillis());
    }

    /** Spans of the clock in {@link #rarityWindow}. */
    int raritySpans() {
        return Math.toIntExact(rarityWindow.dividedBy(groupSpan));
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
                Duration.ofHours(72),
                3,
                0.25,
                0.1,
                0.1,
                0.3,
                COMMON_ACCOUNTS);
    }
}
