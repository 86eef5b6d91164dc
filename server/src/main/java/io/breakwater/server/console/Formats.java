package io.breakwater.server.console;

import io.breakwater.core.content.RuleTitles;
import io.breakwater.core.incident.LinkSentence;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.Link;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.Stage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** How pages write times, spans and numbers; one per request, for its language. */
public final class Formats {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ZoneId zone;
    private final MessageSource messages;
    private final RuleTitles titles;
    private final Locale locale;

    Formats(ZoneId zone, MessageSource messages, RuleTitles titles, Locale locale) {
        this.zone = zone;
        this.messages = messages;
        this.titles = titles;
        this.locale = locale;
    }

    /** Local time to the second. */
    public String second(Instant instant) {
        return SECOND.format(instant.atZone(zone));
    }

    /** Local time to the minute. */
    public String minute(Instant instant) {
        return MINUTE.format(instant.atZone(zone));
    }

    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** First to last day; a dash when there is none. */
    public String period(SortedMap<LocalDate, ?> days) {
        return days.isEmpty() ? "–" : days.firstKey() + " – " + days.lastKey();
    }

    public String zone() {
        return zone.getId();
    }

    public String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A ratio of 0 to 1 as percent, with one digit below ten. */
    public String percent(double ratio) {
        double percent = ratio * 100;
        return String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
    }

    /** The two greatest units of a span, in words; below a second: "at once". */
    public String span(Duration span) {
        long seconds = span.abs().toSeconds();
        if (seconds < 60) {
            return seconds == 0 ? word("span.none") : word("span.seconds", seconds);
        }
        if (seconds < 3600) {
            return word("span.minutes", seconds / 60);
        }
        if (seconds < 86_400) {
            return two("span.wholeHours", "span.hours", seconds / 3600, seconds % 3600 / 60);
        }
        return two("span.wholeDays", "span.days", seconds / 86_400, seconds % 86_400 / 3600);
    }

    private String two(String wholeKey, String bothKey, long great, long small) {
        return small == 0 ? word(wholeKey, great) : word(bothKey, great, small);
    }

    /** The span between two moments, whichever comes first. */
    public String left(Instant now, Instant then) {
        return span(Duration.between(now, then));
    }

    /** How long ago, seen from {@code now}. */
    public String ago(Instant then, Instant now) {
        return word("span.ago", span(Duration.between(then, now)));
    }

    /** A rule's title in the reader's language; anything else as it is. */
    public String title(String title) {
        return titles.in(locale.getLanguage().equals("zh") ? Language.ZH : Language.EN, title);
    }

    /** Where a rule, or whatever hit like one, has its page. */
    public String rulePage(String id) {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return id.matches("[^/\\\\%;]*[^/\\\\%;.][^/\\\\%;]*")
                ? "/rules/" + encoded
                : "/rules/" + RulePages.BY_PARAMETER + "?id=" + encoded;
    }

    /** What a log source states. */
    public String source(LogSource source) {
        return Stream.of(source.product(), source.category(), source.service())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The last two folders of a place and what stands in them; the whole of it when it is short. */
    public String tail(String place) {
        String[] parts = place.split("/");
        return parts.length <= 3 ? place : String.join("/", List.of(parts).subList(parts.length - 3, parts.length));
    }

    /** Why an alert is in its incident. */
    public String why(Link link) {
        return LinkSentence.of(new Link(link.kind(), title(link.to()), link.entity(), link.gap()), locale);
    }

    /** The stages of the chain, in order. */
    public List<Stage> chain() {
        return List.of(Stage.values());
    }

    /** The names of stages, for who does not see the colours. */
    public String stages(List<Stage> stages) {
        return stages.stream().map(stage -> word("stage." + stage.name())).collect(Collectors.joining(" → "));
    }

    private String word(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
