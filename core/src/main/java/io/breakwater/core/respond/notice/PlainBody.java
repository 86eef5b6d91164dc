package io.breakwater.core.respond.notice;

import io.breakwater.core.model.Language;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** A letter as plain text. */
final class PlainBody {
    private final NoticeTexts texts;
    private final Language language;
    private final Function<Instant, String> time;
    private final StringBuilder out = new StringBuilder();

    PlainBody(NoticeTexts texts, Language language, Function<Instant, String> time) {
        this.texts = texts;
        this.language = language;
        this.time = time;
    }

    String of(List<String> opening, List<Entry> entries, String tlp) {
        opening.forEach(this::line);
        for (int i = 0; i < entries.size(); i++) {
            line("");
            entry(entries.get(i), entries.size() == 1 ? "" : (i + 1) + ". ");
        }
        line("");
        line(tlp);
        return out.toString();
    }

    private void entry(Entry entry, String number) {
        line(number + entry.headline() + (entry.facts().isEmpty() ? " · " + time.apply(entry.at()) : ""));
        entry.facts().forEach(fact -> line("  " + fact.name() + ": " + fact.value()));
        if (!entry.reasons().isEmpty()) {
            line("");
            if (!entry.kind().equals(Entry.TEST)) {
                line(texts.in(language, "HEAD_REASONS"));
            }
            entry.reasons().forEach(reason -> line("  - " + reason));
        }
        if (!entry.todo().isEmpty()) {
            line("");
            line(texts.in(language, "HEAD_ADVICE"));
            entry.todo().forEach(this::todo);
        }
        line("  " + texts.in(language, "LINK", entry.link()));
    }

    private void todo(Entry.Todo todo) {
        line("  - " + todo.text());
        todo.due().ifPresent(due -> line("    " + texts.in(language, "WHO_BY", todo.who(), time.apply(due))));
        if (!todo.check().isEmpty()) {
            line("    " + texts.in(language, "HEAD_CHECK", todo.check()));
        }
    }

    String end(String receipt) {
        line("");
        line(texts.in(language, "RECEIPT", receipt));
        line(texts.in(language, "RECEIPT_HINT"));
        line("");
        line(texts.in(language, "FOOTER"));
        return out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
