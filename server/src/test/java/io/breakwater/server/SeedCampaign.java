package io.breakwater.server;

import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.BlankDays;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Share;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.StageProfile;
import io.breakwater.core.model.TenantCounts;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import io.breakwater.core.model.Wave;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A campaign with three waves, its shapes drawn by a formula. */
final class SeedCampaign {
    static final CampaignId ID = new CampaignId("mallox");

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final List<Wave> WAVES = List.of(
            wave("2025-02-26", "2025-03-04", 90),
            wave("2025-03-29", "2025-04-03", 40),
            wave("2025-05-02", "2025-05-11", 120));

    private SeedCampaign() {}

    private static Wave wave(String from, String to, int peak) {
        LocalDate begin = LocalDate.parse(from);
        LocalDate end = LocalDate.parse(to);
        LocalDate middle = begin.plusDays((end.toEpochDay() - begin.toEpochDay()) / 2);
        return new Wave(begin, end, count(begin, end, peak), peak, middle, to.startsWith("2025-05"));
    }

    private static int onDay(LocalDate begin, LocalDate end, int peak, LocalDate day) {
        double middle = (begin.toEpochDay() + end.toEpochDay()) / 2.0;
        double half = (end.toEpochDay() - begin.toEpochDay()) / 2.0 + 1;
        return (int) Math.round(peak * (1 - Math.abs(day.toEpochDay() - middle) / half));
    }

    private static int count(LocalDate begin, LocalDate end, int peak) {
        int sum = 0;
        for (LocalDate day = begin; !day.isAfter(end); day = day.plusDays(1)) {
            sum += onDay(begin, end, peak, day);
        }
        return sum;
    }

    private static SortedMap<LocalDate, Integer> daily() {
        SortedMap<LocalDate, Integer> daily = new TreeMap<>();
        for (Wave wave : WAVES) {
            for (LocalDate day = wave.from(); !day.isAfter(wave.to()); day = day.plusDays(1)) {
                daily.put(day, onDay(wave.from(), wave.to(), wave.peak(), day));
            }
        }
        return daily;
    }

    static List<Sighting> sightings() {
        List<Sighting> sightings = new ArrayList<>();
        daily().forEach((day, count) -> {
            for (int i = 0; i < count; i++) {
                Instant at = day.atStartOfDay(CHINA).toInstant().plusSeconds(60L * i);
                sightings.add(new Sighting(
                        new SightingId("s-" + day + "-" + i),
                        "t",
                        "a-" + day + "-" + i,
                        at,
                        "广东",
                        "广东",
                        "教育",
                        "",
                        false,
                        new TreeMap<>(),
                        List.of(),
                        List.of(new Trait(TraitKind.FAMILY, "Mallox")),
                        false,
                        1));
            }
        });
        return sightings;
    }

    /** A web firewall that delivered on all days but the one of which the tables say that a source was down. */
    static List<SourceActivity> activity() {
        LocalDate first = WAVES.getFirst().from();
        LocalDate last = WAVES.getLast().to();
        return first.datesUntil(last.plusDays(1))
                .filter(day -> !day.equals(LocalDate.parse("2025-04-12")))
                .map(day -> new SourceActivity("waf", day, 1))
                .toList();
    }

    /** A victim that first looked like another gang's. */
    static List<AttributionStep> history() {
        SightingId victim = new SightingId("s-2025-03-01-0");
        Instant first = Instant.parse("2025-03-01T02:00:00Z");
        return List.of(
                new AttributionStep(
                        victim,
                        new CampaignId("other"),
                        0,
                        first,
                        0.71,
                        true,
                        new Phrase("共用控制端地址", "shares a C2 address with other")),
                new AttributionStep(
                        victim,
                        ID,
                        1,
                        first.plus(Duration.ofHours(9)),
                        0.98,
                        true,
                        new Phrase("产品将其命名为“Mallox”", "a product names it \"Mallox\"")));
    }

    static CampaignTables tables() {
        SortedMap<LocalDate, Integer> daily = daily();
        SortedMap<String, Integer> monthly = new TreeMap<>();
        daily.forEach((day, count) -> monthly.merge(day.toString().substring(0, 7), count, Integer::sum));
        int total = daily.values().stream().mapToInt(Integer::intValue).sum();
        return new CampaignTables(
                ID,
                List.of("weaxor"),
                0.84,
                List.of(new Phrase(
                        "71 % 的受害资产带有该家族的勒索信和后缀。",
                        "The ransom note and the extension are the family's at 71 % of the victims.")),
                Instant.parse("2025-05-11T15:59:00Z"),
                CHINA,
                total,
                daily,
                monthly,
                hourly(daily),
                shares(total, "广东", 24, "北京", 14, "上海", 11, "浙江", 9, "江苏", 6),
                shares(total, "广东", 30, "北京", 12, "上海", 9),
                shares(total, "教育", 28, "医疗卫生", 21, "外贸", 18, "数据中心", 12),
                shares(total, "财务套件", 44, "办公协同", 19, "客户管理", 8),
                shares(total / 3, "财务套件", 61, "办公协同", 21, "客户管理", 9),
                shares(total, "T1190", 97, "T1505.003", 61, "T1490", 72, "T1486", 88),
                shares(total, "198.18.44.7", 31, "198.18.44.9", 22, "cdn-update.example", 17),
                shares(total, "RANSOM_EXTENSION:.mallox", 71, "TOOL:fscan", 38),
                chain(total),
                WAVES,
                List.of(
                        new BlankDays(
                                LocalDate.parse("2025-03-05"),
                                LocalDate.parse("2025-03-28"),
                                BlankDays.Reason.NO_ATTACK),
                        new BlankDays(
                                LocalDate.parse("2025-04-12"),
                                LocalDate.parse("2025-04-12"),
                                BlankDays.Reason.SOURCE_DOWN)),
                new TenantCounts(total, daily, monthly));
    }

    /** All of a day within its first three hours. */
    private static SortedMap<String, Integer> hourly(SortedMap<LocalDate, Integer> daily) {
        SortedMap<String, Integer> hourly = new TreeMap<>();
        daily.forEach((day, count) -> {
            for (int i = 0; i < count; i++) {
                hourly.merge(day + "T0" + i / 60, 1, Integer::sum);
            }
        });
        return hourly;
    }

    private static List<Share> shares(int of, Object... namesAndPercents) {
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < namesAndPercents.length; i += 2) {
            shares.add(new Share((String) namesAndPercents[i], of * (Integer) namesAndPercents[i + 1] / 100, of));
        }
        return shares;
    }

    private static List<StageProfile> chain(int total) {
        return List.of(
                new StageProfile(Stage.EXPLOITATION, total, total, Duration.ZERO),
                new StageProfile(Stage.REMOTE_CONTROL, total * 64 / 100, total, Duration.ofMinutes(13)),
                new StageProfile(Stage.LATERAL_MOVEMENT, total * 22 / 100, total, Duration.ofMinutes(47)),
                new StageProfile(Stage.INHIBIT_RECOVERY, total * 72 / 100, total, Duration.ofMinutes(96)),
                new StageProfile(Stage.ENCRYPTION, total * 88 / 100, total, Duration.ofMinutes(6)));
    }
}
