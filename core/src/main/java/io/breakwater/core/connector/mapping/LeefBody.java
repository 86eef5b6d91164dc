package io.breakwater.core.connector.mapping;

import io.breakwater.core.connector.Malformed;
import io.breakwater.core.model.Fields;
import java.util.List;

/** IBM Log Event Extended Format 1.0 and 2.0; anything before {@code LEEF:} is passed over. */
record LeefBody() implements PayloadFormat.Body {
    private static final String MARK = "LEEF:";
    private static final List<String> HEADER =
            List.of("leefVersion", "deviceVendor", "deviceProduct", "deviceVersion", "eventId");

    @Override
    public void read(String text, int from, Fields.Builder fields) throws Malformed {
        int mark = text.indexOf(MARK, from);
        List<Integer> bars = mark < 0 ? List.of() : CefBody.bars(text, mark, HEADER.size() + 1);
        if (bars.size() < HEADER.size()) {
            throw new Malformed(
                    "leef.header",
                    "a LEEF header has " + HEADER.size() + " parts that end in |, this one " + bars.size());
        }
        int start = mark + MARK.length();
        for (int i = 0; i < HEADER.size(); i++) {
            fields.add(HEADER.get(i), text.substring(start, bars.get(i)));
            start = bars.get(i) + 1;
        }
        boolean stated = text.startsWith("2", mark + MARK.length()) && bars.size() > HEADER.size();
        String delimiter = stated ? delimiter(text.substring(start, bars.get(HEADER.size()))) : "\t";
        attributes(text.substring(stated ? bars.get(HEADER.size()) + 1 : start), delimiter, fields);
    }

    /** A character, or its number as {@code x09} or {@code 0x09}; nothing stands for a tab. */
    private static String delimiter(String stated) {
        String hex = stated.startsWith("0x") ? stated.substring(2) : stated.startsWith("x") ? stated.substring(1) : "";
        if (hex.isEmpty()) {
            return stated.isEmpty() ? "\t" : stated;
        }
        try {
            return String.valueOf((char) Integer.parseInt(hex, 16));
        } catch (NumberFormatException aPlainWord) {
            return stated;
        }
    }

    private static void attributes(String text, String delimiter, Fields.Builder fields) {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf(delimiter, from);
            int stop = end < 0 ? text.length() : end;
            int equals = text.indexOf('=', from);
            if (equals > from && equals < stop) {
                fields.add(
                        text.substring(from, equals).strip(),
                        text.substring(equals + 1, stop).strip());
            }
            from = stop + delimiter.length();
        }
    }
}
