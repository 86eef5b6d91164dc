package io.breakwater.server.respond.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Sends one request and reads a bounded answer. Redirects are not followed: a command goes to the address that was
 * configured and to no other.
 */
public final class Wire {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * What came back.
     *
     * @param status of HTTP; 0 when nothing came
     * @param body the first 64 KiB; why, when nothing came
     * @param location of a created thing; empty when none was named
     */
    public record Reply(int status, String body, Optional<String> location) {
        public boolean ok() {
            return status >= 200 && status < 300;
        }

        /** Whether the same request may succeed later: no answer, too many requests, the server's own trouble. */
        public boolean later() {
            return status == 0 || status == 408 || status == 425 || status == 429 || status >= 500;
        }

        /** For a history: the status and the first words, on one line. */
        public String spoken() {
            String words = body.replaceAll("\\p{C}+", " ").strip();
            String first = words.length() <= 160 ? words : words.substring(0, 160) + "…";
            return status == 0 ? "no answer: " + first : "HTTP " + status + (first.isEmpty() ? "" : ": " + first);
        }
    }

    /** An http or https address with a host; anything else is an IllegalArgumentException that names {@code key}. */
    public static URI address(String name, String key, String written) {
        try {
            URI address = URI.create(written);
            if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(complaint(name, key, written), malformed);
        }
        throw new IllegalArgumentException(complaint(name, key, written));
    }

    private static String complaint(String name, String key, String written) {
        return name + ": '" + key + "' must be an http or https address, not '" + written + "'";
    }

    public Reply post(URI to, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to).timeout(PATIENCE).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream answer = response.body()) {
                String text = new String(answer.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
                return new Reply(response.statusCode(), text, response.headers().firstValue("Location"));
            }
        } catch (IOException unreachable) {
            return new Reply(0, String.valueOf(unreachable.getMessage()), Optional.empty());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Reply(0, "the service is stopping", Optional.empty());
        }
    }
}
