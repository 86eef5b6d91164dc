package io.breakwater.core.respond.notice;

import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Language;
import io.breakwater.core.respond.Briefing;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Writes letters. Of several steps all are listed, what goes on before what is over, the most urgent first; details stand with the newest step of each subject,
 * for the twenty most urgent.
 */
public final class LetterWriter {
    private static final int DETAILED = 20;
    private static final int LONGEST_SUBJECT = 160;
    private static final int NAME = 100;

    private final NoticeTexts texts;
    private final Describing describing;

    /**
     * @param incidents as they stand now
     * @param zone whose times are shown
     * @param console where people reach the console, without a slash at its end
     */
    public LetterWriter(
            NoticeTexts texts,
            Briefing briefing,
            Function<IncidentId, Optional<Incident>> incidents,
            ZoneId zone,
            String console) {
        this.texts = texts;
        this.describing = new Describing(texts, briefing, incidents, zone, console);
    }

    /** One letter of all these steps; there must be at least one. */
    public Letter write(Contact contact, String tenantName, List<Matter> matters) {
        Language language = contact.language();
        List<Entry> entries = entries(matters, language, tenantName);
        String first = entries.getFirst().headline();
        String told = entries.size() == 1 ? first : texts.in(language, "MORE", first, "" + (entries.size() - 1));
        List<String> opening = opening(contact, PlainWords.line(tenantName, NAME), entries);
        String tlp = texts.in(language, "TLP", PlainWords.line(tenantName, NAME));
        return new Letter(
                "[" + Letter.TLP + "] " + PlainWords.line(told, LONGEST_SUBJECT),
                new PlainBody(texts, language, describing::time).of(opening, entries, tlp),
                new HtmlBody(texts, language, describing::time).of(opening, entries, tlp),
                entries);
    }

    private List<Entry> entries(List<Matter> matters, Language language, String tenantName) {
        Map<String, Matter> newest = newest(matters);
        List<Matter> ordered = matters.stream()
                .sorted(Comparator.comparing((Matter matter) -> over(newest, matter))
                        .thenComparing(Matter::urgency)
                        .thenComparing(Matter::at, Comparator.reverseOrder())
                        .thenComparing(Matter::subject)
                        .thenComparing(Matter::key))
                .toList();
        List<Entry> entries = new ArrayList<>();
        int detailed = 0;
        for (Matter matter : ordered) {
            Entry entry = describing.entry(matter, language, tenantName);
            boolean whole = matter.equals(newest.get(matter.subject())) && detailed++ < DETAILED;
            entries.add(whole ? entry : entry.brief());
        }
        return entries;
    }

    /** Whether the subject has become less or has ended by now: it comes after what goes on, however urgent it was. */
    private static boolean over(Map<String, Matter> newest, Matter matter) {
        return newest.getOrDefault(matter.subject(), matter).move() == Matter.Move.DOWN;
    }

    /** The last step of each subject. */
    private static Map<String, Matter> newest(List<Matter> matters) {
        BinaryOperator<Matter> later =
                BinaryOperator.maxBy(Comparator.comparing(Matter::at).thenComparing(Matter::key));
        Map<String, Matter> newest = new HashMap<>();
        matters.forEach(matter -> newest.merge(matter.subject(), matter, later));
        return newest;
    }

    private List<String> opening(Contact contact, String tenant, List<Entry> entries) {
        Language language = contact.language();
        List<String> lines = new ArrayList<>();
        lines.add(texts.in(language, "GREETING", PlainWords.line(contact.name(), NAME), tenant));
        if (entries.size() > 1) {
            lines.add(texts.in(language, "GATHERED", "" + entries.size()));
        }
        if (entries.size() > DETAILED) {
            lines.add(texts.in(language, "DETAILED", "" + DETAILED));
        }
        return lines;
    }

    /** What stands at the end of a plain letter, with the way to acknowledge it. */
    public String plainEnd(Language language, String receipt) {
        return new PlainBody(texts, language, describing::time).end(receipt);
    }

    /** The same for HTML. */
    public String htmlEnd(Language language, String receipt) {
        return new HtmlBody(texts, language, describing::time).end(receipt);
    }
}
