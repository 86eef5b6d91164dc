package io.breakwater.core.connector.mapping;

import io.breakwater.core.connector.Malformed;
import io.breakwater.core.model.Fields;

/**
 * {@code key=value key="quoted \" value"}: an unquoted value ends at a separator. Words without an equals sign are passed
 * over, as products strew them in.
 *
 * @param separators characters between pairs
 * @param quotes characters that may open and close a value
 */
record KeyValueBody(String separators, char assign, String quotes) implements PayloadFormat.Body {

    @Override
    public void read(String text, int from, Fields.Builder fields) throws Malformed {
        Cursor cursor = new Cursor(text, from);
        while (cursor.at < text.length()) {
            cursor.skipSeparators();
            cursor.pair(fields);
        }
    }

    private final class Cursor {
        private final String text;
        private int at;

        Cursor(String text, int at) {
            this.text = text;
            this.at = at;
        }

        void skipSeparators() {
            while (at < text.length() && isSeparator(text.charAt(at))) {
                at++;
            }
        }

        private boolean isSeparator(char c) {
            return separators.indexOf(c) >= 0 || c == '\r' || c == '\n';
        }

        void pair(Fields.Builder fields) throws Malformed {
            int start = at;
            while (at < text.length() && text.charAt(at) != assign && !isSeparator(text.charAt(at))) {
                at++;
            }
            boolean assigned = at < text.length() && text.charAt(at) == assign;
            if (!assigned) {
                return;
            }
            String key = text.substring(start, at).strip();
            at++;
            String value = value();
            if (!key.isEmpty()) {
                fields.add(key, value);
            }
        }

        private String value() throws Malformed {
            boolean quoted = at < text.length() && quotes.indexOf(text.charAt(at)) >= 0;
            if (quoted) {
                return quotedValue(text.charAt(at));
            }
            int start = at;
            while (at < text.length() && !isSeparator(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private String quotedValue(char quote) throws Malformed {
            int open = at;
            StringBuilder value = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != quote; at++) {
                boolean escape = text.charAt(at) == '\\'
                        && at + 1 < text.length()
                        && (text.charAt(at + 1) == quote || text.charAt(at + 1) == '\\');
                at += escape ? 1 : 0;
                value.append(text.charAt(at));
            }
            if (at == text.length()) {
                throw new Malformed("kv.quote", "the quote at character " + open + " is never closed");
            }
            at++;
            return value.toString();
        }
    }
}
