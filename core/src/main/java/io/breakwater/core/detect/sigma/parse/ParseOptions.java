package io.breakwater.core.detect.sigma.parse;

import java.util.List;
import java.util.Map;

/**
 * What rules cannot know by themselves.
 *
 * @param placeholders values for {@code %name%} where a rule says {@code expand}; a rule that names another one is an
 *     error, as the specification demands
 */
public record ParseOptions(Map<String, List<String>> placeholders) {
    public static final ParseOptions NONE = new ParseOptions(Map.of());

    public ParseOptions {
        placeholders = Map.copyOf(placeholders);
    }
}
