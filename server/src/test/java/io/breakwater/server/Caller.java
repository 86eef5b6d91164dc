package io.breakwater.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A program that calls the API with a token; like curl it calls every body a form unless told otherwise. */
public record Caller(RunningServer.Parts server, String token) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** An answer. */
    public record Answer(int status, JsonNode body) {}

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, byte[] body) {
        return post(path, BodyPublishers.ofByteArray(body));
    }

    public Answer post(String path, BodyPublisher body) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url(path)))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), Json.text().readTree(response.body()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
