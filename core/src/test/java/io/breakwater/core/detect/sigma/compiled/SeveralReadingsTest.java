package io.breakwater.core.detect.sigma.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.RuleLoader;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.RuleText;
import io.breakwater.core.detect.sigma.parse.ParseOptions;
import io.breakwater.core.detect.sigma.source.LogSourceMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An event that rules read in several ways, because some log sources name its fields otherwise. */
final class SeveralReadingsTest {
    private static final int RULES = 20;
    private static final LogSourceMap SOURCES = LogSourceMap.read(Map.of("test.yml", """
                    product: test
                    marker: Channel
                    services:
                        log: here
                    categories:
                        plain: {service: log, when: {Kind: 1}}
                        renamed: {service: log, when: {Kind: 1}, reads: {What: Deed}}
                    """), Set.of());

    @Test
    void tellsRulesInTheOrderInWhichTheyWereLoadedWithinEachReading() {
        List<String> expected = IntStream.range(0, RULES)
                .boxed()
                .flatMap(i -> List.of("plain-" + i, "renamed-" + i).stream())
                .toList();
        List<String> told = matches(load(expected));
        assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
        for (String reading : List.of("plain", "renamed")) {
            assertThat(told.stream().filter(id -> id.startsWith(reading)))
                    .containsExactlyElementsOf(expected.stream()
                            .filter(id -> id.startsWith(reading))
                            .toList());
        }
    }

    private static List<String> matches(RuleSet rules) {
        List<String> told = new ArrayList<>();
        new CompiledMatcher(rules)
                .match(
                        RuleText.event("Channel", "here", "Kind", "1", "What", "fail", "Deed", "fail"),
                        rule -> told.add(rule.id()));
        return told;
    }

    private static RuleSet load(List<String> ids) {
        RuleLoader loader = new RuleLoader(SOURCES, ParseOptions.NONE);
        ids.forEach(id -> loader.add(id + ".yml", """
                title: %s
                id: %s
                logsource:
                    product: test
                    category: %s
                detection:
                    s:
                        What: fail
                    condition: s
                """.formatted(id, id, id.substring(0, id.indexOf('-')))));
        return loader.load();
    }
}
