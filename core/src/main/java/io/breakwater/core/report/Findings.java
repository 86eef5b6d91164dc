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
import java.util.Optional;

/** The findings, each a sentence that carries its figures and names the section in which they stand. */
final class Findings {
    private static final int MAX_PROVINCES = 6;

    private final CampaignTables tables;
    private final Period period;
    private final Course course;
    private final SmallCells cells;
    private final Speech speech;
    private final List<Block.Item> found = new ArrayList<>();

    Findings(CampaignTables tables, Period period, Course course, SmallCells cells, Speech speech) {
        this.tables = tables;
        this.period = period;
        this.course = course;
        this.cells = cells;
        this.speech = speech;
    }

    Block.Items sentences() {
        total();
        waves();
        sleeps();
        chain();
        slowestStep();
        provinces();
        products();
        infrastructure();
        attribution();
        blanks();
        return new Block.Items(found);
    }

    private String say(String zh, String en, Object... arguments) {
        return speech.say(zh, en, arguments);
    }

    private void add(String section, String sentence) {
        found.add(new Block.Item(sentence, List.of(say("依据：%s", "rests on: %s", section))));
    }

    private void total() {
        String span = say("%s 至 %s", "From %s to %s", period.from(), period.to());
        // Organisations are counted for the campaign as a whole only.
        String organisations = course.total() < tables.total()
                ? ""
                : say(
                        "，涉及单位 %s 家",
                        " of %s organisations", cells.tenants(tables.tenants().total()));
        String sum = course.total() == 0
                ? say("%s，未见新增失陷资产（0 个）。", "%s, no asset was newly compromised (0).", span)
                : say(
                        "%s，新增失陷资产 %d 个%s。",
                        "%s, %d assets%s were newly compromised.", span, course.total(), organisations);
        Optional<LocalDate> peak =
                course.days().stream().filter(course::shows).max(Comparator.comparingDouble(course::drawn));
        add(
                speech.say("时间分布", "Course over time"),
                sum
                        + peak.map(day -> say(
                                        "单日最多为 %s，%.0f 个。",
                                        " The most on one day were %2$.0f, on %1$s.", day, course.drawn(day)))
                                .orElse(""));
    }

    private List<Wave> shownWaves() {
        return tables.waves().stream()
                .filter(wave -> period.touches(wave.from(), wave.to()))
                .toList();
    }

    private void waves() {
        List<Wave> waves = shownWaves();
        if (waves.isEmpty()) {
            return;
        }
        String list = speech.listed(waves.stream()
                .map(wave -> say(
                        "%s 至 %s（%s 个）",
                        "%s to %s (%s)", wave.from(), wave.to(), cells.count(wave.assets(), wave.tenants())))
                .toList());
        String last = waves.getLast().ongoing()
                ? speech.say("最后一波截至数据时间仍在继续", "the last was still going on as of the data")
                : speech.say("截至数据时间均已平息", "none was going on as of the data");
        add(
                speech.say("时间分布", "Course over time"),
                say("攻击分 %d 波：%s；%s。", "It came in %d waves: %s; %s.", waves.size(), list, last));
    }

    /** Burst, sleep, burst: how long the gang slept in between. */
    private void sleeps() {
        List<Wave> waves = shownWaves();
        List<String> days = new ArrayList<>();
        for (int next = 1; next < waves.size(); next++) {
            long sleep = waves.get(next).from().toEpochDay()
                    - waves.get(next - 1).to().toEpochDay()
                    - 1;
            days.add(String.valueOf(sleep));
        }
        if (!days.isEmpty()) {
            add(
                    speech.say("时间分布", "Course over time"),
                    say(
                            "呈“爆发—休眠—再爆发”的节奏，两波之间依次间隔 %s 天；平静不等于结束。",
                            "Its rhythm is burst, sleep, burst: between the waves lay %s days. Quiet does not mean over.",
                            speech.listed(days)));
        }
    }

    private void chain() {
        Optional<StageProfile> encrypted = profile(Stage.ENCRYPTION);
        Optional<StageProfile> moved = profile(Stage.LATERAL_MOVEMENT);
        if (encrypted.isPresent() && moved.isPresent()) {
            add(
                    speech.say("攻击链", "Attack chain"),
                    say(
                            "%s 的受害资产被加密，%s 出现内网探测与横向移动。",
                            "%s of the victims were encrypted; %s saw discovery and lateral movement.",
                            share(encrypted.get()),
                            share(moved.get())));
        }
    }

    private void slowestStep() {
        tables.chain().stream()
                .filter(profile -> cells.shows(profile.tenants()))
                .filter(profile -> !profile.medianSincePrevious().isZero())
                .max(Comparator.comparing(StageProfile::medianSincePrevious))
                .ifPresent(slowest -> add(
                        speech.say("攻击链", "Attack chain"),
                        say(
                                "最慢的一步是进入“%s”，中位时间 %s；这是拦截的时间窗口。",
                                "The slowest step is the one to %s, with a median of %s: the time there is to stop it.",
                                slowest.stage().title().in(speech.language()),
                                speech.duration(slowest.medianSincePrevious()))));
    }

    private String share(StageProfile profile) {
        return cells.share(profile.victims(), profile.of(), profile.tenants());
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
                    say(
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
                        say(
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
                        speech.say("攻击基础设施与工具", "Infrastructure and tools"),
                        say(
                                "共见 %d 个攻击地址或域名；出现最广的是 %s，见于 %s 的受害资产。",
                                "%d addresses or domains were seen; the widest used, %s, at %s of the victims.",
                                tables.infrastructure().size(),
                                top.name(),
                                Speech.share(top))));
    }

    private void attribution() {
        add(
                speech.say("事件概况", "Event facts"),
                say(
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
                    say(
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
