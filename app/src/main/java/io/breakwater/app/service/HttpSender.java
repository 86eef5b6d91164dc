package io.breakwater.app.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.TenantInput;
import io.breakwater.core.model.TenantProfile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A sender at the service's HTTP door, as a customer's collector would be one. */
final class HttpSender {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String address;

    private HttpSender(String address) {
        this.address = address;
    }

    /** The door of the service that runs on this data folder. */
    static HttpSender of(Path dataFolder) throws IOException {
        return new HttpSender(RunFile.ofRunning(dataFolder)
                .orElseThrow(() -> new IOException("no service runs on " + dataFolder))
                .console());
    }

    /** Sends lines of one source; returns when the service says that they are durable. */
    void lines(String token, String connector, List<String> lines) throws IOException, InterruptedException {
        post(
                token,
                "/api/v1/records?connector=" + URLEncoder.encode(connector, StandardCharsets.UTF_8),
                String.join("\n", lines) + "\n");
    }

    /** Tells who the tenant of the token is. */
    void profile(String token, TenantProfile profile) throws IOException, InterruptedException {
        post(token, "/api/v1/facts/profile", json(profile));
    }

    /** Tells what the tenant of the token shows to the internet. */
    void assets(String token, List<ExposedAsset> assets) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        for (ExposedAsset asset : assets) {
            body.append(json(asset)).append('\n');
        }
        post(token, "/api/v1/facts/assets", body.toString());
    }

    private static String json(TenantInput fact) throws JsonProcessingException {
        return Json.text().writeValueAsString(fact);
    }

    private void post(String token, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("the door answered " + answer.statusCode() + ": " + answer.body());
        }
    }
}
