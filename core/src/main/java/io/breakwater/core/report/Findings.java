package io.breakwater.core.report;

import io.breakwater.core.model.BlankDays;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Share;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.StageProfile;
import io.breakwater.core.model.Wave;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The findings, each a sentence that carries its figures and names the section in which they stand. */
final class Findings {
    private static final int MAX_PROVINCES = 6;

    private final CampaignTables tables;
    private final Period period;
    private final SmallCells cells;
    private final Speech speech;
    private final List<Block.Item> found = new ArrayList<>();

    Findings(CampaignTables tables, Period period, SmallCells cells, Speech speech) {
        this.tables = tables;
        this.period = period;
        this.cells = cells;
        this.speech = speech;
    }

    Block.Items sentences() {
        total();
        waves();
        chain();
        provinces();
        products();
        infrastructure();
        attribution();
        blanks();
        return new Block.Items(found);
    }

    private void add(String section, String sentence) {
        found.add(new Block.Item(sentence, List.of(speech.say("依据：%s", "rests on: %s", section))));
    }

    private void total() {
        int total = tables.daily().entrySet().stream()
                .filter(day -> period.holds(day.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        Optional<Map.Entry<LocalDate, Integer>> peak = tables.daily().entrySet().stream()
                .filter(day -> period.holds(day.getKey()))
                .max(Map.Entry.comparingByValue());
        add(
                speech.say("时间分布", "Course over time"),
                peak.map(day -> speech.say(
                                "%s 至 %s，新增失陷资产 %d 个；%s 单日最多，为 %d 个。",
                                "From %s to %s, %d assets were newly compromised; most on %s: %d.",
                                period.from(),
                                period.to(),
                                total,
                                day.getKey(),
                                day.getValue()))
                        .orElse(speech.say(
                                "%s 至 %s，未见新增失陷资产（0 个）。",
                                "From %s to %s, no asset was newly compromised (0).", period.from(), period.to())));
    }

    private void waves() {
        List<Wave> waves = tables.waves().stream()
                .filter(wave -> period.touches(wave.from(), wave.to()))
                .toList();
        if (waves.isEmpty()) {
            return;
        }
        String list = speech.listed(waves.stream()
                .map(wave -> speech.say("%s 至 %s（%d 个）", "%s to %s (%d)", wave.from(), wave.to(), wave.assets()))
                .toList());
        String last = waves.getLast().ongoing()
                ? speech.say("最后一波截至数据时间仍在继续", "the last was still going on as of the data")
                : speech.say("截至数据时间均已平息", "none was going on as of the data");
        add(
                speech.say("时间分布", "Course over time"),
                speech.say("攻击分 %d 波：%s；%s。", "It came in %d waves: %s; %s.", waves.size(), list, last));
    }

    private void chain() {
        Optional<StageProfile> encrypted = profile(Stage.ENCRYPTION);
        Optional<StageProfile> moved = profile(Stage.LATERAL_MOVEMENT);
        if (encrypted.isPresent() && moved.isPresent()) {
            add(
                    speech.say("攻击链", "Attack chain"),
                    speech.say(
                            "%s 的受害资产被加密，%s 出现内网探测与横向移动。",
                            "%s of the victims were encrypted; %s saw discovery and lateral movement.",
                            cells.share(
                                    encrypted.get().victims(), encrypted.get().of()),
                            cells.share(moved.get().victims(), moved.get().of())));
        }
    }

    private Optional<StageProfile> profile(Stage stage) {
        return tables.chain().stream()
                .filter(profile -> profile.stage() == stage)
                .findFirst();
    }

    /** The fewest provinces that hold more than half; not said where it would take many. */
    private void provinces() {
        List<String> names = new ArrayList<>();
        int sum = 0;
        int of = 0;
        for (Share share : cells.merge(tables.provinces())) {
            if (2 * sum > of && of > 0 || cells.isOther(share)) {
                break;
            }
            names.add(ReportWriter.province(share.name(), speech));
            sum += share.count();
            of = share.of();
        }
        if (2 * sum > of && names.size() <= MAX_PROVINCES) {
            add(
                    speech.say("地域分布", "Places"),
                    speech.say(
                            "%s合计 %s，超过半数。",
                            "%s together hold %s, more than half.", speech.listed(names), Speech.share(sum, of)));
        }
    }

    private void products() {
        cells.merge(tables.surveyedProducts()).stream()
                .filter(share -> !cells.isOther(share))
                .max(Comparator.comparingInt(Share::count))
                .ifPresent(top -> add(
                        speech.say("暴露产品", "Exposed products"),
                        speech.say(
                                "已测绘受害资产中，%s 占 %s；受害资产共 %d 个，其中 %d 个经过测绘。",
                                "Of the surveyed victims, %s stands for %s; %4$d of %3$d victims were surveyed.",
                                top.name(),
                                Speech.share(top),
                                tables.total(),
                                top.of())));
    }

    private void infrastructure() {
        cells.merge(tables.infrastructure()).stream()
                .filter(share -> !cells.isOther(share))
                .findFirst()
                .ifPresent(top -> add(
                        speech.say("攻击基础设施", "Infrastructure"),
                        speech.say(
                                "共见 %d 个攻击地址或域名；出现最广的是 %s，见于 %s 的受害资产。",
                                "%d addresses or domains were seen; the widest used, %s, at %s of the victims.",
                                tables.infrastructure().size(),
                                top.name(),
                                Speech.share(top))));
    }

    private void attribution() {
        add(
                speech.say("事件概况", "Event facts"),
                speech.say(
                        "归因于 %s，疑似，置信度 %s。",
                        "Attributed to %s, suspected, with confidence %s.",
                        tables.campaign(),
                        Speech.percent(tables.confidence())));
    }

    private void blanks() {
        long blank =
                days(BlankDays.Reason.NO_ATTACK) + days(BlankDays.Reason.NO_DATA) + days(BlankDays.Reason.SOURCE_DOWN);
        if (blank > 0) {
            add(
                    speech.say("我们没有看到的", "What we did not see"),
                    speech.say(
                            "%d 天没有新增：%d 天有数据而无攻击，%d 天无数据，%d 天有数据源中断。",
                            "%d days are blank: on %d there was data but no attack, on %d no data, on %d a source was down.",
                            blank,
                            days(BlankDays.Reason.NO_ATTACK),
                            days(BlankDays.Reason.NO_DATA),
                            days(BlankDays.Reason.SOURCE_DOWN)));
        }
    }

    private long days(BlankDays.Reason reason) {
        return tables.blanks().stream()
                .filter(blank -> blank.reason() == reason)
                .flatMap(blank -> blank.from().datesUntil(blank.to().plusDays(1)))
                .filter(period::holds)
                .count();
    }
}
