package io.breakwater.core.exposure;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.breakwater.core.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads web fingerprint collections of others, FingerprintHub's and EHole's JSON, into rules of our own. */
public final class WebFingerprints {
    private final String collection;
    private final List<RecognitionRule> rules = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private WebFingerprints(String collection) {
        this.collection = collection;
    }

    /**
     * What a collection held.
     *
     * @param refused entries that could not be taken, each with its place and why
     */
    public record Result(List<RecognitionRule> rules, List<String> refused) {}

    /** Reads either format; it is told by its shape. Another JSON is an IOException. */
    public static Result read(String collection, InputStream json) throws IOException {
        JsonNode root = Json.text().readTree(json);
        WebFingerprints reader = new WebFingerprints(collection);
        if (root.isArray()) {
            root.forEach(reader::hubEntry);
        } else if (root.path("fingerprint").isArray()) {
            root.path("fingerprint").forEach(reader::holeEntry);
        } else {
            throw new IOException(collection + ": neither an array (FingerprintHub) nor an object with 'fingerprint'"
                    + " (EHole); give one of the two");
        }
        return new Result(List.copyOf(reader.rules), List.copyOf(reader.refused));
    }

    private void hubEntry(JsonNode entry) {
        String product = entry.path("info").path("name").asText();
        for (JsonNode request : entry.path("http")) {
            for (JsonNode matcher : request.path("matchers")) {
                add(product, entry.path("id").asText(), hubAlternatives(matcher));
            }
        }
    }

    /** Words and expressions are alternatives unless the condition is {@code and}. */
    private List<List<Clue>> hubAlternatives(JsonNode matcher) {
        Clue.Place place = matcher.path("part").asText().equals("header") ? Clue.Place.HEADER : Clue.Place.BODY;
        List<Clue> clues = new ArrayList<>();
        matcher.path("words").forEach(word -> words(place, word.asText(), clues));
        matcher.path("hash").forEach(hash -> clues.add(new Clue.Icon(hash.asText())));
        matcher.path("regex").forEach(regex -> expression(place, regex.asText(), clues));
        if (matcher.path("condition").asText().equals("and")) {
            return clues.isEmpty() ? List.of() : List.of(clues);
        }
        return clues.stream().map(List::of).toList();
    }

    private void words(Clue.Place place, String word, List<Clue> into) {
        if (!word.isBlank()) {
            into.add(new Clue.Words(place, List.of(word)));
        }
    }

    private void expression(Clue.Place place, String regex, List<Clue> into) {
        try {
            into.add(new Clue.Expression(place, Pattern.compile(regex, Pattern.CASE_INSENSITIVE)));
        } catch (PatternSyntaxException unsupported) {
            refused.add(collection + ": expression '" + regex + "': " + unsupported.getDescription());
        }
    }

    private void holeEntry(JsonNode entry) {
        List<Clue> clues = new ArrayList<>();
        boolean icon = entry.path("method").asText().equals("faviconhash");
        for (JsonNode keyword : entry.path("keyword")) {
            if (icon) {
                clues.add(new Clue.Icon(keyword.asText()));
            } else {
                words(place(entry.path("location").asText()), keyword.asText(), clues);
            }
        }
        // Several keywords must all stand there; several icon hashes are icons of different releases.
        List<List<Clue>> alternatives =
                icon ? clues.stream().map(List::of).toList() : clues.isEmpty() ? List.of() : List.of(clues);
        add(entry.path("cms").asText(), entry.path("cms").asText(), alternatives);
    }

    private static Clue.Place place(String location) {
        return switch (location) {
            case "title" -> Clue.Place.TITLE;
            case "header" -> Clue.Place.HEADER;
            default -> Clue.Place.BODY;
        };
    }

    private void add(String product, String entry, List<List<Clue>> alternatives) {
        if (alternatives.isEmpty() || product.isBlank()) {
            refused.add(collection + ": entry '" + entry + "' has no clue that can be used");
        } else {
            rules.add(new RecognitionRule(product, alternatives, collection + "#" + entry));
        }
    }
}
