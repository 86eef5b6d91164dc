package io.breakwater.core.report;

import io.breakwater.core.model.BlankDays;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.Share;
import io.breakwater.core.model.StageProfile;
import io.breakwater.core.model.TraitKind;
import io.breakwater.core.model.Wave;
import io.breakwater.core.report.Picture.Ink;
import io.breakwater.core.report.Report.Section;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes the report of one campaign. Days, months, waves and the total are those of the period; shares, chain and
 * infrastructure are kept for the campaign as a whole, and the report says so where the two differ.
 */
public final class ReportWriter {
    private static final int TOP = 12;
    /** In place of a block that would show nothing. */
    private static final Block NOTHING = new Block.Paragraph("");

    private final CampaignTables tables;
    private final Period period;
    private final boolean internal;
    private final Speech speech;
    private final SmallCells cells;
    private final Course course;
    private final ShareTables shareTables;
    private final Techniques techniques;

    private ReportWriter(
            CampaignTables tables, Period period, Language language, boolean internal, Techniques techniques) {
        this.tables = tables;
        this.period = period;
        this.internal = internal;
        this.speech = new Speech(language);
        this.cells = new SmallCells(internal, speech.say("其他", "other"));
        this.course = new Course(tables, period, cells);
        this.shareTables = new ShareTables(cells, speech);
        this.techniques = techniques;
    }

    /**
     * @param internal whether the report stays with the provider; if not, cells that rest on fewer than five tenants are
     *     merged or left out
     */
    public static Report write(
            CampaignTables tables, Period period, Language language, boolean internal, ReportTexts texts) {
        return new ReportWriter(tables, period, language, internal, texts.techniques()).report(texts.advice());
    }

    private Report report(List<Advice> advice) {
        List<Section> sections = List.of(
                section("主要发现", "Findings", new Findings(tables, period, course, cells, speech).sentences()),
                section("事件概况", "Event facts", new FactSheet(tables, course, cells, speech).table(period, asOf())),
                section("时间分布", "Course over time", bars(), monthly(), waves(), days()),
                section("攻击链", "Attack chain", chainFigure(), chain(), techniques()),
                section("地域分布", "Places", map(), provinces(), tenantProvinces()),
                section("行业分布", "Industries", industries()),
                section("暴露产品", "Exposed products", productsFigure(), surveyedProducts(), products()),
                section("攻击基础设施与工具", "Infrastructure and tools", infrastructure(), tools()),
                section("我们没有看到的", "What we did not see", unseen(), blanks()),
                advice(advice),
                section("口径", "How it was counted", definitions()));
        return new Report(
                tables.campaign(),
                speech.language(),
                title(),
                subtitle(),
                period,
                tables.asOf(),
                course.total(),
                sections);
    }

    private String say(String zh, String en) {
        return speech.say(zh, en);
    }

    private Section section(String zh, String en, Block... blocks) {
        return new Section(
                say(zh, en),
                Stream.of(blocks).filter(block -> !block.equals(NOTHING)).toList());
    }

    private String title() {
        return speech.say("%s 攻击活动分析报告", "Campaign report: %s", tables.campaign());
    }

    private String subtitle() {
        return speech.say(
                "统计区间 %s 至 %s  ·  数据截至 %s  ·  %s",
                "Period %s to %s  ·  as of %s  ·  %s",
                period.from(),
                period.to(),
                asOf(),
                internal ? say("内部版，不得外发", "internal, not to leave the provider") : say("对外版", "for readers outside"));
    }

    private String asOf() {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm XXX", Locale.ROOT)
                .format(tables.asOf().atZone(tables.zone()));
    }

    private Block.Figure bars() {
        return new Block.Figure(
                say("每日新增失陷资产与攻击波次", "Newly compromised assets a day, waves shaded"),
                DailyBars.draw(tables, course, period, speech));
    }

    /** Whether not even a month may be told apart from the others. */
    private boolean nothingByMonth() {
        return course.months().stream().allMatch(cells::isOther);
    }

