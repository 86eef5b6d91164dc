package io.breakwater.core.campaign;

import io.breakwater.core.model.BlankDays;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.TenantCounts;
import io.breakwater.core.model.Wave;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** Counts to tables. */
final class TableWriter {
    /** A hash may be new at every victim; the rare ones tell nothing of a campaign. */
    private static final int MOST_TOOLS = 200;

    private final ZoneId zone;
    private final FamilyNames names;
    private final Waves waves;

    TableWriter(ZoneId zone, FamilyNames names, Waves waves) {
        this.zone = zone;
        this.names = names;
        this.waves = waves;
    }

    CampaignTables write(String campaign, Tally tally, Blanks blanks, Instant asOf) {
        int lastDay = (int) LocalDate.ofInstant(asOf, zone).toEpochDay();
        List<BlankDays> blank =
                tally.days.isEmpty() ? List.of() : blanks.explain(tally.days.keySet(), tally.days.firstKey(), lastDay);
        CampaignTables before = tally.written;
        // Of a campaign that sleeps only the time moves on; whether a wave still lasts is a question of the day.
        tally.written =
                before != null && LocalDate.ofInstant(before.asOf(), zone).toEpochDay() == lastDay
                        ? before.asOf(asOf, blank)
                        : writeAnew(campaign, tally, blank, asOf, lastDay);
        return tally.written;
    }

    private CampaignTables writeAnew(String campaign, Tally tally, List<BlankDays> blank, Instant asOf, int lastDay) {
        return new CampaignTables(
                new CampaignId(campaign),
                aliases(campaign, tally),
                tally.confidence(),
                reasons(tally),
                asOf,
                zone,
                tally.total(),
                tally.daily.victims(),
                monthly(tally, Headcount::victims),
                tally.hourly.table(),
                tally.shares(tally.provinces),
                tally.shares(tally.tenantProvinces),
                tally.shares(tally.industries),
                tally.shares(tally.products),
                tally.surveyedProducts.shares(tally.surveyed()),
                tally.shares(tally.techniques),
                tally.shares(tally.infrastructure),
                tally.tools.first(MOST_TOOLS, tally.total()),
                tally.chain(),
                waves(tally, lastDay),
                blank,
                new TenantCounts(tally.all.tenants(), tally.daily.tenants(), monthly(tally, Headcount::tenants)));
    }

    private List<Wave> waves(Tally tally, int lastDay) {
        return waves.segment(tally.days, Headcount::victims, lastDay).stream()
                .map(wave -> wave.ofTenants(tally.tenants(
                        (int) wave.from().toEpochDay(), (int) wave.to().toEpochDay())))
                .toList();
    }

    private static SortedMap<String, Integer> monthly(Tally tally, ToIntFunction<Headcount> figure) {
        SortedMap<String, Integer> monthly = new TreeMap<>();
        tally.months.forEach((month, cell) -> monthly.put(
                YearMonth.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1)
                        .toString(),
                figure.applyAsInt(cell)));
        return monthly;
    }

    private List<String> aliases(String campaign, Tally tally) {
        Set<String> aliases = new TreeSet<>(names.aliases(campaign));
        tally.labels.names().stream()
                .filter(label -> !label.strip().equalsIgnoreCase(campaign))
                .filter(label -> names.family(label).filter(campaign::equals).isPresent())
                .forEach(label -> aliases.add(label.strip().toLowerCase(Locale.ROOT)));
        return List.copyOf(aliases);
    }

    private static List<Phrase> reasons(Tally tally) {
        List<Phrase> reasons = new ArrayList<>();
        int unnamed = tally.total() - tally.named();
        if (tally.named() > 0) {
            reasons.add(phrase(
                    "%2$d 个受害资产中有 %1$d 个带有该团伙的名称，或其独有的加密后缀",
                    "%d of %d victims carry the gang's name or an extension that it alone uses",
                    tally.named(),
                    tally.total()));
        }
        if (unnamed > 0) {
            reasons.add(phrase(
                    "%2$d 个受害资产中有 %1$d 个没有名称，依据基础设施、后缀、勒索信、被利用产品和时间归入；全部归因的平均概率为 %3$.2f",
                    "%d of %d victims have no name and were attributed by infrastructure, extension, note, exploited "
                            + "product and time; mean probability over all %.2f",
                    unnamed,
                    tally.total(),
                    tally.confidence()));
        }
        return reasons;
    }

    /** Both texts are format strings over the same figures. */
    static Phrase phrase(String zh, String en, Object... figures) {
        return new Phrase(String.format(Locale.ROOT, zh, figures), String.format(Locale.ROOT, en, figures));
    }
}
