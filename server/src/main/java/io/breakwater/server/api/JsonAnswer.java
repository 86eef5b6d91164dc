package io.breakwater.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.breakwater.core.model.Json;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers in the model's own JSON, the same that the command line writes. */
public final class JsonAnswer {
    private JsonAnswer() {}

    public static ResponseEntity<byte[]> ok(Object body) {
        return of(200, body);
    }

    public static ResponseEntity<byte[]> of(int status, Object body) {
        try {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Json.text().writeValueAsBytes(body));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("an answer must be writable as JSON", bug);
        }
    }

    /**
     * What went wrong.
     *
     * @param error stable code
     * @param message what to do
     */
    public record Problem(String error, String message) {}
}
