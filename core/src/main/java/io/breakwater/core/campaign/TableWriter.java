package io.breakwater.core.campaign;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Wave;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts to tables. */
final class TableWriter {
    private static final int HOURS_PER_DAY = 24;

    private final ZoneId zone;
    private final FamilyNames names;
    private final Waves waves;

    TableWriter(ZoneId zone, FamilyNames names, Waves waves) {
        this.zone = zone;
        this.names = names;
        this.waves = waves;
    }

    CampaignTables write(String campaign, Tally tally, Blanks blanks, Instant asOf) {
        SortedMap<Integer, Integer> days = tally.days.counts();
        int lastDay = (int) LocalDate.ofInstant(asOf, zone).toEpochDay();
        List<Wave> found = waves.segment(days, lastDay);
        SortedMap<LocalDate, Integer> daily = new TreeMap<>();
        SortedMap<String, Integer> monthly = new TreeMap<>();
        days.forEach((day, count) -> {
            LocalDate date = LocalDate.ofEpochDay(day);
            daily.put(date, count);
            monthly.merge(date.toString().substring(0, 7), count, Integer::sum);
        });
        return new CampaignTables(
                new CampaignId(campaign),
                aliases(campaign, tally),
                tally.confidence(),
                reasons(tally),
                asOf,
                zone,
                tally.total(),
                daily,
                monthly,
                hourly(tally),
                tally.shares(tally.provinces),
                tally.shares(tally.tenantProvinces),
                tally.shares(tally.industries),
                tally.shares(tally.products),
                tally.surveyedProducts.shares(tally.surveyed()),
                tally.shares(tally.techniques),
                tally.shares(tally.infrastructure),
                tally.chain(),
                found,
                days.isEmpty() ? List.of() : blanks.explain(days.keySet(), days.firstKey(), lastDay));
    }

    private static SortedMap<String, Integer> hourly(Tally tally) {
        SortedMap<String, Integer> hourly = new TreeMap<>();
        long day = Long.MIN_VALUE;
        String date = "";
        for (Map.Entry<Long, Hour> hour : tally.hours.entrySet()) {
            long of = Math.floorDiv(hour.getKey(), HOURS_PER_DAY);
            // Writing a date is the dear part, and there are up to 24 hours to each.
            date = of == day ? date : LocalDate.ofEpochDay(of).toString();
            day = of;
            long clock = hour.getKey() - of * HOURS_PER_DAY;
            hourly.put(date + (clock < 10 ? "T0" : "T") + clock, hour.getValue().size());
        }
        return hourly;
    }

    private List<String> aliases(String campaign, Tally tally) {
        Set<String> aliases = new TreeSet<>(names.aliases(campaign));
        tally.labels.counts().keySet().stream()
                .filter(label -> !label.strip().equalsIgnoreCase(campaign))
                .filter(label -> names.family(label).filter(campaign::equals).isPresent())
                .forEach(label -> aliases.add(label.strip().toLowerCase(Locale.ROOT)));
        return List.copyOf(aliases);
    }

    private static List<String> reasons(Tally tally) {
        List<String> reasons = new ArrayList<>();
        int unnamed = tally.total() - tally.named();
        if (tally.named() > 0) {
            reasons.add("%d of %d victims carry the gang's name or an extension that it alone uses"
                    .formatted(tally.named(), tally.total()));
        }
        if (unnamed > 0) {
            reasons.add(
                    ("%d of %d victims have no name and were attributed by infrastructure, extension, note, exploited "
                                    + "product and time; mean probability over all %.2f")
                            .formatted(unnamed, tally.total(), tally.confidence()));
        }
        return reasons;
    }
}
