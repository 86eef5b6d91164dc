package io.breakwater.core.connector.mapping;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.breakwater.core.connector.Malformed;
import io.breakwater.core.model.Fields;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Named groups of a pattern that must match at the line's beginning become fields, in the order of the pattern. */
final class PatternHead implements PayloadFormat.Head {
    private final Pattern pattern;
    private final List<String> names;

    PatternHead(Pattern pattern) {
        this.pattern = pattern;
        this.names = pattern.namedGroups().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public int read(String text, Fields.Builder fields) throws Malformed {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.lookingAt()) {
            throw new Malformed("line.pattern", "the line does not begin as the mapping says: " + pattern.pattern());
        }
        for (String name : names) {
            String value = matcher.group(name);
            if (value != null) {
                fields.add(name, value);
            }
        }
        return matcher.end();
    }
}
