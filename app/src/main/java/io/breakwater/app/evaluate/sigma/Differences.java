package io.breakwater.app.evaluate.sigma;

import io.breakwater.core.detect.sigma.rule.SigmaRule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists differences: by rule on the screen, each one in a file. */
final class Differences implements AutoCloseable {
    private final Map<String, SigmaRule> rules;
    private final PrintWriter file;

    /** @param path null for no file */
    Differences(@Nullable Path path, Map<String, SigmaRule> rules) throws IOException {
        this.rules = rules;
        this.file = new PrintWriter(path == null ? Writer.nullWriter() : Files.newBufferedWriter(path));
    }

    void add(String corpus, List<PairScore.Difference> differences, PrintWriter out) {
        Map<String, Long> byRule = new TreeMap<>();
        for (PairScore.Difference difference : differences) {
            String side = difference.found() ? "only ours" : "only labelled";
            file.println(corpus + "\t" + side + "\t" + difference.rule() + "\t" + difference.event() + "\t"
                    + difference.reading().orElse(""));
            String why = difference.reading().isPresent() ? " (values read otherwise)" : "";
            byRule.merge(side + "  " + difference.rule() + "  " + title(difference.rule()) + why, 1L, Long::sum);
        }
        byRule.forEach((line, count) -> out.printf("  %5d  %s%n", count, line));
    }

    Map<String, SigmaRule> rules() {
        return rules;
    }

    private String title(String rule) {
        SigmaRule known = rules.get(rule);
        return known == null ? "(not loaded)" : known.heading().title();
    }

    @Override
    public void close() {
        file.close();
    }
}
