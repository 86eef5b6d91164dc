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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
                new TreeMap<>(Map.of("2025-03", 30, "2025-04", 10)),
                new TreeMap<>(),
                List.of(new Share("广东", 25, 40), new Share("北京", 12, 40), new Share("西藏", 3, 40)),
                List.of(),
                List.of(),
                List.of(),
                List.of(surveyed),
                List.of(),
                List.of(),
                List.of(new Share("TOOL:fscan", 9, 40), new Share("FILE_HASH:0badc0de", 2, 40)),
                List.of(
                        new StageProfile(Stage.LATERAL_MOVEMENT, 3, 40, Duration.ZERO),
                        new StageProfile(Stage.ENCRYPTION, 36, 40, Duration.ofMinutes(70))),
                List.of(new Wave(FIRST, FIRST, 30, 30, FIRST, false)),
                List.of(new BlankDays(FIRST.plusDays(1), FIRST.plusDays(30), BlankDays.Reason.SOURCE_DOWN)),
                new TenantCounts(40, daily(30, 10), new TreeMap<>(Map.of("2025-03", 30, "2025-04", 10))));
    }

    private static TreeMap<LocalDate, Integer> daily(int first, int second) {
        return new TreeMap<>(Map.of(FIRST, first, FIRST.plusDays(31), second));
    }

    private static String english(CampaignTables tables, boolean internal) {
        return HtmlReport.page(ReportWriter.write(tables, Period.whole(tables), Language.EN, internal, texts()));
    }

    private static ReportTexts texts() {
        return new ReportTexts(
                List.of(
                        new Advice("before-1", new Phrase("备份", "Back up"), List.of()),
                        new Advice("before-6", new Phrase("收敛", "Shrink exposure"), List.of())),
                new Techniques(Map.of("T1486", new Phrase("加密", "data encrypted"))));
    }

    /** The same, with so many tenants behind the victims of April. */
    private static CampaignTables aprilOf(int tenants) {
        CampaignTables tables = tables();
        return new CampaignTables(
                tables.campaign(),
                tables.aliases(),
                tables.confidence(),
                tables.attributedBy(),
                tables.asOf(),
                tables.zone(),
                tables.total(),
                tables.daily(),
                tables.monthly(),
                tables.hourly(),
                tables.provinces(),
                tables.tenantProvinces(),
                tables.industries(),
                tables.products(),
                tables.surveyedProducts(),
                tables.techniques(),
                tables.infrastructure(),
                tables.tools(),
                tables.chain(),
                tables.waves(),
                tables.blanks(),
                new TenantCounts(40, daily(30, tenants), new TreeMap<>(Map.of("2025-03", 30, "2025-04", tenants))));
    }

    @Test
    void toolsAreToldByTheirKindAndThoseOfFewTenantsOutsideAsOthers() {
        assertThat(english(tables(), true)).contains("tool fscan", "hash 0badc0de");
        assertThat(english(tables(), false)).doesNotContain("0badc0de");
    }

    @Test
    void findingsCarryTheirFigures() {
        assertThat(english(tables(new Share("Ledger", 20, 30), new Share("Portal", 10, 30)), false))
                .contains("From 2025-03-01 to 2025-04-05, 40 assets of 40 organisations were newly compromised.")
                .contains("The most on one day were 30, on 2025-03-01.")
                .contains("Ledger stands for 20/30 (66.7%); 30 of 40 victims were surveyed.")
                .contains("Guangdong together hold 25/40 (62.5%)")
                .contains("36/40 (90.0%) of the victims were encrypted")
                .contains("30 days are blank");
    }

    @Test
    void aPeriodCountsItsOwnDaysOnly() {
        CampaignTables tables = tables();
        Report report = ReportWriter.write(
                tables, new Period(FIRST.plusDays(31), FIRST.plusDays(40)), Language.EN, false, texts());
        assertThat(report.total()).isEqualTo(10);
        assertThat(HtmlReport.page(report)).contains("Total, days, months and waves are those of the period");
    }

    @Test
    void mergesSmallCellsSoThatNoneCanBeWorkedOut() {
        assertThat(english(tables(), false))
                .doesNotContain("Tibet</td>")
                .doesNotContain("Beijing</td>")
                .contains("other</td><td class=\"cell\">15</td>")
                .contains("–/40");
        assertThat(english(tables(), true)).contains("Tibet</td><td class=\"cell\">3</td>");
    }

    @Test
    void aDayOfManyAssetsButFewTenantsIsNotPublished() {
        assertThat(english(aprilOf(5), false)).contains("2025-04-01</td><td class=\"cell\">10</td>");
        String few = english(aprilOf(4), false);
        assertThat(few).doesNotContain(">2025-04-01</td>").doesNotContain(">2025-04</td>");
        assertThat(few).contains("By month and day: no row can be published; each rests on fewer than 5 organisations");
        assertThat(english(aprilOf(4), true)).contains("2025-04-01</td><td class=\"cell\">10</td>");
    }

    @Test
    void techniquesAreToldByName() {
        assertThat(new Techniques(Map.of("T1486", new Phrase("加密", "data encrypted"))).name("T1486.001"))
                .hasValueSatisfying(name -> assertThat(name.en()).isEqualTo("data encrypted"));
    }

    @Test
    void aLongNarrowTableIsFoldedDownwards() {
        List<List<String>> rows = IntStream.range(0, 16)
                .mapToObj(row -> List.of("day " + row, "" + row))
                .toList();
        Block.Table folded = new Block.Table("", List.of("Day", "Count"), rows).folded();
        assertThat(folded.header()).hasSize(6);
        assertThat(folded.rows()).hasSize(6);
        assertThat(folded.rows().get(1)).containsExactly("day 1", "1", "day 7", "7", "day 13", "13");
        assertThat(folded.rows().getLast()).containsExactly("day 5", "5", "day 11", "11", "", "");
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
                .writeValueAsString(ReportWriter.write(tables(), Period.whole(tables()), Language.ZH, false, texts()));
        assertThat(json).contains("\"type\":\"Table\"").contains("\"total\":40").doesNotContain("marks");
    }
}
