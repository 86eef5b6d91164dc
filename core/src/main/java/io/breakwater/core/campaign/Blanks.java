package io.breakwater.core.campaign;

import io.breakwater.core.model.BlankDays;
import io.breakwater.core.model.BlankDays.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Why days are blank. No kind of product delivered anything: no data. One that delivers on most days did not: a source was
 * down. Else: no attack. A kind of product that speaks now and then only (drill calendars) is not missed.
 */
final class Blanks {
    private static final double REGULAR = 0.8;

    private final SortedMap<String, SortedSet<Integer>> delivered = new TreeMap<>();

    /** Returns whether this was news. */
    boolean delivered(String source, int day) {
        return delivered.computeIfAbsent(source, none -> new TreeSet<>()).add(day);
    }

    SortedMap<String, SortedSet<Integer>> deliveries() {
        return delivered;
    }

    /** Last day on which anything came in; {@code otherwise} when nothing is known. */
    int lastDay(int otherwise) {
        return delivered.values().stream().mapToInt(SortedSet::last).max().orElse(otherwise);
    }

    /** The blank days between {@code from} and {@code to}, neighbours with the same reason taken together. */
    List<BlankDays> explain(Set<Integer> withVictims, int from, int to) {
        List<BlankDays> blanks = new ArrayList<>();
        List<SortedSet<Integer>> regular =
                delivered.values().stream().filter(Blanks::regular).toList();
        int start = from;
        while (start <= to) {
            if (withVictims.contains(start)) {
                start++;
                continue;
            }
            Reason reason = reason(start, regular);
            int end = start;
            while (end < to && !withVictims.contains(end + 1) && reason(end + 1, regular) == reason) {
                end++;
            }
            blanks.add(new BlankDays(LocalDate.ofEpochDay(start), LocalDate.ofEpochDay(end), reason));
            start = end + 1;
        }
        return blanks;
    }

    private Reason reason(int day, List<SortedSet<Integer>> regular) {
        if (delivered.values().stream().noneMatch(days -> days.contains(day))) {
            return Reason.NO_DATA;
        }
        boolean missed = regular.stream().anyMatch(days -> !days.contains(day));
        return missed ? Reason.SOURCE_DOWN : Reason.NO_ATTACK;
    }

    private static boolean regular(SortedSet<Integer> days) {
        return days.size() >= REGULAR * (days.last() - days.first() + 1);
    }
}
