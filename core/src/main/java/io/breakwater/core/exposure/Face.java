package io.breakwater.core.exposure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one service showed to somebody who merely looked at it.
 *
 * @param title of its start page; empty when there is none
 * @param headers of the answer, names in lower case
 * @param body of the start page or a piece of it; empty when not kept
 * @param banner of a service that is not HTTP; empty when there is none
 * @param icons hashes of its favicon: MurmurHash3 of the base64 form as search engines count it, or MD5 in hex
 */
public record Face(String title, Map<String, String> headers, String body, String banner, List<String> icons) {
    /** Shows nothing. */
    public static final Face BLANK = new Face("", Map.of(), "", "", List.of());

    public Face {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
        icons = List.copyOf(icons);
    }

    /** All headers as they would stand in an answer, sorted by name. */
    String headerText() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(headers)
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }

    public boolean isBlank() {
        return equals(BLANK);
    }
}
