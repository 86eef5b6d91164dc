package io.breakwater.core.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with places for values, {@code {0}}, {@code {1}} and so on. */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,4})\\}");

    private Template() {}

    /**
     * The text with its places filled, in one pass: a value that looks like a place is not filled again. A place without a
     * value stays as it is.
     */
    public static String fill(String text, List<String> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            int index = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(index < values.size() ? values.get(index) : place.group());
        });
    }
}
