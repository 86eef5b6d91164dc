package io.breakwater.core.detect.indicator.feed;

import io.breakwater.core.detect.indicator.IndicatorKind;
import io.breakwater.core.detect.indicator.IndicatorText;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A table with a header line. Columns by the names that feeds use: value (or indicator, ioc), kind (or type), source,
 * label (or family, malware), tlp, confidence, valid_from (or first_seen, date), valid_until (or expiration). Others are
 * passed over. Fields may stand in quotes and hold line ends then. A value cell may hold several values with semicolons
 * between them, such as the hashes of one file.
 */
final class CsvFeed {
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("value", "value"),
            Map.entry("indicator", "value"),
            Map.entry("ioc", "value"),
            Map.entry("ioc_value", "value"),
            Map.entry("kind", "kind"),
            Map.entry("type", "kind"),
            Map.entry("ioc_type", "kind"),
            Map.entry("indicator_type", "kind"),
            Map.entry("source", "source"),
            Map.entry("feed", "source"),
            Map.entry("label", "label"),
            Map.entry("family", "label"),
            Map.entry("malware", "label"),
            Map.entry("tlp", "tlp"),
            Map.entry("confidence", "confidence"),
            Map.entry("confidence_level", "confidence"),
            Map.entry("valid_from", "from"),
            Map.entry("first_seen", "from"),
            Map.entry("date", "from"),
            Map.entry("valid_until", "until"),
            Map.entry("expiration", "until"),
            Map.entry("expires", "until"));

    private final String file;
    private final BufferedReader text;
    private final FeedDefaults defaults;
    private final FeedSink sink;
    private final Map<String, Integer> columns = new HashMap<>();
    private long line;

    private CsvFeed(String file, BufferedReader text, FeedDefaults defaults, FeedSink sink) {
        this.file = file;
        this.text = text;
        this.defaults = defaults;
        this.sink = sink;
    }

    static void read(String file, BufferedReader text, FeedDefaults defaults, FeedSink sink) throws IOException {
        new CsvFeed(file, text, defaults, sink).read();
    }

    /** Whether a first line is a header this class understands. */
    static boolean isHeader(String firstLine) {
        return firstLine.indexOf(',') > 0
                && cells(firstLine).stream().map(CsvFeed::column).anyMatch("value"::equals);
    }

    private void read() throws IOException {
        List<String> header = record();
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(column(header.get(i)), i);
        }
        if (!columns.containsKey("value")) {
            sink.problem(new FeedProblem(
                    file, 1, "column.missing", "no column named value, indicator or ioc; add a header line"));
            return;
        }
        long begin = line + 1;
        for (List<String> cells = record(); !cells.isEmpty(); cells = record()) {
            row(cells, begin);
            begin = line + 1;
        }
    }

    private void row(List<String> cells, long begin) {
        String value = cell(cells, "value");
        if (value.isBlank() || value.startsWith("#")) {
            return;
        }
        Entry entry = new Entry(file, begin, defaults, sink)
                .source(cell(cells, "source"))
                .label(cell(cells, "label"))
                .tlp(cell(cells, "tlp"))
                .confidence(cell(cells, "confidence"))
                .from(cell(cells, "from"))
                .until(cell(cells, "until"));
        String kind = cell(cells, "kind");
        boolean several = kind(kind, value).isEmpty() && value.indexOf(';') > 0;
        for (String part : several ? value.split(";") : new String[] {value}) {
            value(entry, kind, part.strip());
        }
    }

    private static void value(Entry entry, String written, String value) {
        kind(written, value)
                .ifPresentOrElse(
                        kind -> entry.value(kind, value),
                        () -> entry.problem(
                                "kind.unknown",
                                "no kind fits '" + Entry.shortened(value) + "'; name one in the kind column"));
    }

    /** The kind as written, in our words or MISP's; told by the value where none is written or it says little. */
    private static Optional<IndicatorKind> kind(String written, String value) {
        return IndicatorKind.named(written)
                .or(() -> MispTypes.kind(written.strip().toLowerCase(Locale.ROOT)))
                .or(() -> IndicatorText.guess(value));
    }

    private String cell(List<String> cells, String name) {
        Integer at = columns.get(name);
        return at == null || at >= cells.size() ? "" : cells.get(at).strip();
    }

    private static String column(String written) {
        String name = written.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\uFEFF", "")
                .replace(' ', '_')
                .replace("\"", "");
        return COLUMNS.getOrDefault(name, name);
    }

    /** The cells of the next record, empty at the end; a quoted field may span lines. */
    private List<String> record() throws IOException {
        for (String next = text.readLine(); next != null; next = text.readLine()) {
            line++;
            StringBuilder whole = new StringBuilder(next);
            while (isOpen(whole)) {
                String more = text.readLine();
                if (more == null) {
                    sink.problem(new FeedProblem(
                            file, line, "quote.open", "a quote is not closed before the end of the file"));
                    break;
                }
                line++;
                whole.append('\n').append(more);
            }
            if (!whole.toString().isBlank() && whole.charAt(0) != '#') {
                return cells(whole.toString());
            }
        }
        return List.of();
    }

    private static boolean isOpen(CharSequence record) {
        return record.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static List<String> cells(String record) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (c == '"' && quoted && i + 1 < record.length() && record.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
