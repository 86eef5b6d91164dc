package io.breakwater.core.connector.windows;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code <EventData><Data Name="a">b</Data>...} that some shippers leave as text inside JSON. No XML parser: nothing
 * but these elements is looked at, so there are no entities to expand and no files to fetch.
 */
final class EventDataXml {
    private static final Pattern DATA = Pattern.compile("<Data(?:\\s+Name=\"([^\"]*+)\")?\\s*(?:/>|>([^<]*+)</Data>)");

    private EventDataXml() {}

    static void read(String xml, FlatFields flat) {
        Matcher data = DATA.matcher(xml);
        while (data.find()) {
            String name = data.group(1);
            String value = data.group(2);
            flat.own(name == null ? "Data" : plain(name), value == null ? "" : plain(value));
        }
    }

    private static String plain(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
