package io.breakwater.core.report;

import io.breakwater.core.model.BlankDays;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.Share;
import io.breakwater.core.model.StageProfile;
import io.breakwater.core.model.Wave;
import io.breakwater.core.report.Picture.Ink;
import io.breakwater.core.report.Report.Section;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the report of one campaign. Days, months, waves and the total are those of the period; shares, chain and
 * infrastructure are kept for the campaign as a whole, and the report says so where the two differ.
 */
public final class ReportWriter {
    private static final int TOP = 12;
    private static final int ROWS = 40;

    private final CampaignTables tables;
    private final Period period;
    private final Speech speech;
    private final SmallCells cells;
    private final SortedMap<LocalDate, Integer> daily = new TreeMap<>();

    private ReportWriter(CampaignTables tables, Period period, Language language, boolean internal) {
        this.tables = tables;
        this.period = period;
        this.speech = new Speech(language);
        this.cells = new SmallCells(internal, speech.say("其他", "other"));
        tables.daily().forEach((day, count) -> {
            if (period.holds(day)) {
                daily.put(day, count);
            }
        });
    }

    /**
     * @param internal whether the report stays with the provider; if not, rows that rest on fewer than five victims are
     *     merged
     */
    public static Report write(
            CampaignTables tables, Period period, Language language, boolean internal, List<Advice> advice) {
        return new ReportWriter(tables, period, language, internal).report(advice);
    }

    private Report report(List<Advice> advice) {
        List<Section> sections = List.of(
                section("主要发现", "Findings", new Findings(tables, period, cells, speech).sentences()),
                section("事件概况", "Event facts", facts()),
                section("时间分布", "Course over time", course(), monthly(), waves(), days()),
                section("攻击链", "Attack chain", chainFigure(), chain(), techniques()),
                section("地域分布", "Places", map(), provinces(), tenantProvinces()),
                section("行业分布", "Industries", shares(say("行业", "Industry"), tables.industries())),
                section("暴露产品", "Exposed products", productsFigure(), surveyedProducts(), products()),
                section("攻击基础设施", "Infrastructure", infrastructure()),
                section("我们没有看到的", "What we did not see", unseen(), blanks()),
                advice(advice),
                section("口径", "How it was counted", definitions()));
        return new Report(tables.campaign(), speech.language(), title(), period, tables.asOf(), total(), sections);
    }

    private String say(String zh, String en) {
        return speech.say(zh, en);
    }

    private Section section(String zh, String en, Block... blocks) {
        return new Section(say(zh, en), List.of(blocks));
    }

    private String title() {
        return speech.say("%s 攻击活动分析报告", "Campaign report: %s", tables.campaign());
    }

