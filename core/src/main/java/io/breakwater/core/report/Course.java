package io.breakwater.core.report;

import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Share;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The days and months of a period as they may be shown. Days of few tenants are told together as the other days of their
 * month, and months of few tenants together as other months; a drawing spreads such a sum evenly over its days.
 */
final class Course {
    private static final int MONTH = "2025-02".length();

    private final CampaignTables tables;
    private final SmallCells cells;
    private final SortedMap<LocalDate, Integer> daily = new TreeMap<>();
    private final List<Share> months;
    private final Map<String, List<Share>> daysByMonth = new TreeMap<>();
    private final Map<LocalDate, Double> heights = new HashMap<>();
    private final int total;

    Course(CampaignTables tables, Period period, SmallCells cells) {
        this.tables = tables;
        this.cells = cells;
        tables.daily().forEach((day, count) -> {
            if (period.holds(day)) {
                daily.put(day, count);
            }
        });
        this.total = daily.values().stream().mapToInt(Integer::intValue).sum();
        this.months = cells.merge(monthly(period));
        months.stream()
                .filter(month -> !cells.isOther(month))
                .forEach(month -> daysByMonth.put(month.name(), cells.merge(days(month.name()))));
        daily.keySet().forEach(day -> heights.put(day, height(day)));
    }

    private List<Share> monthly(Period period) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        SortedMap<String, Integer> atLeast = new TreeMap<>();
        daily.forEach((day, count) -> {
            counts.merge(month(day), count, Integer::sum);
            atLeast.merge(month(day), tenants(day), Math::max);
        });
        List<Share> rows = new ArrayList<>();
        counts.forEach((month, count) -> {
            boolean whole = period.holds(LocalDate.parse(month + "-01"))
                    && period.holds(LocalDate.parse(month + "-01").plusMonths(1).minusDays(1));
            int least = atLeast.getOrDefault(month, 0);
            int tenants = whole ? tables.tenants().monthly().getOrDefault(month, least) : least;
            rows.add(new Share(month, count, total, tenants));
        });
        return rows;
    }

    private List<Share> days(String month) {
        return daily.entrySet().stream()
                .filter(day -> month(day.getKey()).equals(month))
                .map(day -> new Share(day.getKey().toString(), day.getValue(), total, tenants(day.getKey())))
                .toList();
    }

    private int tenants(LocalDate day) {
        return tables.tenants().daily().getOrDefault(day, 0);
    }

    private static String month(LocalDate day) {
        return day.toString().substring(0, MONTH);
    }

    private double height(LocalDate day) {
        if (shows(day)) {
            return daily.getOrDefault(day, 0);
        }
        boolean shownMonth = daysByMonth.containsKey(month(day));
        return daily.entrySet().stream()
                .filter(each -> !shows(each.getKey()))
                .filter(each -> shownMonth
                        ? month(each.getKey()).equals(month(day))
                        : !daysByMonth.containsKey(month(each.getKey())))
                .mapToInt(Map.Entry::getValue)
                .average()
                .orElse(0);
    }

    /** Newly compromised assets of the period. */
    int total() {
        return total;
    }

    /** Days with a victim, in order. */
    List<LocalDate> days() {
        return List.copyOf(daily.keySet());
    }

    /** Whether the day's own figure may be told. */
    boolean shows(LocalDate day) {
        return daysByMonth.getOrDefault(month(day), List.of()).stream()
                .anyMatch(row -> row.name().equals(day.toString()));
    }

    /** Height of a day's bar, in assets: its own figure, or the mean of the days with which it is told. */
    double drawn(LocalDate day) {
        return heights.getOrDefault(day, 0.0);
    }

    /** Months in order; other months together at the end. */
    List<Share> months() {
        return inOrder(months);
    }

    /** Days in order, those of few tenants as one row at the end of their month. */
    List<Share> rows(Speech speech) {
        List<Share> rows = new ArrayList<>();
        daysByMonth.forEach((month, days) -> inOrder(days)
                .forEach(day -> rows.add(
                        cells.isOther(day)
                                ? new Share(
                                        speech.say("%s 其余 %d 天", "%s, %d more", month, others(month, days)),
                                        day.count(),
                                        day.of(),
                                        day.tenants())
                                : day)));
        months.stream().filter(cells::isOther).forEach(rows::add);
        return rows;
    }

    private long others(String month, List<Share> days) {
        long inMonth =
                daily.keySet().stream().filter(day -> month(day).equals(month)).count();
        return inMonth - days.size() + 1;
    }

    private List<Share> inOrder(List<Share> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(cells::isOther).thenComparing(Share::name))
                .toList();
    }
}
