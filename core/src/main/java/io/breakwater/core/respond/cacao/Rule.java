package io.breakwater.core.respond.cacao;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What may stand at a place; each complaint says what should. */
@FunctionalInterface
public interface Rule {
    /** RFC 9562; CACAO asks for version 4 or, for ids that follow from the content, 5. */
    Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    /** RFC 3339 in UTC; seconds may have a fraction. */
    Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    void check(Spot spot);

    /** A string that says something. */
    static Rule text() {
        return spot -> {
            if (!spot.node().isTextual() || spot.node().asText().isBlank()) {
                spot.complain("must be a text that is not empty");
            }
        };
    }

    static Rule oneOf(String... known) {
        Set<String> words = new TreeSet<>(Arrays.asList(known));
        return spot -> {
            if (!spot.node().isTextual() || !words.contains(spot.node().asText())) {
                spot.complain(
                        words.size() == 1
                                ? "must be '" + words.iterator().next() + "', not " + spot.node()
                                : "must be one of " + words + ", not " + spot.node());
            }
        };
    }

    /** An identifier of one of these object types; of any type when none is named. */
    static Rule id(String... types) {
        Set<String> known = new TreeSet<>(Arrays.asList(types));
        return spot -> {
            if (!isId(spot.node(), known)) {
                spot.complain("must be " + (known.isEmpty() ? "TYPE" : String.join(" or ", known)) + "--UUID, not "
                        + spot.node());
            }
        };
    }

    private static boolean isId(JsonNode node, Set<String> types) {
        String[] halves = node.asText().split("--", 2);
        return node.isTextual()
                && halves.length == 2
                && (types.isEmpty() ? halves[0].matches("[a-z][a-z0-9-]*[a-z0-9]") : types.contains(halves[0]))
                && UUID.matcher(halves[1]).matches();
    }

    static Rule timestamp() {
        return spot -> {
            if (!spot.node().isTextual() || !isTimestamp(spot.node().asText())) {
                spot.complain("must be a time in UTC such as 2026-01-05T00:00:00.000Z, not " + spot.node());
            }
        };
    }

    private static boolean isTimestamp(String written) {
        try {
            Instant.parse(written);
            return TIMESTAMP.matcher(written).matches();
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    /** A span as ISO 8601 writes it, longer than nothing. */
    static Rule span() {
        return spot -> {
            try {
                Duration span = Duration.parse(spot.node().asText());
                if (span.isNegative() || span.isZero()) {
                    spot.complain("must be longer than nothing, not " + spot.node());
                }
            } catch (DateTimeParseException none) {
                spot.complain("must be a span such as PT15M or P1D, not " + spot.node());
            }
        };
    }

    static Rule whole(int least, int most) {
        return spot -> {
            JsonNode node = spot.node();
            if (!node.canConvertToInt() || !node.isIntegralNumber() || node.asInt() < least || node.asInt() > most) {
                spot.complain("must be a whole number from " + least + " to " + most + ", not " + node);
            }
        };
    }

    static Rule yesOrNo() {
        return spot -> {
            if (!spot.node().isBoolean()) {
                spot.complain("must be true or false, not " + spot.node());
            }
        };
    }

    static Rule url() {
        return spot -> {
            try {
                if (!new URI(spot.node().asText()).isAbsolute()) {
                    spot.complain("must be a URL with its scheme, not " + spot.node());
                }
            } catch (URISyntaxException none) {
                spot.complain("must be a URL, not " + spot.node());
            }
        };
    }

    /** A list; an empty one has to be left out instead. */
    static Rule list(Rule each) {
        return spot -> {
            if (!spot.node().isArray() || spot.node().isEmpty()) {
                spot.complain("must be a list that is not empty");
                return;
            }
            for (int i = 0; i < spot.node().size(); i++) {
                each.check(spot.at(i));
            }
        };
    }

    /** A dictionary: names that follow {@code name}, values that follow {@code value}. */
    static Rule dictionary(Pattern name, Rule value) {
        return spot -> {
            if (!spot.node().isObject() || spot.node().isEmpty()) {
                spot.complain("must be a dictionary that is not empty");
                return;
            }
            spot.node().fieldNames().forEachRemaining(key -> {
                if (!name.matcher(key).matches()) {
                    spot.at(key).complain("is no name that may stand here: it must look like " + name);
                }
                value.check(spot.at(key));
            });
        };
    }

    /** What the object's {@code type} asks for. */
    static Rule byType(Map<String, Shape> shapes) {
        Rule type = oneOf(shapes.keySet().toArray(String[]::new));
        return spot -> {
            Shape shape = shapes.get(spot.node().path("type").asText());
            if (shape != null) {
                shape.check(spot);
            } else if (spot.node().has("type")) {
                type.check(spot.at("type"));
            } else {
                spot.complain("lacks 'type'");
            }
        };
    }
}
