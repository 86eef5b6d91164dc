package io.breakwater.core.connector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.breakwater.core.model.Fields;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Lays a JSON object flat: nested names joined with dots, elements of an array as several values of one name, numbers and
 * booleans as written, null as "present without a value". Streams: no tree is built.
 */
public final class JsonFields {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_VALUES = 20_000;
    private static final int MAX_SAMPLE_KEYS = 2_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(64 * 1024 * 1024)
                    .build())
            .build();

    private JsonFields() {}

    /** Reads exactly one object. */
    public static Fields read(byte[] json) throws Malformed {
        Fields.Builder fields = Fields.builder();
        int from = Utf8.bomLength(json);
        try (JsonParser parser = FACTORY.createParser(json, from, json.length - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Malformed("json.not-an-object", "a JSON object was expected, { at byte 0");
            }
            new Walk(parser, fields).object("");
            if (parser.nextToken() != null) {
                throw new Malformed("json.trailing", "text after the JSON object, at byte " + at(parser));
            }
        } catch (JsonProcessingException broken) {
            throw new Malformed("json.syntax", "byte " + at(broken) + ": " + broken.getOriginalMessage());
        } catch (CharConversionException notText) {
            throw new Malformed("text.charset", "not valid UTF-8: " + notText.getMessage());
        } catch (IOException fromMemory) {
            throw new UncheckedIOException("reading an array cannot fail", fromMemory);
        }
        return fields.build();
    }

    private static long at(JsonProcessingException broken) {
        JsonLocation place = broken.getLocation();
        return place == null ? -1 : place.getByteOffset();
    }

    private static long at(JsonParser parser) {
        return parser.currentTokenLocation().getByteOffset();
    }

    /** Dotted names in the first object of {@code head}, which may be cut off anywhere. */
    static Set<String> keysOf(byte[] head) {
        Set<String> keys = new LinkedHashSet<>();
        int from = Utf8.bomLength(head);
        try (JsonParser parser = FACTORY.createParser(head, from, head.length - from)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                first = parser.nextToken();
            }
            if (first == JsonToken.START_OBJECT) {
                collectKeys(parser, keys);
            }
        } catch (IOException cutOff) {
            return keys;
        }
        return keys;
    }

    private static void collectKeys(JsonParser parser, Set<String> keys) throws IOException {
        int depth = 1;
        String[] names = new String[MAX_DEPTH + 1];
        names[1] = "";
        while (depth > 0 && keys.size() < MAX_SAMPLE_KEYS) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return;
            } else if (token == JsonToken.FIELD_NAME) {
                keys.add(names[depth] + parser.currentName());
            } else if (token.isStructStart()) {
                String name = parser.getParsingContext().getParent().getCurrentName();
                depth++;
                names[depth] = name == null ? names[depth - 1] : names[depth - 1] + name + ".";
            } else if (token.isStructEnd()) {
                depth--;
            }
        }
    }

    /** One walk through one object. */
    private static final class Walk {
        private final JsonParser parser;
        private final Fields.Builder fields;
        private int values;

        Walk(JsonParser parser, Fields.Builder fields) {
            this.parser = parser;
            this.fields = fields;
        }

        void object(String prefix) throws IOException, Malformed {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = prefix + parser.currentName();
                value(name, parser.nextToken());
            }
        }

        private void value(String name, JsonToken token) throws IOException, Malformed {
            if (token == JsonToken.START_OBJECT) {
                object(name + ".");
            } else if (token == JsonToken.START_ARRAY) {
                array(name);
            } else {
                count();
                fields.add(name, token == JsonToken.VALUE_NULL ? null : parser.getText());
            }
        }

        private void array(String name) throws IOException, Malformed {
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                value(name, token);
            }
        }

        private void count() throws Malformed {
            values++;
            if (values > MAX_VALUES) {
                throw new Malformed("json.too-many-values", "more than " + MAX_VALUES + " values in one object");
            }
        }
    }
}
