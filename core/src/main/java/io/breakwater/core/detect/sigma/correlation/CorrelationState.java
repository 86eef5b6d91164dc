package io.breakwater.core.detect.sigma.correlation;

import java.util.Map;
import java.util.TreeMap;

/** What the correlations of one tenant remember. Mutable; for one thread at a time. */
public final class CorrelationState {
    /** A time before all others, to which spans can still be added. */
    static final long NEVER = Long.MIN_VALUE / 4;

    final Map<String, RuleState> rules = new TreeMap<>();
    /** Event time that was told. */
    long reachedMillis = NEVER;
    /** Event time of the last look for what can be forgotten. */
    long forgotMillis = NEVER;

    long shortened;
    long kept;
    /** Whether a group holds more than it may. */
    boolean crowded;

    CorrelationState() {}

    /** How often a flood made a group forget before its time: what comes late for it may no longer find all it belongs to. */
    public long shortened() {
        return shortened;
    }

    /** Matches held in memory: what the memory of a tenant grows with. */
    public long kept() {
        return kept;
    }

    void count() {
        kept = rules.values().stream()
                .flatMap(memory -> memory.groups.values().stream())
                .mapToLong(group -> group.matches.size())
                .sum();
    }

    /** One correlation's memory; it goes when the correlation itself is edited, and only then. */
    static final class RuleState {
        final String version;
        final Map<String, Group> groups = new TreeMap<>();

        RuleState(String version) {
            this.version = version;
        }
    }
}
