package io.breakwater.core.exposure;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One thing by which a product gives itself away. */
public sealed interface Clue {
    /** Where on a face to look. */
    enum Place {
        TITLE,
        HEADER,
        BODY,
        BANNER
    }

    boolean fits(Face face);

    /** The version, where this clue reads one off the face. */
    default Optional<String> version(Face face) {
        return Optional.empty();
    }

    /** All words stand there, without regard to case. */
    record Words(Place place, List<String> words) implements Clue {
        public Words {
            if (words.isEmpty() || words.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("a clue of words needs at least one word, and none may be blank");
            }
            words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        }

        @Override
        public boolean fits(Face face) {
            String text = text(face, place).toLowerCase(Locale.ROOT);
            return words.stream().allMatch(text::contains);
        }
    }

    /** A regular expression (RE2: no backtracking, so a foreign rule cannot stall us); its first group is the version. */
    record Expression(Place place, Pattern pattern) implements Clue {
        @Override
        public boolean fits(Face face) {
            return pattern.matcher(text(face, place)).find();
        }

        @Override
        public Optional<String> version(Face face) {
            Matcher matcher = pattern.matcher(text(face, place));
            boolean read = matcher.find() && matcher.groupCount() >= 1 && matcher.group(1) != null;
            return read ? Optional.of(matcher.group(1)) : Optional.empty();
        }
    }

    /** The favicon has this hash. */
    record Icon(String hash) implements Clue {
        @Override
        public boolean fits(Face face) {
            return face.icons().contains(hash);
        }
    }

    private static String text(Face face, Place place) {
        return switch (place) {
            case TITLE -> face.title();
            case HEADER -> face.headerText();
            case BODY -> face.body();
            case BANNER -> face.banner();
        };
    }
}
