package io.breakwater.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.BlankDays;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Share;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.StageProfile;
import io.breakwater.core.model.TenantCounts;
import io.breakwater.core.model.Wave;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ReportWriterTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);

    private static CampaignTables tables(Share... surveyed) {
        return new CampaignTables(
                new CampaignId("harbour"),
                List.of("<b>quay</b>"),
                0.9,
                List.of(new Phrase("40 个中有 37 个带名称", "37 of 40 victims carry the name")),
                Instant.parse("2025-04-04T16:00:00Z"),
                ZoneId.of("+08:00"),
                40,
                daily(30, 10),
                new TreeMap<>(java.util.Map.of("2025-03", 30, "2025-04", 10)),
                new TreeMap<>(),
                List.of(new Share("广东", 25, 40), new Share("北京", 12, 40), new Share("西藏", 3, 40)),
                List.of(),
                List.of(),
                List.of(),
                List.of(surveyed),
                List.of(),
                List.of(),
                List.of(
                        new StageProfile(Stage.LATERAL_MOVEMENT, 3, 40, Duration.ZERO),
                        new StageProfile(Stage.ENCRYPTION, 36, 40, Duration.ofMinutes(70))),
                List.of(new Wave(FIRST, FIRST, 30, 30, FIRST, false)),
                List.of(new BlankDays(FIRST.plusDays(1), FIRST.plusDays(30), BlankDays.Reason.SOURCE_DOWN)),
                new TenantCounts(40, daily(30, 10), new TreeMap<>(java.util.Map.of("2025-03", 30, "2025-04", 10))));
    }

    private static TreeMap<LocalDate, Integer> daily(int first, int second) {
        return new TreeMap<>(java.util.Map.of(FIRST, first, FIRST.plusDays(31), second));
    }

    private static String english(CampaignTables tables, boolean internal) {
        return HtmlReport.page(ReportWriter.write(tables, Period.whole(tables), Language.EN, internal, advice()));
    }

    private static List<Advice> advice() {
        return List.of(
                new Advice("before-1", new Phrase("备份", "Back up"), List.of()),
                new Advice("before-6", new Phrase("收敛", "Shrink exposure"), List.of()));
    }

    @Test
    void findingsCarryTheirFigures() {
        assertThat(english(tables(new Share("Ledger", 20, 30), new Share("Portal", 10, 30)), false))
                .contains("From 2025-03-01 to 2025-04-05, 40 assets were newly compromised; most on 2025-03-01: 30.")
                .contains("Ledger stands for 20/30 (66.7%); 30 of 40 victims were surveyed.")
                .contains("Guangdong together hold 25/40 (62.5%)")
                .contains("36/40 (90.0%) of the victims were encrypted")
                .contains("30 days are blank");
    }

    @Test
    void aPeriodCountsItsOwnDaysOnly() {
        CampaignTables tables = tables();
        Report report = ReportWriter.write(
                tables, new Period(FIRST.plusDays(31), FIRST.plusDays(40)), Language.EN, false, List.of());
        assertThat(report.total()).isEqualTo(10);
        assertThat(HtmlReport.page(report)).contains("Total, days, months and waves are those of the period");
    }

    @Test
    void mergesSmallCellsSoThatNoneCanBeWorkedOut() {
        assertThat(english(tables(), false))
                .doesNotContain("3/40")
                .contains("15/40")
                .contains("&lt;5/40");
        assertThat(english(tables(), true)).contains("3/40 (7.5%)");
    }

    @Test
    void escapesWhatCameFromOutside() {
        assertThat(english(tables(), false)).doesNotContain("<b>quay").contains("&lt;b&gt;quay&lt;/b&gt;");
    }

    @Test
    void putsExposureFirstWhereOneProductDominatesAndBackupsWhereNoneDoes() {
        String dominated = english(tables(new Share("Ledger", 20, 30), new Share("Portal", 10, 30)), false);
        assertThat(dominated.indexOf("Shrink exposure")).isLessThan(dominated.indexOf("Back up"));
        String scattered = english(tables(new Share("Ledger", 8, 30), new Share("Portal", 7, 30)), false);
        assertThat(scattered.indexOf("Back up")).isLessThan(scattered.indexOf("Shrink exposure"));
    }

    @Test
    void jsonHoldsTheTablesWithoutTheDrawings() throws Exception {
        String json = Json.text()
                .writeValueAsString(ReportWriter.write(tables(), Period.whole(tables()), Language.ZH, false, advice()));
        assertThat(json).contains("\"type\":\"Table\"").contains("\"total\":40").doesNotContain("marks");
    }
}
