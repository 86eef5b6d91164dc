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
 * Why days are blank. No kind of product delivered anything: no data. One was silent for longer than chance explains: a
 * source was down. Else: no attack.
 *
 * <p>A kind of product that delivered on a share p of its other days is silent on n days in a row by chance with (1 - p)^n;
 * below {@link #CHANCE} it is held to be down. So one that spoke on each of twenty days is missed on its first silent
 * day, one that speaks on four days of five after two, and one that speaks now and then (drill calendars) hardly ever.
 */
final class Blanks {
    private static final double CHANCE = 0.05;

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
        int start = from;
        while (start <= to) {
            if (withVictims.contains(start)) {
                start++;
                continue;
            }
            Reason reason = reason(start);
            int end = start;
            while (end < to && !withVictims.contains(end + 1) && reason(end + 1) == reason) {
                end++;
            }
            blanks.add(new BlankDays(LocalDate.ofEpochDay(start), LocalDate.ofEpochDay(end), reason));
            start = end + 1;
        }
        return blanks;
    }

    private Reason reason(int day) {
        if (delivered.values().stream().noneMatch(days -> days.contains(day))) {
            return Reason.NO_DATA;
        }
        return delivered.values().stream().anyMatch(days -> down(days, day)) ? Reason.SOURCE_DOWN : Reason.NO_ATTACK;
    }

    private static boolean down(SortedSet<Integer> days, int day) {
        if (days.contains(day) || day < days.first()) {
            return false;
        }
        int before = days.headSet(day).last();
        int after = days.tailSet(day).isEmpty() ? day + 1 : days.tailSet(day).first();
        int silent = after - before - 1;
        int others = Math.max(days.last(), day) - days.first() + 1 - silent;
        double spoke = Math.min((double) days.size() / others, 1 - 1.0 / (others + 1));
        return Math.pow(1 - spoke, silent) < CHANCE && others > silent;
    }
}
