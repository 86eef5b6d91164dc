package io.breakwater.core.respond.notice;

import io.breakwater.core.content.RuleTitles;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Warning;
import io.breakwater.core.respond.AdvisedStep;
import io.breakwater.core.respond.Briefing;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns one step into an {@link Entry}: the same facts, reasons and steps that the console shows. */
final class Describing {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int MOST_STEPS = 6;
    private static final int MOST_ASSETS = 12;
    private static final int LINE = 600;
    private static final int NAME = 120;

    private final NoticeTexts texts;
    private final Briefing briefing;
    private final Function<IncidentId, Optional<Incident>> incidents;
    private final ZoneId zone;
    private final String console;

    /** @param incidents as they stand now, for the advice */
    Describing(
            NoticeTexts texts,
            Briefing briefing,
            Function<IncidentId, Optional<Incident>> incidents,
            ZoneId zone,
            String console) {
        this.texts = texts;
        this.briefing = briefing;
        this.incidents = incidents;
        this.zone = zone;
        this.console = console;
    }

    Entry entry(Matter matter, Language language, String tenantName) {
        return switch (matter) {
            case Matter.OfWarning(var warning) -> warning(warning, language);
            case Matter.OfIncident step -> incident(step, language);
            case Matter.Trial trial -> trial(trial, language, tenantName);
        };
    }

    private Entry warning(Warning warning, Language language) {
        String colour = texts.in(language, "COLOUR_" + warning.colour());
        String asset = PlainWords.line(warning.asset().value(), NAME);
        List<Entry.Fact> facts = List.of(
                fact(language, "FACT_LEVEL", colour),
                fact(language, "FACT_SYSTEM", asset),
                fact(language, "FACT_RISK", percent(warning.probability())),
                fact(
                        language,
                        "FACT_PERIOD",
                        texts.in(
                                language,
                                "PERIOD",
                                time(warning.at()),
                                time(warning.at().plus(warning.horizon())))));
        List<Entry.Todo> todo = lines(warning.advice(), language).stream()
                .map(line -> new Entry.Todo(line, "", Optional.empty(), ""))
                .toList();
        return new Entry(
                "warning",
                warning.id().value(),
                warning.state().name(),
                warning.at(),
                warning.colour().name(),
                texts.in(language, "WARNING_" + warning.state(), colour, asset),
                facts,
                lines(warning.reasons(), language),
                todo,
                console + "/warnings?which=ALL#w-" + warning.id());
    }

    private Entry incident(Matter.OfIncident step, Language language) {
        Optional<Incident> present = incidents.apply(step.incident());
        String severity = texts.in(language, "SEVERITY_" + step.severity());
        String title = PlainWords.line(titles().in(language, step.title()), NAME);
        List<Entry.Fact> facts = new ArrayList<>();
        facts.add(fact(language, "FACT_TIME", time(step.at())));
        facts.add(fact(language, "FACT_SEVERITY", severity));
        present.ifPresent(incident -> facts.add(fact(language, "FACT_ASSETS", assets(incident))));
        facts.add(fact(language, "FACT_WHY", PlainWords.line(step.why().in(language), LINE)));
        List<Entry.Todo> todo = step.move() == Matter.Move.DOWN
                ? List.of()
                : present.map(incident -> advice(incident, language)).orElse(List.of());
        return new Entry(
                "incident",
                step.subject(),
                step.kind().name(),
                step.at(),
                step.severity().name(),
                texts.in(language, "INCIDENT_" + step.kind(), severity, title),
                facts,
                List.of(),
                todo,
                console + "/incidents/" + step.incident());
    }

    private RuleTitles titles() {
        return briefing.titles();
    }

    private static String assets(Incident incident) {
        String named = incident.assets().stream()
                .limit(MOST_ASSETS)
                .map(asset -> PlainWords.line(asset.value(), NAME))
                .collect(Collectors.joining(", "));
        int more = incident.assets().size() - MOST_ASSETS;
        return more > 0 ? named + " +" + more : named;
    }

    private List<Entry.Todo> advice(Incident incident, Language language) {
        return briefing.advice(incident).steps().stream()
                .limit(MOST_STEPS)
                .map(advised -> todo(advised, language))
                .toList();
    }

    private static Entry.Todo todo(AdvisedStep advised, Language language) {
        return new Entry.Todo(
                PlainWords.line(advised.step().text().in(language), LINE),
                advised.step().who().title().in(language),
                Optional.of(advised.due()),
                PlainWords.line(advised.step().verify().in(language), LINE));
    }

    private Entry trial(Matter.Trial trial, Language language, String tenantName) {
        String tenant = PlainWords.line(tenantName, NAME);
        return new Entry(
                Entry.TEST,
                trial.subject(),
                "TEST",
                trial.at(),
                "",
                texts.in(language, "TRIAL", tenant),
                List.of(fact(language, "FACT_TIME", time(trial.at()))),
                List.of(texts.in(language, "TRIAL_TEXT", tenant)),
                List.of(),
                console + "/contacts");
    }

    private Entry.Fact fact(Language language, String key, String value) {
        return new Entry.Fact(texts.in(language, key), value);
    }

    private static List<String> lines(List<Phrase> phrases, Language language) {
        return phrases.stream()
                .map(phrase -> PlainWords.line(phrase.in(language), LINE))
                .toList();
    }

    private static String percent(double ratio) {
        double percent = ratio * 100;
        return String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
    }

    /** With the zone's offset: the reader's clock may be another. */
    String time(Instant instant) {
        return MINUTE.format(instant.atZone(zone)) + " (UTC" + offset(instant) + ")";
    }

    private String offset(Instant instant) {
        ZoneOffset offset = zone.getRules().getOffset(instant);
        return offset.equals(ZoneOffset.UTC) ? "" : offset.getId();
    }
}
