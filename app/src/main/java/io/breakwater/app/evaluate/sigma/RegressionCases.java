package io.breakwater.app.evaluate.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.breakwater.core.detect.sigma.SigmaMatcher;
import io.breakwater.core.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rule project's own regression cases: a file of events named after the rule that must match one of them. */
final class RegressionCases {
    private RegressionCases() {}

    /**
     * @param failed names of cases whose rule matched no event
     */
    record Outcome(int cases, List<String> failed) {}

    static Outcome run(Path folder, SigmaMatcher matcher, EventSource source) throws IOException {
        List<String> failed = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String rule = file.getFileName().toString().replace(".json", "");
            if (!matched(file, matcher, source).contains(rule)) {
                failed.add(folder.relativize(file).toString());
            }
        }
        return new Outcome(files.size(), failed);
    }

    private static Set<String> matched(Path file, SigmaMatcher matcher, EventSource source) throws IOException {
        Set<String> rules = new HashSet<>();
        try (MappingIterator<JsonNode> events =
                Json.text().readerFor(JsonNode.class).readValues(Files.newBufferedReader(file))) {
            while (events.hasNext()) {
                matcher.match(source.event(events.next()), rule -> rules.add(rule.id()));
            }
        }
        return rules;
    }
}
