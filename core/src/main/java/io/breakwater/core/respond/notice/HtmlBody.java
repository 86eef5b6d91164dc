package io.breakwater.core.respond.notice;

import io.breakwater.core.model.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A letter as simple HTML: no script, no picture, nothing that a mail program would have to fetch. */
final class HtmlBody {
    private static final Map<String, String> STRIPES = Map.of(
            "RED", "#b3261e",
            "CRITICAL", "#b3261e",
            "ORANGE", "#c2560c",
            "HIGH", "#c2560c",
            "YELLOW", "#b08a00",
            "MEDIUM", "#b08a00",
            "BLUE", "#2f6fb5");
    private static final String PLAIN_STRIPE = "#566573";

    private final NoticeTexts texts;
    private final Language language;
    private final Function<Instant, String> time;
    private final StringBuilder out = new StringBuilder();

    HtmlBody(NoticeTexts texts, Language language, Function<Instant, String> time) {
        this.texts = texts;
        this.language = language;
        this.time = time;
    }

    String of(List<String> opening, List<Entry> entries, String tlp) {
        opening.forEach(line -> tag("p", line));
        entries.forEach(this::entry);
        tag("p", tlp);
        return out.toString();
    }

    private void entry(Entry entry) {
        out.append("<div style=\"border-left:6px solid ")
                .append(STRIPES.getOrDefault(entry.level(), PLAIN_STRIPE))
                .append(";padding:2px 0 2px 12px;margin:18px 0\">\n");
        tag("h3", entry.headline());
        if (entry.facts().isEmpty()) {
            tag("p", time.apply(entry.at()));
        } else {
            out.append("<table cellpadding=\"3\">\n");
            entry.facts()
                    .forEach(fact -> out.append("<tr><td><b>")
                            .append(PlainWords.html(fact.name()))
                            .append("</b></td><td>")
                            .append(PlainWords.html(fact.value()))
                            .append("</td></tr>\n"));
            out.append("</table>\n");
        }
        if (!entry.reasons().isEmpty()) {
            if (!entry.kind().equals(Entry.TEST)) {
                tag("h4", texts.in(language, "HEAD_REASONS"));
            }
            out.append("<ul>\n");
            entry.reasons().forEach(reason -> tag("li", reason));
            out.append("</ul>\n");
        }
        if (!entry.todo().isEmpty()) {
            tag("h4", texts.in(language, "HEAD_ADVICE"));
            out.append("<ol>\n");
            entry.todo().forEach(this::todo);
            out.append("</ol>\n");
        }
        link(entry.link(), texts.in(language, "LINK", entry.link()));
        out.append("</div>\n");
    }

    private void todo(Entry.Todo todo) {
        out.append("<li>").append(PlainWords.html(todo.text()));
        todo.due()
                .ifPresent(due -> out.append("<br><small>")
                        .append(PlainWords.html(texts.in(language, "WHO_BY", todo.who(), time.apply(due))))
                        .append("</small>"));
        if (!todo.check().isEmpty()) {
            out.append("<br><small>")
                    .append(PlainWords.html(texts.in(language, "HEAD_CHECK", todo.check())))
                    .append("</small>");
        }
        out.append("</li>\n");
    }

    String end(String receipt) {
        link(receipt, texts.in(language, "RECEIPT_LABEL"));
        tag("p", texts.in(language, "RECEIPT_HINT"));
        tag("p", texts.in(language, "FOOTER"));
        return out.toString();
    }

    private void link(String to, String words) {
        out.append("<p><a href=\"")
                .append(PlainWords.html(to))
                .append("\">")
                .append(PlainWords.html(words))
                .append("</a></p>\n");
    }

    private void tag(String name, String text) {
        out.append('<').append(name).append('>');
        out.append(PlainWords.html(text));
        out.append("</").append(name).append(">\n");
    }
}
