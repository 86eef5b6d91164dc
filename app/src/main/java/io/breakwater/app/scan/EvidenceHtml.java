package io.breakwater.app.scan;

import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Evidence;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Links to pieces of evidence on the page of a scan, and the appendix in which they open. */
final class EvidenceHtml {
    private static final int MOST_LINKS = 3;
    private static final int LONGEST_RAW = 4096;
    private static final int LONGEST_HEX = 256;
    private static final int ID_SHOWN = 8;

    private final EvidenceShelf shelf;
    private final Set<EventId> linked = new LinkedHashSet<>();

    EvidenceHtml(EvidenceShelf shelf) {
        this.shelf = shelf;
    }

    /** Links to the first of {@code ids}; what is linked stands in the appendix. */
    String links(List<EventId> ids) {
        StringBuilder html = new StringBuilder("<span class=ev>");
        List<EventId> shown = ids.stream()
                .distinct()
                .filter(id -> shelf.find(id).isPresent())
                .limit(MOST_LINKS)
                .toList();
        for (EventId id : shown) {
            linked.add(id);
            html.append("<a href=\"#e-")
                    .append(id)
                    .append("\">")
                    .append(shortened(id))
                    .append("</a> ");
        }
        int more = (int) ids.stream().distinct().count() - shown.size();
        return html.append(more > 0 ? "+" + more : "").append("</span>").toString();
    }

    /** Hits whose event is not kept, for want of room. */
    long notKept() {
        return shelf.notKept();
    }

    /** The linked events, in the order in which they were linked first. */
    void appendix(StringBuilder html, DateTimeFormatter time) {
        for (EventId id : linked) {
            shelf.find(id).ifPresent(event -> event(event, html, time));
        }
    }

    private static void event(Evidence event, StringBuilder html, DateTimeFormatter time) {
        html.append("<section class=event id=\"e-")
                .append(event.id())
                .append("\"><h4>")
                .append(time.format(event.time()));
        html.append(" · ").append(escape(event.provenance().product()));
        html.append(" <code>").append(event.id()).append("</code></h4><small>");
        html.append(escape(event.provenance().origin().file()));
        html.append(" #").append(event.provenance().origin().recordNumber()).append("</small><table>");
        for (Evidence.Field field : event.fields()) {
            html.append("<tr><td>").append(escape(field.name()));
            html.append("<td>").append(escape(field.value())).append("</tr>");
        }
        html.append("</table><pre>")
                .append(IncidentHtml.escapeBlock(raw(event)))
                .append("</pre></section>");
    }

    private static String raw(Evidence event) {
        byte[] raw = event.raw();
        String text = new String(raw, 0, Math.min(raw.length, LONGEST_RAW), StandardCharsets.UTF_8);
        String shown = text.indexOf('\u0000') < 0
                ? text
                : HexFormat.ofDelimiter(" ").formatHex(raw, 0, Math.min(raw.length, LONGEST_HEX));
        return event.rawLength() > LONGEST_RAW ? shown + " …" : shown;
    }

    private static String shortened(EventId id) {
        return id.value().substring(0, Math.min(ID_SHOWN, id.value().length()));
    }

    private static String escape(String text) {
        return IncidentHtml.escape(text);
    }
}
