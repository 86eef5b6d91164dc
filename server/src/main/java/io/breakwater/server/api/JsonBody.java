package io.breakwater.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Bodies that programs send: one JSON object of short texts. What is missing is said by name. */
final class JsonBody {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int LONGEST = 500;

    private JsonBody() {}

    /** Whatever the caller says that the body is: curl calls every body a form. */
    static JsonNode read(HttpServletRequest request) {
        try {
            JsonNode read = Json.text().readTree(request.getInputStream().readNBytes(MOST_BYTES));
            if (read.isObject()) {
                return read;
            }
            throw new IllegalArgumentException("the body must be a JSON object");
        } catch (IOException broken) {
            throw new IllegalArgumentException("the body must be a JSON object: " + broken.getMessage(), broken);
        }
    }

    static String text(JsonNode body, String key) {
        String text = body.path(key).asText("");
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("'" + key + "' must be a text of 1 to " + LONGEST + " characters");
        }
        return text;
    }
}
