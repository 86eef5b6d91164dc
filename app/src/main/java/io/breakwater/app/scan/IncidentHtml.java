package io.breakwater.app.scan;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.LogText;
import io.breakwater.core.model.Member;
import io.breakwater.core.respond.AdvisedStep;
import io.breakwater.core.respond.Brief;
import io.breakwater.core.respond.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code --html}: one self-contained page without scripts; everything that came from a log is escaped. */
final class IncidentHtml {
    private final DateTimeFormatter time;
    private final Language language;
    private final StringBuilder html = new StringBuilder(1 << 16);
    private final EvidenceHtml evidence;

    IncidentHtml(ZoneId zone, Language language, EvidenceShelf shelf) {
        this.evidence = new EvidenceHtml(shelf);
        this.time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
        this.language = language;
    }

    void write(Path file, List<Brief> briefs, ScanCounts counts) throws IOException {
        html.append("<!doctype html><html lang=\"")
                .append(say("zh", "en"))
                .append("\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(say("扫描结果", "Scan result"))
                .append("</title><style>")
                .append(style())
                .append("</style></head><body><main>");
        html.append("<h1>").append(say("扫描结果", "Scan result")).append("</h1>");
        html.append("<p class=counts>")
                .append(String.format(
                        Locale.ROOT,
                        say(
                                "%,d 个文件 · %,d 条日志 · %,d 次命中 · %,d 个事件 · %,d 条被拒绝",
                                "%,d files · %,d events · %,d hits · %,d incidents · %,d records rejected"),
                        counts.files(),
                        counts.events(),
                        counts.hits(),
                        counts.incidents(),
                        counts.rejectedInAll()))
                .append("</p>");
        if (briefs.isEmpty()) {
            html.append("<p>").append(say("没有事件。", "No incidents.")).append("</p>");
        }
        briefs.forEach(this::incident);
        appendix();
        html.append("</main></body></html>\n");
        Files.writeString(file, html);
    }

    private void appendix() {
        html.append("<h2 class=appendix>").append(say("证据", "Evidence")).append("</h2>");
        if (evidence.notKept() > 0) {
            html.append("<p class=counts>")
                    .append(String.format(
                            Locale.ROOT,
                            say(
                                    "有 %,d 次命中的日志因空间不足未保留，完整清单用 --detections 输出。",
                                    "The events of %,d hits had no room here; --detections lists all."),
                            evidence.notKept()))
                    .append("</p>");
        }
        evidence.appendix(html, time);
    }

    private void incident(Brief brief) {
        Incident incident = brief.incident();
        html.append("<article><header><span class=\"sev ")
                .append(incident.severity().name().toLowerCase(Locale.ROOT))
                .append("\">")
                .append(incident.severity().name().toLowerCase(Locale.ROOT))
                .append("</span><h2>")
                .append(escape(incident.assets().stream().map(AssetId::value).collect(Collectors.joining(", "))))
                .append("</h2><code>")
                .append(IncidentTable.shortId(incident))
                .append("</code></header><ol class=chain>");
        incident.stages()
                .forEach((stage, at) -> html.append("<li><b>")
                        .append(stage.title().in(language))
                        .append("</b><time>")
                        .append(time.format(at))
                        .append("</time></li>"));
        html.append("</ol><h3>").append(say("现在要做的", "What to do now")).append("</h3><ol class=steps>");
        brief.advice().steps().forEach(this::step);
        html.append("</ol><h3>").append(say("经过", "What happened")).append("</h3>");
        for (Sentence sentence : brief.story()) {
            html.append("<p>")
                    .append(escape(sentence.text().in(language)))
                    .append(' ')
                    .append(evidence.links(sentence.evidence()))
                    .append("</p>");
        }
        html.append("<details><summary>")
                .append(say("时间线", "Timeline"))
                .append(" (")
                .append(incident.members().size())
                .append(")</summary><table>");
        incident.members().stream().sorted(Comparator.comparing(Member::first)).forEach(this::member);
        html.append("</table></details></article>");
    }

    private void step(AdvisedStep advised) {
        html.append("<li>")
                .append(escape(advised.step().text().in(language)))
                .append("<small>")
                .append(advised.step().who().title().in(language))
                .append(" · ")
                .append(say("截止 ", "by "))
                .append(time.format(advised.due()))
                .append(" · ")
                .append(say("核验：", "verify: "))
                .append(escape(advised.step().verify().in(language)))
                .append("</small></li>");
    }

    private void member(Member member) {
        html.append("<tr><td><time>")
                .append(time.format(member.first()))
                .append("</time><td>")
                .append(member.assessment().severity().name().toLowerCase(Locale.ROOT))
                .append("<td>")
                .append(escape(member.rule().title()))
                .append("<td>")
                .append(member.count() > 1 ? "×" + member.count() : "")
                .append("<td>")
                .append(String.join(" ", member.assessment().techniques()))
                .append("<td>")
                .append(evidence.links(member.evidence()))
                .append("</tr>");
    }

    private String say(String zh, String en) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }

    /** A value on one line. */
    static String escape(String text) {
        return markup(LogText.line(text));
    }

    /** Text that may have several lines. */
    static String escapeBlock(String text) {
        return markup(LogText.block(text));
    }

    private static String markup(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String style() throws IOException {
        try (InputStream css = IncidentHtml.class.getResourceAsStream("scan.css")) {
            return css == null ? "" : new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
