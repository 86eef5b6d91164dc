package io.breakwater.core.report;

import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Share;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.StageProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The event facts: who, when, how many, and how grave. Threat level and complexity are graded by fixed rules, and each
 * grade is shown with the figures that it follows from.
 */
final class FactSheet {
    /** Techniques by which data leaves. */
    private static final Set<String> EXFILTRATION = Set.of("T1041", "T1048", "T1567", "T1020", "T1537");

    private static final int MOST_INDUSTRIES = 6;
    private static final int SEVERE_VICTIMS = 100;
    private static final int HIGH_VICTIMS = 10;
    private static final int HIGH_STAGES = 4;
    private static final int HIGH_TECHNIQUES = 10;
    private static final int MEDIUM_STAGES = 3;
    /** A stage or technique counts for the complexity from this share of the victims on. */
    private static final double COMMON = 0.1;

    private final CampaignTables tables;
    private final Course course;
    private final SmallCells cells;
    private final Speech speech;
    private final List<List<String>> rows = new ArrayList<>();

    FactSheet(CampaignTables tables, Course course, SmallCells cells, Speech speech) {
        this.tables = tables;
        this.course = course;
        this.cells = cells;
        this.speech = speech;
    }

    Block.Table table(Period period, String asOf) {
        row("攻击团伙", "Gang", tables.campaign().value());
        row("别名", "Aliases", tables.aliases().isEmpty() ? say("未见", "none seen") : speech.listed(tables.aliases()));
        row("归因", "Attribution", say("疑似，置信度 %s", "suspected, confidence %s", Speech.percent(tables.confidence())));
        row("归因依据", "It rests on", speech.clauses(tables.attributedBy()));
        row("统计区间", "Period", period.from() + " – " + period.to());
        row("首个与最后失陷日", "First and last victim", firstAndLast());
        row("新增失陷资产", "Newly compromised assets", String.valueOf(course.total()));
        row(
                "涉及单位（整个活动）",
                "Organisations hit (whole campaign)",
                cells.tenants(tables.tenants().total()));
        row("涉及行业", "Industries hit", industries());
        row("被利用的产品", "Products exposed by victims", products());
        row("事件性质", "Nature", nature());
        row("威胁等级", "Threat level", level());
        row("复杂程度", "Complexity", complexity());
        row("攻击目的", "Goal", goal());
        row("数据截至", "As of", asOf);
        return new Block.Table("", List.of(say("项目", "Item"), say("内容", "Value")), rows);
    }

    private String say(String zh, String en, Object... arguments) {
        return speech.say(zh, en, arguments);
    }

    private void row(String zh, String en, String value) {
        rows.add(List.of(speech.say(zh, en), value));
    }

    private String firstAndLast() {
        return course.days().isEmpty()
                ? say("无", "none")
                : course.days().getFirst() + " – " + course.days().getLast();
    }

    private List<Share> named(List<Share> shares) {
        return cells.merge(shares).stream()
                .filter(share -> !cells.isOther(share) && !share.name().isEmpty())
                .filter(share -> !share.name().equals("unknown"))
                .toList();
    }

    private String industries() {
        List<Share> named = named(tables.industries());
        String list = speech.listed(
                named.stream().limit(MOST_INDUSTRIES).map(Share::name).toList());
        if (named.isEmpty()) {
            return say(
                    "每个行业的单位都少于 %d 家，不列", "none with %d organisations or more, so none is named", SmallCells.THRESHOLD);
        }
        return named.size() <= MOST_INDUSTRIES
                ? list
                : say(
                        "%s等 %d 个行业",
                        "%s and %d more", list, speech.isChinese() ? named.size() : named.size() - MOST_INDUSTRIES);
    }

    private String products() {
        long known = tables.products().stream()
                .filter(share -> !share.name().equals("unknown"))
                .count();
        return say("%d 种", "%d", known);
    }

    private int reached(Stage stage) {
        return tables.chain().stream()
                .filter(profile -> profile.stage() == stage && cells.shows(profile.tenants()))
                .mapToInt(StageProfile::victims)
                .sum();
    }

    /** Victims with signs that data left, at least: of the most frequent technique. */
    static int exfiltrated(CampaignTables tables, SmallCells cells) {
        return tables.techniques().stream()
                .filter(share -> EXFILTRATION.contains(share.name().split("\\.", 2)[0]))
                .filter(share -> cells.shows(share.tenants()))
                .mapToInt(Share::count)
                .max()
                .orElse(0);
    }

    private String nature() {
        if (reached(Stage.ENCRYPTION) == 0) {
            return say("入侵，未见加密", "intrusion; no encryption seen");
        }
        return exfiltrated(tables, cells) == 0
                ? say("加密勒索", "extortion by encryption")
                : say("加密勒索，并有数据外传迹象", "extortion by encryption, with signs of data leaving");
    }

    private String level() {
        int encrypted = reached(Stage.ENCRYPTION);
        String why = say("加密波及 %d 个资产", "encryption reached %d assets", encrypted);
        if (encrypted >= SEVERE_VICTIMS) {
            return say("严重（%s）", "severe (%s)", why);
        }
        return encrypted >= HIGH_VICTIMS ? say("高（%s）", "high (%s)", why) : say("中（%s）", "medium (%s)", why);
    }

    private String complexity() {
        long stages = tables.chain().stream()
                .filter(profile -> profile.victims() >= COMMON * tables.total())
                .count();
        long techniques = tables.techniques().stream()
                .filter(share -> share.ratio() >= COMMON)
                .count();
        String why = say(
                "至少一成受害资产上出现 %d 个阶段、%d 项技术",
                "%d stages and %d techniques at a tenth of the victims or more", stages, techniques);
        if (stages >= HIGH_STAGES && techniques >= HIGH_TECHNIQUES) {
            return say("高（%s）", "high (%s)", why);
        }
        return stages >= MEDIUM_STAGES ? say("中（%s）", "medium (%s)", why) : say("低（%s）", "low (%s)", why);
    }

    private String goal() {
        int encrypted = reached(Stage.ENCRYPTION);
        int left = exfiltrated(tables, cells);
        if (encrypted == 0 && left == 0) {
            return say("未能判断", "cannot be told yet");
        }
        return encrypted >= left
                ? say(
                        "控制并加密数据，重于窃取（加密 %d 个，外传迹象 %d 个）",
                        "to control and encrypt data, rather than to take it (encrypted %d, signs of data leaving %d)",
                        encrypted,
                        left)
                : say(
                        "窃取数据，重于加密（外传迹象 %2$d 个，加密 %1$d 个）",
                        "to take data, rather than to encrypt it (signs of data leaving %2$d, encrypted %1$d)",
                        encrypted,
                        left);
    }
}
