package io.breakwater.core.detect.indicator.feed;

import io.breakwater.core.detect.indicator.IndicatorText;
import java.io.BufferedReader;
import java.io.IOException;

/** A value a line; what follows {@code #} is a comment; the kind is told by the value. */
final class PlainFeed {
    private PlainFeed() {}

    static void read(String file, BufferedReader text, FeedDefaults defaults, FeedSink sink) throws IOException {
        long number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            String value = value(line);
            if (!value.isEmpty()) {
                Entry entry = new Entry(file, number, defaults, sink);
                IndicatorText.guess(value)
                        .ifPresentOrElse(
                                kind -> entry.value(kind, value),
                                () -> entry.problem(
                                        "value.unknown",
                                        "'" + Entry.shortened(value)
                                                + "' is no address, network, domain, URL, e-mail address or hash; use a CSV with a kind column for other values"));
            }
        }
    }

    private static String value(String line) {
        String unmarked = line.startsWith("\uFEFF") ? line.substring(1) : line;
        String text = unmarked.strip();
        if (text.startsWith("#") || text.startsWith(";")) {
            return "";
        }
        int comment = text.indexOf(" #");
        return comment < 0 ? text : text.substring(0, comment).strip();
    }
}