    private Block monthly() {
        if (nothingByMonth()) {
            return shareTables.withheld(say("按月、按日", "By month and day"));
        }
        return new Block.Table(
                say("按月", "By month"),
                List.of(say("月份", "Month"), say("新增失陷资产", "Newly compromised"), say("单位", "Orgs.")),
                course.months().stream()
                        .map(month -> counted(cells.isOther(month) ? say("其余月份", "other months") : month.name(), month))
                        .toList());
    }

    private Block days() {
        if (nothingByMonth()) {
            return NOTHING;
        }
        return new Block.Table(
                say("按日（空白日见“我们没有看到的”）", "By day (for blank days see \"What we did not see\")"),
                List.of(say("日期", "Day"), say("新增失陷资产", "Newly compromised")),
                course.rows(speech).stream()
                        .map(day -> List.of(
                                cells.isOther(day) ? say("其余月份", "other months") : day.name(),
                                cells.count(day.count(), day.tenants())))
                        .toList());
    }

    private List<String> counted(String name, Share row) {
        return List.of(
                name, cells.count(row.count(), row.tenants()), cells.isOther(row) ? "" : cells.tenants(row.tenants()));
    }

    private Block.Table waves() {
        return new Block.Table(
                say("攻击波次", "Waves"),
                List.of(
                        say("起", "From"),
                        say("止", "To"),
                        say("新增失陷资产", "Newly compromised"),
                        say("单位", "Orgs."),
                        say("峰值日", "Peak day"),
                        say("峰值", "Peak")),
                tables.waves().stream()
                        .filter(wave -> period.touches(wave.from(), wave.to()))
                        .map(this::wave)
                        .toList());
    }

    private List<String> wave(Wave wave) {
        boolean peakShows = course.shows(wave.peakDay());
        return List.of(
                wave.from().toString(),
                wave.to() + (wave.ongoing() ? say("（持续中）", " (ongoing)") : ""),
                cells.count(wave.assets(), wave.tenants()),
                cells.tenants(wave.tenants()),
                peakShows ? wave.peakDay().toString() : "–",
                peakShows ? String.valueOf(wave.peak()) : "–");
    }

    private Block.Figure chainFigure() {
        return new Block.Figure(
                say("攻击链画像：到达各阶段的受害资产", "The attack chain as a profile: victims that reached each stage"),
                RankedBars.draw(
                        tables.chain().stream()
                                .map(profile -> new RankedBars.Row(
                                        profile.stage().title().in(speech.language()),
                                        shown(profile),
                                        cells.share(profile.victims(), profile.of(), profile.tenants())))
                                .toList(),
                        Ink.CALM));
    }

    /** The length of a bar gives no more away than its figure. */
    private double shown(StageProfile profile) {
        return !cells.shows(profile.tenants()) || profile.of() == 0 ? 0 : (double) profile.victims() / profile.of();
    }

    private Block.Table chain() {
        return new Block.Table(
                speech.say("各阶段（%d 个受害资产）", "Stages (of %d victims)", tables.total()),
                List.of(
                        say("阶段", "Stage"),
                        say("受害资产", "Victims"),
                        say("占比", "Share"),
                        say("单位", "Orgs."),
                        say("距前一阶段中位时间", "Median since the stage before")),
                tables.chain().stream().map(this::stage).toList());
    }

    private List<String> stage(StageProfile profile) {
        boolean shows = cells.shows(profile.tenants());
        return List.of(
                profile.stage().title().in(speech.language()),
                cells.count(profile.victims(), profile.tenants()),
                shows ? Speech.percent(shown(profile)) : "–",
                cells.tenants(profile.tenants()),
                !shows || profile.medianSincePrevious().isZero()
                        ? "–"
                        : speech.duration(profile.medianSincePrevious()));
    }

    private Block techniques() {
        return shareTables.of(
                say("ATT&CK 技术（%d 个受害资产）", "ATT&CK techniques (of %d victims)"),
                say("技术", "Technique"),
                tables.techniques(),
                id -> techniques
                        .name(id)
                        .map(name -> id + "  " + speech.of(name))
                        .orElse(id));
    }

