package io.breakwater.core.connector.mapping;

import io.breakwater.core.connector.Malformed;
import io.breakwater.core.model.Fields;
import java.util.ArrayList;
import java.util.List;

/**
 * Values between separators, quoted as in RFC 4180 where a separator or quote is in them; a blank separator takes any run
 * of blanks for one.
 *
 * @param columns names of the values; empty when a header line tells them
 */
record DelimitedBody(char separator, List<String> columns) implements PayloadFormat.Body {
    private static final String W3C_HEADER = "#Fields:";

    DelimitedBody {
        columns = List.copyOf(columns);
    }

    @Override
    public void read(String text, int from, Fields.Builder fields) throws Malformed {
        read(columns, text.substring(from), fields);
    }

    /** The column names that a header line tells, a W3C directive among them. */
    List<String> names(String header) throws Malformed {
        return columns.isEmpty()
                ? split(
                        header.startsWith(W3C_HEADER)
                                ? header.substring(W3C_HEADER.length()).strip()
                                : header)
                : columns;
    }

    void read(List<String> names, String line, Fields.Builder fields) throws Malformed {
        List<String> values = split(line);
        if (values.size() != names.size()) {
            throw new Malformed(
                    "csv.columns", "the line has " + values.size() + " values for " + names.size() + " columns");
        }
        for (int i = 0; i < names.size(); i++) {
            fields.add(names.get(i), values.get(i));
        }
    }

    private List<String> split(String line) throws Malformed {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '"' && value.isEmpty()) {
                at = quoted(line, at, value);
            } else if (c == separator) {
                values.add(value.toString());
                value.setLength(0);
                at = separator == ' ' ? afterBlanks(line, at) : at + 1;
            } else {
                value.append(c);
                at++;
            }
        }
        values.add(value.toString());
        return values;
    }

    private static int afterBlanks(String line, int at) {
        int next = at;
        while (next < line.length() && line.charAt(next) == ' ') {
            next++;
        }
        return next;
    }

    /** Takes the quoted value that opens at {@code open}; returns the place behind its closing quote. */
    private static int quoted(String line, int open, StringBuilder value) throws Malformed {
        int at = open + 1;
        while (at < line.length()) {
            boolean quote = line.charAt(at) == '"';
            boolean doubled = quote && at + 1 < line.length() && line.charAt(at + 1) == '"';
            if (quote && !doubled) {
                return at + 1;
            }
            value.append(line.charAt(at));
            at += doubled ? 2 : 1;
        }
        throw new Malformed("csv.quote", "the quote at character " + open + " is never closed");
    }
}
