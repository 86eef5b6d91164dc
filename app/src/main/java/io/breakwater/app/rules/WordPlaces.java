package io.breakwater.app.rules;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.sigma.check.RuleInspector;
import io.breakwater.core.detect.sigma.rule.Heading;
import io.breakwater.core.detect.sigma.rule.Place;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a word in a rule's file: the first time it stands in the document as a key, or else as a word of its own. */
final class WordPlaces implements RuleInspector.Places {
    private final Map<String, List<String>> files = new HashMap<>();

    @Override
    public Place of(Heading heading, String word) {
        Place document = heading.place();
        List<String> lines = files.computeIfAbsent(
                document.file(),
                file -> ContentLibrary.text(Path.of(file)).lines().toList());
        return find(document, lines, Pattern.compile("^[\\s-]*(?<word>" + Pattern.quote(word) + ")[|:]"))
                .or(() -> find(
                        document,
                        lines,
                        Pattern.compile(
                                "(?<![\\w.-])(?<word>" + Pattern.quote(word) + ")(?![\\w.-])",
                                Pattern.CASE_INSENSITIVE)))
                .orElse(document);
    }

    private static Optional<Place> find(Place document, List<String> lines, Pattern wanted) {
        for (int line = Math.max(0, document.line() - 1); line < lines.size(); line++) {
            Matcher found = wanted.matcher(lines.get(line));
            if (found.find()) {
                return Optional.of(new Place(document.file(), line + 1, found.start("word") + 1));
            }
        }
        return Optional.empty();
    }
}
