package io.breakwater.core.connector.mapping;

import io.breakwater.core.connector.Malformed;
import io.breakwater.core.model.Fields;
import java.util.ArrayList;
import java.util.List;

/** ArcSight Common Event Format, version 0 and 1; anything before {@code CEF:} is passed over. */
record CefBody() implements PayloadFormat.Body {
    private static final String MARK = "CEF:";
    private static final List<String> HEADER = List.of(
            "cefVersion", "deviceVendor", "deviceProduct", "deviceVersion", "deviceEventClassId", "name", "severity");
    private static final SpacedPairs EXTENSION = new SpacedPairs();

    @Override
    public void read(String text, int from, Fields.Builder fields) throws Malformed {
        int mark = text.indexOf(MARK, from);
        if (mark < 0) {
            throw new Malformed("cef.header", "no 'CEF:' in the line");
        }
        List<Integer> bars = bars(text, mark, HEADER.size());
        if (bars.size() < HEADER.size()) {
            throw new Malformed(
                    "cef.header",
                    "a CEF header has " + HEADER.size() + " parts that end in |, this one " + bars.size());
        }
        int start = mark + MARK.length();
        for (int i = 0; i < HEADER.size(); i++) {
            fields.add(HEADER.get(i), unescaped(text.substring(start, bars.get(i))));
            start = bars.get(i) + 1;
        }
        EXTENSION.read(text, start, fields);
    }

    /** Places of the first {@code count} bars that are not escaped. */
    static List<Integer> bars(String text, int from, int count) {
        List<Integer> bars = new ArrayList<>();
        for (int at = from; at < text.length() && bars.size() < count; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == '|') {
                bars.add(at);
            }
        }
        return bars;
    }

    private static String unescaped(String part) {
        return part.replace("\\|", "|").replace("\\\\", "\\");
    }
}
