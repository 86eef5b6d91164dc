package io.breakwater.bench.sigma;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.breakwater.core.detect.sigma.MapEvent;
import io.breakwater.core.detect.sigma.SigmaEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON lines read by Jackson: the yardstick of speed, and the other way to an event that proofs need. */
final class JacksonEvents {
    private static final JsonFactory JACKSON = new JsonFactory();

    private JacksonEvents() {}

    static void getText(byte[] line) {
        try (JsonParser parser = JACKSON.createParser(line)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    parser.getText();
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static SigmaEvent event(byte[] line) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        try (JsonParser parser = JACKSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                List<String> values = fields.computeIfAbsent(name, key -> new ArrayList<>());
                int depth = 0;
                while (token.isStructStart() || depth > 0) {
                    depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                    if (token.isScalarValue()) {
                        values.add(parser.getText());
                    }
                    if (depth == 0) {
                        break;
                    }
                    token = parser.nextToken();
                }
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    values.add(parser.getText());
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Map<String, List<String>> header = new LinkedHashMap<>();
        alias(fields, "SourceName", "Provider_Name", header);
        alias(fields, "Hostname", "Computer", header);
        return MapEvent.of(SigmaBench.WINDOWS, header, fields);
    }

    private static void alias(
            Map<String, List<String>> fields, String written, String name, Map<String, List<String>> header) {
        List<String> values = fields.get(written);
        if (values != null) {
            header.put(name, values);
        }
    }
}
