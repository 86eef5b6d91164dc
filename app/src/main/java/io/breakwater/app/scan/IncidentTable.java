package io.breakwater.app.scan;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.LogText;
import io.breakwater.core.model.Member;
import io.breakwater.core.respond.AdvisedStep;
import io.breakwater.core.respond.Brief;
import io.breakwater.core.respond.Sentence;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Incidents as a person reads them on a terminal: a table first, then each with its timeline and what to do. */
final class IncidentTable {
    private static final int MOST_MEMBERS = 12;
    private static final int MOST_STEPS = 4;
    private static final int MOST_DETAILED = 10;
    private static final int MOST_SHOWN = 40;

    private final PrintStream out;
    private final DateTimeFormatter time;
    private final Language language;

    IncidentTable(PrintStream out, ZoneId zone, Language language) {
        this.out = out;
        this.time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
        this.language = language;
    }

    /** Prints the briefs in their order. */
    void print(List<Brief> briefs) {
        if (briefs.isEmpty()) {
            out.println(say("没有事件。", "No incidents."));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%-10s %-8s %5s %-19s %-28s %7s  %s%n",
                say("事件", "INCIDENT"),
                say("级别", "SEVERITY"),
                say("分值", "SCORE"),
                say("开始", "FIRST SEEN"),
                say("资产", "ASSETS"),
                say("检测", "ALERTS"),
                say("阶段", "STAGES"));
        briefs.stream().limit(MOST_SHOWN).forEach(this::row);
        if (briefs.size() > MOST_SHOWN) {
            out.printf(say("……另有 %d 个，见 --json。%n", "... and %d more, see --json.%n"), briefs.size() - MOST_SHOWN);
        }
        briefs.stream().limit(MOST_DETAILED).forEach(this::detail);
    }

    private void row(Brief brief) {
        Incident incident = brief.incident();
        out.printf(
                Locale.ROOT,
                "%-10s %-8s %5.2f %-19s %-28s %7d  %s%n",
                shortId(incident),
                incident.severity().name().toLowerCase(Locale.ROOT),
                incident.score(),
                time.format(incident.firstSeen()),
                cut(assets(incident), 28),
                incident.detections(),
                incident.stages().keySet().stream()
                        .map(stage -> stage.title().in(language))
                        .collect(Collectors.joining(" > ")));
    }

    private void detail(Brief brief) {
        Incident incident = brief.incident();
        out.printf("%n== %s  %s%n", shortId(incident), assets(incident));
        for (Sentence sentence : brief.story()) {
            out.println("  " + plain(sentence.text().in(language)));
        }
        out.println(say("  时间线", "  Timeline"));
        incident.members().stream()
                .sorted(Comparator.comparing(Member::first))
                .limit(MOST_MEMBERS)
                .forEach(this::member);
        if (incident.members().size() > MOST_MEMBERS) {
            out.printf(
                    say("    ……另有 %d 组%n", "    ... and %d groups more%n"),
                    incident.members().size() - MOST_MEMBERS);
        }
        out.println(say("  现在要做的", "  What to do now"));
        brief.advice().steps().stream().limit(MOST_STEPS).forEach(this::step);
        incident.blindSpots().forEach(spot -> out.println(say("  未能看到：", "  Not seen: ") + plain(spot.in(language))));
    }

    private void member(Member member) {
        out.printf(
                Locale.ROOT,
                "    %s  %-8s %s%s%n",
                time.format(member.first()),
                member.assessment().severity().name().toLowerCase(Locale.ROOT),
                cut(plain(member.rule().title()), 84),
                member.count() > 1 ? " (x" + member.count() + ")" : "");
    }

    private void step(AdvisedStep advised) {
        out.printf(
                "    [%s, %s %s] %s%n",
                advised.step().who().title().in(language),
                say("截止", "by"),
                time.format(advised.due()),
                advised.step().text().in(language));
    }

    private static String assets(Incident incident) {
        return plain(incident.assets().stream().map(AssetId::value).collect(Collectors.joining(", ")));
    }

    static String shortId(Incident incident) {
        return incident.id()
                .value()
                .substring(0, Math.min(10, incident.id().value().length()));
    }

    private String say(String zh, String en) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }

    /** Logs must not drive the terminal. */
    static String plain(String text) {
        return LogText.line(text);
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
