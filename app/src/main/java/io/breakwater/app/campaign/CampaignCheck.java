package io.breakwater.app.campaign;

import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Wave;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Holds derived tables against the truth, and against those of a changed folder. */
final class CampaignCheck {
    private static final String EXACT_PROFILE = "seed";
    private static final double DAILY_ERROR = 0.03;
    private static final double SHARE_ERROR = 1e-9;
    private static final double LOOSE_SHARE_ERROR = 0.02;

    private final CampaignRun run;
    private final List<QuotedShare> shares;

    CampaignCheck(CampaignRun run, List<QuotedShare> shares) {
        this.run = run;
        this.shares = List.copyOf(shares);
    }

    /** One line of the comparison. */
    record Figure(String name, String expected, String found, boolean good) {}

    Derived derive(CampaignFolder folder) throws IOException {
        return run.derive(folder);
    }

    /** The truth speaks of the main gang, which is the largest campaign. */
    List<Figure> against(CampaignTruth truth, Derived derived) {
        if (derived.main().isEmpty()) {
            return List.of(new Figure("total", String.valueOf(truth.total()), "no campaign", truth.total() == 0));
        }
        CampaignTables main = derived.main().get();
        boolean exact = truth.profile().equals(EXACT_PROFILE);
        List<Figure> figures = new ArrayList<>();
        double error = CampaignTruth.dailyError(truth.daily(), main.daily());
        figures.add(new Figure(
                "newly compromised",
                String.valueOf(truth.total()),
                String.valueOf(main.total()),
                !exact || main.total() == truth.total()));
        figures.add(new Figure(
                "daily L1 error", exact ? "0" : "<= 3 %", percent(error), error <= (exact ? 0 : DAILY_ERROR)));
        figures.add(new Figure(
                "monthly",
                "as the days",
                main.monthly().toString(),
                monthly(truth).equals(main.monthly()) || !exact));
        long waves = truth.waveError(main.waves());
        figures.add(new Figure(
                "waves",
                truth.waves().size() + ", within a day",
                waves == Long.MAX_VALUE
                        ? main.waves().size() + " waves"
                        : main.waves().size() + ", off by " + waves,
                waves <= 1));
        shares.forEach(share -> figure(share, truth, main, exact).ifPresent(figures::add));
        figures.add(victims(truth, byName(derived.victims(main)), main.zone(), exact));
        truth.second().ifPresent(second -> figures.add(second(second, derived)));
        return figures;
    }

    private static Optional<Figure> figure(QuotedShare share, CampaignTruth truth, CampaignTables main, boolean exact) {
        Double expected = truth.figures().get(share.name());
        if (expected == null) {
            return Optional.empty();
        }
        double found = share.of(main);
        return Optional.of(new Figure(
                share.name(),
                percent(expected),
                percent(found),
                Math.abs(found - expected) <= (exact ? SHARE_ERROR : LOOSE_SHARE_ERROR)));
    }

    private static Figure second(CampaignTruth.Second second, Derived derived) {
        SortedMap<LocalDate, Integer> daily = derived.tables().stream()
                .filter(tables -> tables.campaign().value().equalsIgnoreCase(second.name()))
                .map(CampaignTables::daily)
                .findFirst()
                .orElse(new TreeMap<>());
        double error = CampaignTruth.dailyError(second.daily(), daily);
        return new Figure("second gang's days", "<= 3 %", percent(error), error <= DAILY_ERROR);
    }

    private static Figure victims(CampaignTruth truth, Map<String, Derived.Row> found, ZoneId zone, boolean exact) {
        long missed = truth.days().keySet().stream()
                .filter(name -> !found.containsKey(name))
                .count();
        long extra = found.keySet().stream()
                .filter(name -> !truth.days().containsKey(name))
                .count();
        long otherDay = truth.days().entrySet().stream()
                .filter(victim -> {
                    Derived.Row row = found.get(victim.getKey());
                    return row != null && !victim.getValue().equals(day(row, zone));
                })
                .count();
        return new Figure(
                "victims",
                "each, on its day",
                "%d missed, %d extra, %d day".formatted(missed, extra, otherDay),
                !exact || missed + extra + otherDay == 0);
    }

    private static LocalDate day(Derived.Row row, ZoneId zone) {
        return LocalDate.ofInstant(row.victim().compromise().at(), zone);
    }

