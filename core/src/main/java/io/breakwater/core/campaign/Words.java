package io.breakwater.core.campaign;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Keeps every text and list once, numbers those that are asked for, and remembers the month of each day. */
final class Words {
    private final Map<Object, Object> known = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Integer> months = new HashMap<>();

    @SuppressWarnings("unchecked")
    <T> T once(T word) {
        Object before = known.putIfAbsent(word, word);
        return before == null ? word : (T) before;
    }

    /** A number for a word, from 0 on in the order in which they are asked for. */
    int number(String word) {
        return numbers.computeIfAbsent(word, none -> numbers.size());
    }

    /** Twelve times the year, and the months before it in that year. */
    int month(int epochDay) {
        return months.computeIfAbsent(epochDay, day -> {
            LocalDate date = LocalDate.ofEpochDay(day);
            return date.getYear() * 12 + date.getMonthValue() - 1;
        });
    }
}
