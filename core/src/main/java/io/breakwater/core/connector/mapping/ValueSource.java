package io.breakwater.core.connector.mapping;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.breakwater.core.connector.EventTime;
import io.breakwater.core.model.Fields;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where an attribute's value comes from. */
sealed interface ValueSource {
    Optional<String> of(Fields fields);

    /** The same for every record. */
    record Constant(String text) implements ValueSource {
        @Override
        public Optional<String> of(Fields fields) {
            return Optional.of(text);
        }
    }

    /** The first of these fields that has a value which is not blank and not "-". */
    record FirstField(List<String> names) implements ValueSource {
        public FirstField {
            names = List.copyOf(names);
        }

        @Override
        public Optional<String> of(Fields fields) {
            for (String name : names) {
                Optional<String> value = fields.first(name);
                if (value.isPresent() && !value.get().isBlank() && !value.get().equals("-")) {
                    return value;
                }
            }
            return Optional.empty();
        }
    }

    /** A text with {field} in it; empty when one of the fields has no value. */
    record Template(List<String> texts, List<String> names) implements ValueSource {
        private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)\\}");

        static Template of(String template) {
            List<String> texts = new ArrayList<>();
            List<String> names = new ArrayList<>();
            Matcher places = PLACE.matcher(template);
            int from = 0;
            while (places.find()) {
                texts.add(template.substring(from, places.start()));
                names.add(places.group(1));
                from = places.end();
            }
            texts.add(template.substring(from));
            return new Template(List.copyOf(texts), List.copyOf(names));
        }

        @Override
        public Optional<String> of(Fields fields) {
            StringBuilder filled = new StringBuilder(texts.get(0));
            for (int i = 0; i < names.size(); i++) {
                Optional<String> value = fields.first(names.get(i));
                if (value.isEmpty() || value.get().isBlank()) {
                    return Optional.empty();
                }
                filled.append(value.get()).append(texts.get(i + 1));
            }
            return Optional.of(filled.toString());
        }
    }

    /** The part of a value that a pattern's first group (or the whole pattern) matches. */
    record Extract(ValueSource from, Pattern pattern) implements ValueSource {
        @Override
        public Optional<String> of(Fields fields) {
            return from.of(fields).map(pattern::matcher).filter(Matcher::find).map(this::part);
        }

        private String part(Matcher matcher) {
            String part = matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
            return part == null ? "" : part;
        }
    }

    /** A time, written anew as ISO-8601 in UTC; what is no time stays as it is, for the reader to refuse. */
    record Timestamp(ValueSource from, ZoneOffset zone) implements ValueSource {
        @Override
        public Optional<String> of(Fields fields) {
            return from.of(fields)
                    .map(text -> EventTime.iso(text, zone)
                            .or(() -> EventTime.epochOfAnyUnit(text))
                            .map(Instant::toString)
                            .orElse(text));
        }
    }

    /** A value translated; {@code otherwise} where the list has no translation, the value itself where that is empty. */
    record Translated(ValueSource from, List<Translation> list, Optional<String> otherwise) implements ValueSource {
        public Translated {
            list = List.copyOf(list);
        }

        @Override
        public Optional<String> of(Fields fields) {
            return from.of(fields).map(this::translate);
        }

        private String translate(String value) {
            for (Translation translation : list) {
                if (translation.fits(value)) {
                    return translation.to();
                }
            }
            return otherwise.orElse(value);
        }
    }

    /** One line of a translation: a text (case does not count), or a range of whole numbers as in {@code 4..6}. */
    record Translation(String from, long least, long most, String to) {
        static Translation of(String from, String to) {
            int dots = from.indexOf("..");
            if (dots > 0) {
                return new Translation(
                        "", Long.parseLong(from.substring(0, dots)), Long.parseLong(from.substring(dots + 2)), to);
            }
            return new Translation(from, 0, -1, to);
        }

        boolean fits(String value) {
            return least <= most ? inRange(value) : from.equalsIgnoreCase(value);
        }

        private boolean inRange(String value) {
            try {
                long number = Long.parseLong(value.strip());
                return number >= least && number <= most;
            } catch (NumberFormatException notANumber) {
                return false;
            }
        }
    }
}
