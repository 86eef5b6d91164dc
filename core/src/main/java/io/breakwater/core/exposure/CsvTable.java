package io.breakwater.core.exposure;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A CSV file with a heading (RFC 4180: quotes, doubled quotes, line breaks inside quotes). Columns are found by name,
 * whatever their case, blanks and punctuation. A comma, semicolon or tab separates, whichever the heading has most of.
 */
final class CsvTable {
    private final List<Row> rows;

    private CsvTable(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * One row.
     *
     * @param line at which it begins, from 1
     */
    record Row(int line, Map<String, Integer> columns, List<String> cells) {
        /** The first non-blank cell under any of the names. */
        Optional<String> value(String... names) {
            for (String name : names) {
                Integer column = columns.get(name);
                if (column != null
                        && column < cells.size()
                        && !cells.get(column).isBlank()) {
                    return Optional.of(cells.get(column).strip());
                }
            }
            return Optional.empty();
        }
    }

    List<Row> rows() {
        return rows;
    }

    static CsvTable read(Reader text) throws IOException {
        Scanner scanner = new Scanner(text);
        List<String> heading = scanner.heading();
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < heading.size(); i++) {
            columns.putIfAbsent(columnName(heading.get(i)), i);
        }
        List<Row> rows = new ArrayList<>();
        while (!scanner.atEnd()) {
            int line = scanner.line;
            List<String> cells = scanner.record();
            if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                rows.add(new Row(line, columns, cells));
            }
        }
        return new CsvTable(rows);
    }

    static String columnName(String heading) {
        StringBuilder name = new StringBuilder();
        heading.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(name::appendCodePoint);
        return name.toString();
    }

    /** Reads record by record, counting lines. */
    private static final class Scanner {
        private final PushbackReader in;
        private int line = 1;
        private char separator = ',';

        Scanner(Reader text) {
            in = new PushbackReader(text);
        }

        boolean atEnd() throws IOException {
            int next = in.read();
            if (next < 0) {
                return true;
            }
            in.unread(next);
            return false;
        }

        List<String> heading() throws IOException {
            StringBuilder text = new StringBuilder();
            do {
                text.setLength(0);
                for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                    text.append((char) c);
                }
                line++;
            } while (text.length() > 0 && text.charAt(0) == '#');
            String heading = text.toString().replace("\uFEFF", "").strip();
            separator = mostFrequent(heading);
            return List.of(heading.replace("\"", "").split(String.valueOf(separator), -1));
        }

        private static char mostFrequent(String heading) {
            char best = ',';
            for (char candidate : new char[] {';', '\t'}) {
                best = count(heading, candidate) > count(heading, best) ? candidate : best;
            }
            return best;
        }

        private static long count(String text, char wanted) {
            return text.chars().filter(c -> c == wanted).count();
        }

        List<String> record() throws IOException {
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            for (int c = in.read(); ; c = in.read()) {
                if (c == '"' && cell.isEmpty()) {
                    quoted(cell);
                } else if (c == separator || c == '\n' || c < 0) {
                    cells.add(cell.toString().strip());
                    cell.setLength(0);
                    if (c != separator) {
                        line++;
                        return cells;
                    }
                } else {
                    cell.append((char) c);
                }
            }
        }

        private void quoted(StringBuilder cell) throws IOException {
            for (int c = in.read(); c >= 0; c = in.read()) {
                line += c == '\n' ? 1 : 0;
                if (c == '"') {
                    int next = in.read();
                    if (next != '"') {
                        if (next >= 0) {
                            in.unread(next);
                        }
                        return;
                    }
                }
                cell.append((char) c);
            }
        }
    }
}
