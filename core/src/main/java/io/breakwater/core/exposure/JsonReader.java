package io.breakwater.core.exposure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import io.breakwater.core.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * JSON of scanners and search engines, as one array or one object a line. Each object is handed to the shape that knows it;
 * one that none knows is refused with its place.
 */
final class JsonReader implements ExposureReader {
    private static final List<JsonShape> SHAPES =
            List.of(JsonShape.NUCLEI, JsonShape.MASSCAN, JsonShape.HTTPX, JsonShape.SHODAN, JsonShape.FOFA);

    private static final ObjectReader READER = Json.text().readerFor(JsonNode.class);

    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        try (MappingIterator<JsonNode> values = READER.readValues(in)) {
            int number = 0;
            while (values.hasNextValue()) {
                number++;
                int line = values.getCurrentLocation().getLineNr();
                take(values.nextValue(), "line " + line + ", object " + number, sink);
            }
        } catch (JsonProcessingException broken) {
            long line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            sink.refused(
                    "line " + line, "no JSON from here on: " + broken.getOriginalMessage() + "; export the file again");
        }
    }

    private void take(JsonNode value, String place, Sink sink) {
        // FOFA answers with one object around rows that are bare arrays.
        if (JsonShape.isFofaAnswer(value)) {
            JsonShape.fofaRows(value).forEach(row -> take(row, place, sink));
            return;
        }
        for (JsonShape shape : SHAPES) {
            if (shape.fits(value)) {
                observe(shape, value, place, sink);
                return;
            }
        }
        sink.refused(place, "an object of no known tool (masscan, httpx, Shodan, FOFA, Nuclei); see docs/exposure.md");
    }

    private static void observe(JsonShape shape, JsonNode value, String place, Sink sink) {
        try {
            shape.observations(value).forEach(sink::observed);
        } catch (IllegalArgumentException wrong) {
            sink.refused(place, wrong.getMessage() + "; correct the object and import it again");
        }
    }
}
