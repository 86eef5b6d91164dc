package io.breakwater.core.detect.sigma.correlation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the correlations of one tenant remember. Mutable; for one thread at a time. */
public final class CorrelationState {
    /** Matches that one group of one correlation keeps; more are counted in {@link #overflowed()} and not kept. */
    static final int MOST_IN_A_GROUP = 20_000;

    final Map<String, RuleState> rules = new TreeMap<>();
    long decidedMillis = Long.MIN_VALUE;
    long overflowed;
    long tooLate;

    CorrelationState() {}

    /** Matches that were not kept because their group was full. */
    public long overflowed() {
        return overflowed;
    }

    /** Matches that came after everything they could meet had been forgotten. */
    public long tooLate() {
        return tooLate;
    }

    /** One correlation's memory; it goes when the correlation itself is edited, and only then. */
    static final class RuleState {
        final String version;
        final Map<String, Group> groups = new HashMap<>();

        RuleState(String version) {
            this.version = version;
        }
    }

    /** The matches that agree in the group-by fields. */
    static final class Group {
        final TreeSet<Occurrence> occurrences = new TreeSet<>();
        final TreeSet<Told> told = new TreeSet<>();

        /** Those of an episode that was told are used up; what lies between two such episodes is looked at by itself. */
        List<List<Occurrence>> untold() {
            TreeMap<Integer, List<Occurrence>> runs = new TreeMap<>();
            for (Occurrence occurrence : occurrences) {
                boolean used = told.stream().anyMatch(episode -> episode.covers(occurrence.atMillis()));
                int before = (int) told.stream()
                        .filter(episode -> episode.toMillis() < occurrence.atMillis())
                        .count();
                if (!used) {
                    runs.computeIfAbsent(before, key -> new ArrayList<>()).add(occurrence);
                }
            }
            return List.copyOf(runs.values());
        }
    }

    /** The stretch of an episode that was told. */
    record Told(long fromMillis, long toMillis) implements Comparable<Told> {
        boolean covers(long atMillis) {
            return fromMillis <= atMillis && atMillis <= toMillis;
        }

        @Override
        public int compareTo(Told other) {
            int byFrom = Long.compare(fromMillis, other.fromMillis);
            return byFrom != 0 ? byFrom : Long.compare(toMillis, other.toMillis);
        }
    }
}
