package io.breakwater.core.detect.sigma;

import io.breakwater.core.detect.sigma.parse.ParseOptions;
import io.breakwater.core.detect.sigma.rule.Problem;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import io.breakwater.core.detect.sigma.source.LogSourceMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short ways for tests to write rules and events. */
public final class RuleText {
    private RuleText() {}

    /** A rule for every event of product {@code test} with this detection section (indented by four). */
    public static String rule(String detection) {
        return "title: test\nid: rule-1\nlogsource:\n    product: test\ndetection:\n" + detection.indent(4);
    }

    public static RuleSet load(String... texts) {
        RuleLoader loader = new RuleLoader(LogSourceMap.empty(), ParseOptions.NONE);
        for (int i = 0; i < texts.length; i++) {
            loader.add("rule" + i + ".yml", texts[i]);
        }
        return loader.load();
    }

    public static List<String> errors(RuleSet rules) {
        return rules.problems().stream()
                .filter(problem -> problem.gravity() == Problem.Gravity.ERROR)
                .map(Problem::toString)
                .toList();
    }

    /** An event of product {@code test}: name, value, name, value; a value null is a field without one. */
    public static MapEvent event(String... namesAndValues) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            fields.put(namesAndValues[i], value == null ? List.of() : Arrays.asList(value));
        }
        return MapEvent.of(new RuleSource("", "test", ""), fields);
    }
}
