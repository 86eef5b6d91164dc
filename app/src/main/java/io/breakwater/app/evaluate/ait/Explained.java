package io.breakwater.app.evaluate.ait;

import io.breakwater.core.incident.LinkSentence;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.LeftOut;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Phrase;
import java.util.List;
import java.util.Locale;

/** An incident as an analyst reads it: each member with its reason, what was left out, what was not seen. */
final class Explained {
    private final Page page;
    private final Locale locale;

    Explained(Page page, Locale locale) {
        this.page = page;
        this.locale = locale;
    }

    void tell(Correlation correlation) {
        correlation.byIncident().values().stream()
                .map(rows -> correlation.members().get(rows.getFirst()))
                .forEach(this::tell);
    }

    private void tell(Incident incident) {
        page.line(
                "%n%s  %s  score %.2f  opened %s  on %s",
                incident.id(),
                incident.status(),
                incident.score(),
                incident.opened().orElseThrow(),
                incident.assets());
        incident.members().forEach(this::member);
        told("left out", incident.leftOut().stream().map(LeftOut::why).toList());
        told("not seen", incident.blindSpots());
    }

    private void member(Member member) {
        page.line(
                "  %s %-6s x%-6d %s @ %s%n      %s",
                member.first(),
                member.assessment().fidelity(),
                member.count(),
                member.rule().title(),
                member.entities().getFirst().value(),
                LinkSentence.of(member.link(), locale));
    }

    private void told(String heading, List<Phrase> sentences) {
        sentences.forEach(sentence ->
                page.line("  %s: %s", heading, locale.getLanguage().equals("zh") ? sentence.zh() : sentence.en()));
    }
}
