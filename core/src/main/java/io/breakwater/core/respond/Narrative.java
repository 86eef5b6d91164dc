package io.breakwater.core.respond;

import io.breakwater.core.content.RuleTitles;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.LogText;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells an incident as sentences, from templates, in both languages. Every sentence carries the events it rests on. What
 * logs say is quoted as a value and cut, never as a template; whoever shows a sentence escapes it for his medium.
 */
public final class Narrative {
    private static final int LONGEST_QUOTE = 120;
    private static final int MOST_ASSETS = 5;

    private final DateTimeFormatter time;
    private final RuleTitles titles;

    public Narrative(ZoneId zone, RuleTitles titles) {
        this.titles = titles;
        this.time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    public List<Sentence> tell(Incident incident) {
        List<Sentence> story = new ArrayList<>();
        story.add(opening(incident));
        Optional<Instant> before = Optional.empty();
        for (Map.Entry<Stage, Member> step : firstOfEachStage(incident).entrySet()) {
            story.add(stage(step.getKey(), step.getValue(), before));
            before = Optional.of(step.getValue().first());
        }
        marks(incident).ifPresent(story::add);
        blocked(incident).ifPresent(story::add);
        return story;
    }

    private Sentence opening(Incident incident) {
        String assets = quote(incident.assets().stream()
                .limit(MOST_ASSETS)
                .map(AssetId::value)
                .collect(Collectors.joining(", ")));
        int more = Math.max(0, incident.assets().size() - MOST_ASSETS);
        String from = time.format(incident.firstSeen());
        String to = time.format(incident.lastSeen());
        long count = incident.detections();
        return new Sentence(
                new Phrase(
                        from + " 至 " + to + "，资产 " + assets
                                + (more > 0 ? " 等 " + incident.assets().size() + " 台" : "") + " 上的 " + count
                                + " 条检测被归并为同一次攻击。",
                        "From " + from + " to " + to + ", " + count + " detections on " + assets
                                + (more > 0 ? " and " + more + " more" : "") + " belong to one attack."),
                incident.members().stream()
                        .flatMap(member -> member.evidence().stream().limit(1))
                        .toList());
    }

    private static SortedMap<Stage, Member> firstOfEachStage(Incident incident) {
        SortedMap<Stage, Member> first = new TreeMap<>();
        incident.members().stream()
                .filter(member -> member.assessment().outcome() != Outcome.BLOCKED)
                .sorted(Comparator.comparing(Member::first))
                .forEach(member -> member.assessment().stage().ifPresent(stage -> first.putIfAbsent(stage, member)));
        return first;
    }

    private Sentence stage(Stage stage, Member member, Optional<Instant> before) {
        String at = time.format(member.first());
        String title = member.rule().title();
        String what = quote(title);
        String techniques = String.join(", ", member.assessment().techniques());
        String where = member.entities().stream()
                .filter(entity -> entity.role() == EntityRole.VICTIM && entity.kind() == EntityKind.HOST)
                .map(Entity::value)
                .findFirst()
                .map(Narrative::quote)
                .orElse("");
        Duration gap =
                before.map(earlier -> Duration.between(earlier, member.first())).orElse(Duration.ZERO);
        return new Sentence(
                new Phrase(
                        stage.title().zh() + "：" + at + (where.isEmpty() ? "" : "，主机 " + where) + "，“"
                                + quote(titles.in(Language.ZH, title)) + "”"
                                + (techniques.isEmpty() ? "" : "（" + techniques + "）")
                                + (gap.toSeconds() > 0 ? "，距上一阶段 " + spanZh(gap) : "") + "。",
                        capital(stage.title().en()) + ": " + at + (where.isEmpty() ? "" : " on " + where) + ", \""
                                + what
                                + "\"" + (techniques.isEmpty() ? "" : " (" + techniques + ")")
                                + (gap.toSeconds() > 0 ? ", " + spanEn(gap) + " after the stage before" : "") + "."),
                member.evidence());
    }

    private static Optional<Sentence> marks(Incident incident) {
        Map<Trait, List<EventId>> marks = new TreeMap<>();
        incident.members()
                .forEach(member -> member.traits().stream()
                        .filter(trait -> trait.kind() != TraitKind.FILE_HASH)
                        .forEach(trait -> marks.computeIfAbsent(trait, key -> new ArrayList<>())
                                .addAll(member.evidence())));
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Sentence(
                new Phrase(
                        "攻击者特征：" + spoken(marks.keySet(), Language.ZH, "、") + "。",
                        "Marks of the attacker: " + spoken(marks.keySet(), Language.EN, ", ") + "."),
                marks.values().stream().flatMap(List::stream).distinct().toList()));
    }

    private static String spoken(Set<Trait> marks, Language language, String between) {
        return marks.stream()
                .map(trait -> trait.kind().title().in(language) + " " + quote(trait.value()))
                .collect(Collectors.joining(between));
    }

    private static Optional<Sentence> blocked(Incident incident) {
        List<Member> blocked = incident.members().stream()
                .filter(member -> member.assessment().outcome() == Outcome.BLOCKED)
                .toList();
        long count = blocked.stream().mapToLong(Member::count).sum();
        return blocked.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sentence(
                        new Phrase("其中 " + count + " 条已被产品拦截。", count + " of them were blocked by a product."),
                        blocked.stream()
                                .flatMap(member -> member.evidence().stream())
                                .toList()));
    }

    /** A value from a log: on one line, nothing in it takes effect, cut. */
    static String quote(String value) {
        String plain = LogText.line(value).strip();
        if (plain.length() <= LONGEST_QUOTE) {
            return plain;
        }
        int end = Character.isHighSurrogate(plain.charAt(LONGEST_QUOTE - 1)) ? LONGEST_QUOTE - 1 : LONGEST_QUOTE;
        return plain.substring(0, end) + "…";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String spanZh(Duration span) {
        return span.toDays() > 0
                ? span.toDays() + " 天 " + span.toHoursPart() + " 小时"
                : span.toHours() > 0
                        ? span.toHours() + " 小时 " + span.toMinutesPart() + " 分"
                        : span.toMinutes() > 0
                                ? span.toMinutes() + " 分 " + span.toSecondsPart() + " 秒"
                                : span.toSecondsPart() + " 秒";
    }

    private static String spanEn(Duration span) {
        return span.toDays() > 0
                ? span.toDays() + " d " + span.toHoursPart() + " h"
                : span.toHours() > 0
                        ? span.toHours() + " h " + span.toMinutesPart() + " min"
                        : span.toMinutes() > 0
                                ? span.toMinutes() + " min " + span.toSecondsPart() + " s"
                                : span.toSecondsPart() + " s";
    }
}
