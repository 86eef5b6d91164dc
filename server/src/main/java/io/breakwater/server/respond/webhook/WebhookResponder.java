package io.breakwater.server.respond.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.model.Json;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.Answer;
import io.breakwater.core.respond.action.Command;
import io.breakwater.core.respond.action.Responder;
import io.breakwater.server.respond.wire.Signature;
import io.breakwater.server.respond.wire.Wire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * Posts {@code {"action", "verb": "carry-out" | "lift", "kind", "target", "tenant", "incident", "until", "receipt"}}. The
 * idempotency key names action and verb, and stays the same for every attempt. Any 2xx is done, 409 means that it was
 * done before, 408, 425, 429 and 5xx are tried again.
 */
final class WebhookResponder implements Responder {
    private static final int CONFLICT = 409;
    private static final int LONGEST_RECEIPT = 500;

    private final URI url;
    private final Signature signature;
    private final InstantSource clock;
    private final Wire wire;

    WebhookResponder(URI url, Signature signature, InstantSource clock, Wire wire) {
        this.url = url;
        this.signature = signature;
        this.clock = clock;
        this.wire = wire;
    }

    @Override
    public Set<ActionKind> kinds() {
        return Set.of(ActionKind.values());
    }

    /** Sends nothing: a receiver that does not know of dry runs would do it. */
    @Override
    public Answer dryRun(Command command) {
        return new Answer.Done(
                "POST " + url + " " + new String(body(command, "carry-out", ""), StandardCharsets.UTF_8), "");
    }

    @Override
    public Answer carryOut(Command command) {
        return send(command, "carry-out", "");
    }

    @Override
    public Answer lift(Command command, String receipt) {
        return send(command, "lift", receipt);
    }

    private Answer send(Command command, String verb, String receipt) {
        byte[] body = body(command, verb, receipt);
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                command.id() + "." + verb,
                Signature.HEADER,
                signature.of(body, clock.instant()));
        Wire.Reply reply = wire.post(url, headers, body);
        if (reply.ok() || reply.status() == CONFLICT) {
            String words = reply.body().replaceAll("\\p{C}+", " ").strip();
            String given = words.substring(0, Math.min(words.length(), LONGEST_RECEIPT));
            return new Answer.Done(reply.spoken(), reply.location().orElse(given));
        }
        return reply.later() ? new Answer.Unreachable(reply.spoken()) : new Answer.Refused(reply.spoken());
    }

    private static byte[] body(Command command, String verb, String receipt) {
        ObjectNode body = Json.text().createObjectNode();
        body.put("action", command.id().value());
        body.put("verb", verb);
        body.put("kind", command.kind().slug());
        body.put("target", command.target());
        body.put("tenant", command.tenant().value());
        body.put("incident", command.incident().value());
        body.put("until", command.until().toString());
        body.put("receipt", receipt);
        try {
            return Json.text().writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts can be written", impossible);
        }
    }
}
