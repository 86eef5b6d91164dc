package io.breakwater.server.respond.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.Json;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.Answer;
import io.breakwater.server.respond.Receiver;
import io.breakwater.server.respond.ResponderConformance;
import io.breakwater.server.respond.wire.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WebhookResponderTest extends ResponderConformance {
    private static final String SECRET = "a secret of the test";

    private final Set<String> keys = new HashSet<>();
    private final List<String> inForce = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private final Receiver receiver = Receiver.start(this::answer);

    /** As a receiver should: checks the signature, does what a key asks for once, and puts it into force. */
    private synchronized Receiver.Reply answer(Receiver.Request request) {
        String expected = new Signature(SECRET).of(request.body().getBytes(StandardCharsets.UTF_8), NOW);
        if (!expected.equals(request.headers().get("x-breakwater-signature"))) {
            return Receiver.Reply.of(401);
        }
        if (status.get() == 200 && keys.add(request.headers().get("idempotency-key"))) {
            JsonNode body = json(request.body());
            String target = body.path("target").asText();
            if (body.path("verb").asText().equals("carry-out")) {
                inForce.add(target);
            } else {
                inForce.remove(target);
            }
        }
        return new Receiver.Reply(status.get(), "text/plain", "ticket 4711\n");
    }

    private static JsonNode json(String text) {
        try {
            return Json.text().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(text, broken);
        }
    }

    @Override
    protected String kind() {
        return "webhook";
    }

    @Override
    protected Map<String, String> settings() {
        try {
            Files.writeString(home.resolve("secret"), SECRET + "\n");
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        return Map.of("url", receiver.url(), "secret-file", "secret");
    }

    @Override
    protected List<String> inForce() {
        return inForce;
    }

    @Override
    protected void cutOff() {
        receiver.close();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void everyAttemptCarriesTheSameKeyAndASignature() {
        responder.carryOut(command("a1", ActionKind.BLOCK_ADDRESS, "198.51.100.17"));
        responder.carryOut(command("a1", ActionKind.BLOCK_ADDRESS, "198.51.100.17"));
        assertThat(receiver.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.headers())
                        .containsEntry("idempotency-key", "a1.carry-out")
                        .containsEntry("content-type", "application/json"));
        assertThat(inForce).containsExactly("198.51.100.17");
    }

    @Test
    void theAnswerIsTheReceipt() {
        assertThat(responder.carryOut(command("a1", ActionKind.ISOLATE_HOST, "erp-01")))
                .isEqualTo(new Answer.Done("HTTP 200: ticket 4711", "ticket 4711"));
    }

    @Test
    void tellsTroubleThatPassesFromANo() {
        for (int passing : new int[] {408, 429, 500, 502, 503}) {
            status.set(passing);
            assertThat(responder.carryOut(command("a1", ActionKind.ISOLATE_HOST, "erp-01")))
                    .as("HTTP " + passing)
                    .isInstanceOf(Answer.Unreachable.class);
        }
        for (int no : new int[] {301, 400, 401, 403, 404, 422}) {
            status.set(no);
            assertThat(responder.carryOut(command("a1", ActionKind.ISOLATE_HOST, "erp-01")))
                    .as("HTTP " + no)
                    .isInstanceOf(Answer.Refused.class);
        }
    }
}