    private Block map() {
        List<Share> shown = told(tables.provinces());
        return shown.isEmpty()
                ? NOTHING
                : new Block.Figure(
                        say("按受害地址所在地（示意方格，不表示边界）", "By place of the victim's address (tiles; no border is meant)"),
                        ProvinceMap.draw(shown, speech));
    }

    /** Rows that may be told by name. */
    private List<Share> told(List<Share> shares) {
        return cells.merge(shares).stream()
                .filter(share -> !cells.isOther(share))
                .toList();
    }

    private Block provinces() {
        return shares(
                "按受害地址所在地（%d 个受害资产）",
                "By place of the address (of %d victims)", say("地址所在地", "Place of the address"), tables.provinces());
    }

    private Block tenantProvinces() {
        return shares(
                "按单位注册地（%d 个受害资产）",
                "By place of registration (of %d victims)",
                say("单位注册地", "Place of registration"),
                tables.tenantProvinces());
    }

    private Block industries() {
        return shares("按行业（%d 个受害资产）", "By industry (of %d victims)", say("行业", "Industry"), tables.industries());
    }

    private Block shares(String zh, String en, String name, List<Share> shares) {
        return shareTables.of(say(zh, en), name, shares, this::named);
    }

    private Block productsFigure() {
        List<RankedBars.Row> rows = told(tables.surveyedProducts()).stream()
                .limit(TOP)
                .map(share -> new RankedBars.Row(named(share.name()), share.ratio(), Speech.share(share)))
                .toList();
        return rows.isEmpty()
                ? NOTHING
                : new Block.Figure(
                        say("暴露产品（已测绘受害资产）", "Exposed products (surveyed victims)"), RankedBars.draw(rows, Ink.BAR));
    }

    private Block surveyedProducts() {
        return shares(
                "按暴露产品（%d 个已测绘受害资产）",
                "By product (of %d surveyed victims)", say("产品", "Product"), tables.surveyedProducts());
    }

    private Block products() {
        return shares("按暴露产品（全部 %d 个受害资产）", "By product (of all %d victims)", say("产品", "Product"), tables.products());
    }

    private Block infrastructure() {
        return shares(
                "攻击地址与域名（%d 个受害资产）",
                "Addresses and domains (of %d victims)", say("地址或域名", "Address or domain"), tables.infrastructure());
    }

    private Block tools() {
        return tables.tools().isEmpty()
                ? new Block.Paragraph(
                        say("没有产品记录到工具、样本哈希、加密后缀或勒索信。", "No product recorded a tool, a hash, an extension or a note."))
                : shareTables.of(
                        say("工具、样本哈希、加密后缀与勒索信（%d 个受害资产）", "Tools, hashes, extensions and notes (of %d victims)"),
                        say("工具或痕迹", "Tool or trace"),
                        tables.tools(),
                        this::tool);
    }

    /** A kind and a value behind a colon; anything else, such as the merged row, stays. */
    private String tool(String name) {
        int colon = name.indexOf(':');
        return Stream.of(TraitKind.values())
                .filter(kind -> colon > 0 && kind.name().equals(name.substring(0, colon)))
                .findFirst()
                .map(kind -> kind.title().in(speech.language()) + " " + name.substring(colon + 1))
                .orElse(name);
    }

    private String named(String name) {
        return name.isBlank() || name.equals("unknown") ? say("未知", "unknown") : province(name, speech);
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
                "对外版本中，涉及单位少于 %d 家的单元格不单独公布：并入“其他”或“其余”，无法合并的以“–”代替；图中按合并后的平均值绘制。",
                " Outside the provider no cell is published behind which fewer than %d organisations stand: it is merged"
                        + " into \"other\", or shown as \"–\" where nothing can be merged; drawings spread a merged sum"
                        + " evenly.",
                SmallCells.THRESHOLD);
    }
}