    private int total() {
        return daily.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Block.Table facts() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(say("团伙", "Gang"), tables.campaign().value()));
        rows.add(List.of(
                say("别名", "Aliases"),
                tables.aliases().isEmpty() ? say("未见", "none seen") : speech.listed(tables.aliases())));
        rows.add(List.of(say("统计区间", "Period"), period.from() + " – " + period.to()));
        rows.add(List.of(
                say("首个与最后失陷日", "First and last victim"),
                daily.isEmpty() ? say("无", "none") : daily.firstKey() + " – " + daily.lastKey()));
        rows.add(List.of(say("新增失陷资产", "Newly compromised assets"), String.valueOf(total())));
        rows.add(List.of(
                say("归因", "Attribution"),
                speech.say("疑似，置信度 %s", "suspected, confidence %s", Speech.percent(tables.confidence()))));
        rows.add(List.of(
                say("归因依据", "It rests on"),
                String.join("; ", tables.attributedBy().stream().map(speech::of).toList())));
        rows.add(List.of(say("数据截至", "As of"), asOf()));
        return new Block.Table(say("事件概况", "Event facts"), List.of(say("项目", "Item"), say("内容", "Value")), rows);
    }

    private String asOf() {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm XXX", Locale.ROOT)
                .format(tables.asOf().atZone(tables.zone()));
    }

    private Block.Figure course() {
        return new Block.Figure(
                say("每日新增失陷资产与攻击波次", "Newly compromised assets a day, waves shaded"),
                DailyBars.draw(tables, period, speech));
    }

    private Block.Table monthly() {
        SortedMap<String, Integer> months = new TreeMap<>();
        daily.forEach((day, count) -> months.merge(day.toString().substring(0, 7), count, Integer::sum));
        return new Block.Table(
                say("按月", "By month"),
                List.of(say("月份", "Month"), say("新增失陷资产", "Newly compromised")),
                months.entrySet().stream().map(ReportWriter::row).toList());
    }

    private Block.Table days() {
        return new Block.Table(
                say("按日（空白日见“我们没有看到的”）", "By day (for blank days see \"What we did not see\")"),
                List.of(say("日期", "Day"), say("新增失陷资产", "Newly compromised")),
                daily.entrySet().stream().map(ReportWriter::row).toList());
    }

    private static List<String> row(Map.Entry<?, Integer> entry) {
        return List.of(entry.getKey().toString(), entry.getValue().toString());
    }

    private Block.Table waves() {
        return new Block.Table(
                say("攻击波次", "Waves"),
                List.of(
                        say("起", "From"),
                        say("止", "To"),
                        say("新增失陷资产", "Newly compromised"),
                        say("峰值日", "Peak day"),
                        say("峰值", "Peak")),
                tables.waves().stream()
                        .filter(wave -> period.touches(wave.from(), wave.to()))
                        .map(this::wave)
                        .toList());
    }

    private List<String> wave(Wave wave) {
        return List.of(
                wave.from().toString(),
                wave.to() + (wave.ongoing() ? say("（持续中）", " (ongoing)") : ""),
                String.valueOf(wave.assets()),
                wave.peakDay().toString(),
                String.valueOf(wave.peak()));
    }

    private Block.Figure chainFigure() {
        return new Block.Figure(
                say("攻击链画像：到达各阶段的受害资产", "The attack chain as a profile: victims that reached each stage"),
                RankedBars.draw(
                        tables.chain().stream()
                                .map(profile -> new RankedBars.Row(
                                        profile.stage().title().in(speech.language()),
                                        shown(profile),
                                        cells.share(profile.victims(), profile.of())))
                                .toList(),
                        Ink.CALM));
    }

    /** The length of a bar gives no more away than its figure. */
    private double shown(StageProfile profile) {
        boolean hidden = cells.count(profile.victims()).startsWith("<");
        return hidden || profile.of() == 0 ? 0 : (double) profile.victims() / profile.of();
    }

    private Block.Table chain() {
        return new Block.Table(
                say("攻击链", "Attack chain"),
                List.of(
                        say("阶段", "Stage"),
                        say("受害资产/全部受害资产", "Victims/all victims"),
                        say("距前一阶段中位时间", "Median since the stage before")),
                tables.chain().stream()
                        .map(profile -> List.of(
                                profile.stage().title().in(speech.language()),
                                cells.share(profile.victims(), profile.of()),
                                profile.medianSincePrevious().isZero()
                                        ? "–"
                                        : speech.duration(profile.medianSincePrevious())))
                        .toList());
    }

    private Block.Table techniques() {
        return shares(say("ATT&CK 技术", "ATT&CK technique"), tables.techniques());
    }

    private Block.Figure map() {
        return new Block.Figure(
                say("按受害地址所在地（示意方格，不表示边界）", "By place of the victim's address (tiles; no border is meant)"),
                ProvinceMap.draw(cells.merge(tables.provinces()), speech));
    }

    private Block.Table provinces() {
        return shares(say("地址所在地", "Place of the address"), tables.provinces());
    }

    private Block.Table tenantProvinces() {
        return shares(say("单位注册地", "Place of registration"), tables.tenantProvinces());
    }

    private Block.Figure productsFigure() {
        return new Block.Figure(
                say("暴露产品（已测绘受害资产）", "Exposed products (surveyed victims)"),
                RankedBars.draw(
                        cells.merge(tables.surveyedProducts()).stream()
                                .filter(share -> cells.share(share).charAt(0) != '<')
                                .limit(TOP)
                                .map(share ->
                                        new RankedBars.Row(named(share.name()), share.ratio(), Speech.share(share)))
                                .toList(),
                        Ink.BAR));
    }

    private Block.Table surveyedProducts() {
        return shares(say("产品（占已测绘受害资产）", "Product (of surveyed victims)"), tables.surveyedProducts());
    }

    private Block.Table products() {
        return shares(say("产品（占全部受害资产）", "Product (of all victims)"), tables.products());
    }

    private Block.Table infrastructure() {
        return shares(say("攻击地址或域名", "Address or domain"), tables.infrastructure());
    }

    /** A table of the largest rows; what is left out is counted in its caption. */
    private Block.Table shares(String name, List<Share> shares) {
        List<Share> rows = cells.merge(shares);
        int hidden = Math.max(0, rows.size() - ROWS);
        return new Block.Table(
                name + (hidden == 0 ? "" : speech.say("（另有 %d 行未列）", " (%d more rows not listed)", hidden)),
                List.of(name, say("受害资产/分母", "Victims/of")),
                rows.stream()
                        .limit(ROWS)
                        .map(share -> List.of(named(share.name()), cells.share(share)))
                        .toList());
    }

    private String named(String name) {
        return name.isBlank() ? say("未知", "unknown") : province(name, speech);
    }

    /** Provinces are spoken of in the reader's language; any other name stays as it is. */
    static String province(String name, Speech speech) {
        return Provinces.named(name)
                .map(tile -> tile.name().in(speech.language()))
                .orElse(name);
    }

    private Block.Paragraph unseen() {
        int surveyed =
                tables.surveyedProducts().stream().mapToInt(Share::of).max().orElse(0);
        return new Block.Paragraph(speech.say(
                "%d 个受害资产中有 %d 个未经测绘，其暴露产品按现有记录计，不进入“已测绘”的分母。未接入的单位、未上报的日志以及没有留下痕迹的动作不在本报告之内。",
                "%2$d of %1$d victims were not surveyed; what they exposed is counted as recorded and stays out of the"
                        + " surveyed denominator. Organisations that are not connected, logs that never arrived and"
                        + " acts that left no trace are not in this report.",
                tables.total(),
                Math.max(0, tables.total() - surveyed)));
    }

    private Block.Table blanks() {
        return new Block.Table(
                say("没有新增的日子及原因", "Blank days and why"),
                List.of(say("起", "From"), say("止", "To"), say("原因", "Reason")),
                tables.blanks().stream()
                        .filter(blank -> period.touches(blank.from(), blank.to()))
                        .map(blank ->
                                List.of(blank.from().toString(), blank.to().toString(), reason(blank.reason())))
                        .toList());
    }

    private String reason(BlankDays.Reason reason) {
        return switch (reason) {
            case NO_ATTACK -> say("有数据，未见攻击", "there was data and no attack");
            case NO_DATA -> say("没有任何数据", "there was no data at all");
            case SOURCE_DOWN -> say("有数据源中断，可能漏报", "a source was down; victims may be missing");
        };
    }

    private Section advice(List<Advice> advice) {
        AdviceOrder order = new AdviceOrder(tables, cells, speech);
        return section(
                "建议",
                "Advice",
                new Block.Paragraph(say("事前（按本次活动所需排序）：", "Beforehand, ordered by what this campaign calls for:")),
                order.ordered(advice, "before"),
                new Block.Paragraph(say("协同（按本次活动所需排序）：", "Together, ordered by what this campaign calls for:")),
                order.ordered(advice, "together"));
    }

    private Block.Paragraph definitions() {
        String whole = period.equals(Period.whole(tables))
                ? ""
                : say(
                        "总数、按日、按月和波次限于统计区间；占比、攻击链和基础设施为整个活动的累计。",
                        " Total, days, months and waves are those of the period; shares, chain and infrastructure are"
                                + " those of the whole campaign.");
        return new Block.Paragraph(speech.say(
                        "新增失陷资产：唯一资产首次确认失陷，计入其当地日（%s）；再次失陷不重复计，被阻断的尝试、已授权演练、扫描与备份不计。",
                        "A newly compromised asset is the first confirmed compromise of a unique asset, on its local day"
                                + " (%s). A re-compromise does not count again; a blocked attempt, an authorised"
                                + " drill, a scanner or a backup job does not count.",
                        tables.zone())
                + whole
                + smallCells());
    }

    private String smallCells() {
        return speech.say(
                "对外版本中，少于 %d 个受害资产的占比行并入“其他”。",
                " Outside the provider, rows of shares with fewer than %d victims are merged into \"other\".",
                SmallCells.THRESHOLD);
    }
}