    private static Map<String, Derived.Row> byName(List<Derived.Row> rows) {
        Map<String, Derived.Row> byName = new TreeMap<>();
        rows.forEach(
                row -> byName.put(row.victim().tenant() + "/" + row.victim().asset(), row));
        return byName;
    }

    /** A line for each victim that the main campaign misses, has too many or has on another day. */
    List<String> wrong(CampaignTruth truth, Derived derived) {
        List<String> lines = new ArrayList<>();
        derived.main().ifPresent(main -> {
            Map<String, Derived.Row> all = byName(derived.victims());
            Map<String, Derived.Row> mine = byName(derived.victims(main));
            truth.days().forEach((name, day) -> {
                Derived.Row row = mine.get(name);
                if (row == null) {
                    Derived.Row other = all.get(name);
                    lines.add("missed " + name + " " + day + (other == null ? " not seen" : " " + story(other)));
                } else if (!day.equals(day(row, main.zone()))) {
                    lines.add("day    " + name + " " + day + " " + story(row));
                }
            });
            mine.forEach((name, row) -> {
                if (!truth.days().containsKey(name)) {
                    lines.add("extra  " + name + " " + story(row));
                }
            });
        });
        return lines;
    }

    private static String story(Derived.Row row) {
        return row.attributed().campaign() + " " + row.victim().compromise().at() + " "
                + row.attributed().sighting().traits();
    }

    private static Map<String, Integer> monthly(CampaignTruth truth) {
        Map<String, Integer> monthly = new TreeMap<>();
        truth.daily().forEach((day, count) -> monthly.merge(day.toString().substring(0, 7), count, Integer::sum));
        return monthly;
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * ratio);
    }

    /** Derives the folder again after a change and compares with the tables from before it. */
    Figure changed(CampaignFolder logs, Metamorphosis change, CampaignTables before) throws IOException {
        Path folder = Files.createTempDirectory("breakwater-metamorphosis");
        try {
            change.apply(logs, folder);
            String difference = run.derive(new CampaignFolder(folder))
                    .main()
                    .map(after -> difference(before, after, change.shift()))
                    .orElse("no campaign");
            return new Figure(
                    change.name().toLowerCase(Locale.ROOT),
                    change.shift() == 0 ? "the same tables" : change.shift() + " days later",
                    difference.isEmpty() ? "so it is" : "differ: " + difference,
                    difference.isEmpty());
        } finally {
            delete(folder);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Which tables differ from those of before moved by {@code days}; empty when none does. */
    private static String difference(CampaignTables before, CampaignTables after, int days) {
        List<String> different = new ArrayList<>();
        compare("daily", moved(before.daily(), days), after.daily(), different);
        compare("waves", moved(before.waves(), days), after.waves(), different);
        compare(
                "tenants",
                moved(before.tenants().daily(), days),
                after.tenants().daily(),
                different);
        compare("provinces", before.provinces(), after.provinces(), different);
        compare("tenant provinces", before.tenantProvinces(), after.tenantProvinces(), different);
        compare("industries", before.industries(), after.industries(), different);
        compare("products", before.products(), after.products(), different);
        compare("surveyed products", before.surveyedProducts(), after.surveyedProducts(), different);
        compare("techniques", before.techniques(), after.techniques(), different);
        compare("infrastructure", before.infrastructure(), after.infrastructure(), different);
        compare("tools", before.tools(), after.tools(), different);
        compare("chain", before.chain(), after.chain(), different);
        return String.join(", ", different);
    }

    private static void compare(String name, Object before, Object after, List<String> different) {
        if (!before.equals(after)) {
            different.add(name);
        }
    }

    private static SortedMap<LocalDate, Integer> moved(SortedMap<LocalDate, Integer> daily, int days) {
        SortedMap<LocalDate, Integer> moved = new TreeMap<>();
        daily.forEach((day, count) -> moved.put(day.plusDays(days), count));
        return moved;
    }

    private static List<Wave> moved(List<Wave> waves, int days) {
        return waves.stream()
                .map(wave -> new Wave(
                        wave.from().plusDays(days),
                        wave.to().plusDays(days),
                        wave.assets(),
                        wave.peak(),
                        wave.peakDay().plusDays(days),
                        wave.ongoing(),
                        wave.tenants()))
                .toList();
    }
}
