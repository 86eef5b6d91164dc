package io.breakwater.core.detect;

import io.breakwater.core.detect.sigma.parse.RuleParser;
import io.breakwater.core.detect.sigma.rule.Heading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The texts of loaded rules, for people who ask. They are read again from their files rather than held in memory, and
 * known by their hashes: what has changed since a rule was loaded is not taken for its text. For one thread.
 */
public final class RuleTexts {
    private final Map<String, Map<String, String>> byFile = new HashMap<>();

    /** The text of the document, and of no other version of it; empty when its file no longer holds it. */
    public String of(Heading heading) {
        String file = heading.place().file();
        String own = heading.version().replaceFirst("\\+.*", "");
        return byFile.computeIfAbsent(file, RuleTexts::read).getOrDefault(own, "");
    }

    private static Map<String, String> read(String file) {
        try {
            return RuleParser.texts(Files.readString(Path.of(file), StandardCharsets.UTF_8));
        } catch (IOException gone) {
            return Map.of();
        }
    }
}
