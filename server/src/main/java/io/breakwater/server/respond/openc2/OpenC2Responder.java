package io.breakwater.server.respond.openc2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.model.Json;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.Answer;
import io.breakwater.core.respond.action.Command;
import io.breakwater.core.respond.action.Responder;
import io.breakwater.server.respond.wire.Wire;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends commands after the OpenC2 Specification for Transfer over HTTPS 1.0, and reads the responses. */
final class OpenC2Responder implements Responder {
    private static final String COMMAND = "application/openc2-cmd+json;version=1.0";
    private static final String RESPONSE = "application/openc2-rsp+json;version=1.0";
    private static final int PROCESSING = 102;
    private static final int OK = 200;

    private final URI url;
    private final Optional<String> token;
    private final InstantSource clock;
    private final Wire wire;

    OpenC2Responder(URI url, Optional<String> token, InstantSource clock, Wire wire) {
        this.url = url;
        this.token = token;
        this.clock = clock;
        this.wire = wire;
    }

    /** The response's own status and text, and its results; the status of HTTP where the body is no response. */
    private record Response(int status, String text, JsonNode results) {}

    @Override
    public Set<ActionKind> kinds() {
        return Set.of(ActionKind.values());
    }

    /** Asks the consumer whether it knows the pair of action and target. */
    @Override
    public Answer dryRun(Command command) {
        ObjectNode planned = OpenC2Command.carryOut(command);
        Response response = send(OpenC2Command.query(), command.id() + ".query");
        if (response.status() != OK) {
            return answer(response, "");
        }
        JsonNode pairs = response.results().path("pairs");
        String action = planned.path("action").asText();
        boolean listed = pairs.isMissingNode() || names(pairs.path(action), OpenC2Command.targetName(command));
        return listed
                ? new Answer.Done("POST " + url + " " + planned, "")
                : new Answer.Refused("the consumer does not know '" + action + " " + OpenC2Command.targetName(command)
                        + "'; it knows " + pairs);
    }

    private static boolean names(JsonNode targets, String wanted) {
        for (JsonNode target : targets) {
            if (target.asText().equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Answer carryOut(Command command) {
        Response response = send(OpenC2Command.carryOut(command), command.id() + ".carry-out");
        return answer(
                response, response.results().path("slpf").path("rule_number").asText(""));
    }

    @Override
    public Answer lift(Command command, String receipt) {
        return answer(send(OpenC2Command.lift(command, receipt), command.id() + ".lift"), "");
    }

    private Response send(ObjectNode command, String request) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "Content-Type", COMMAND,
                "Accept", RESPONSE,
                "X-Request-ID", request,
                "X-Correlation-ID", request,
                "X-Sent-At",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC))));
        token.ifPresent(secret -> headers.put("Authorization", "Bearer " + secret));
        return read(wire.post(url, headers, OpenC2Command.bytes(command)));
    }

    private static Response read(Wire.Reply reply) {
        try {
            JsonNode body = Json.text().readTree(reply.body());
            if (body.path("status").isInt()) {
                return new Response(
                        body.path("status").asInt(), body.path("status_text").asText(""), body.path("results"));
            }
        } catch (JsonProcessingException noResponse) {
            return silent(reply);
        }
        return silent(reply);
    }

    /** A success of HTTP without a response is none: a consumer must say what it did. */
    private static Response silent(Wire.Reply reply) {
        int status = reply.ok() ? 500 : reply.status();
        return new Response(
                status,
                reply.ok() ? "the answer is no OpenC2 response" : reply.spoken(),
                Json.text().missingNode());
    }

    private static Answer answer(Response response, String receipt) {
        String words = response.text().replaceAll("\\p{C}+", " ").strip();
        String note = ("OpenC2 " + response.status() + " " + words).strip();
        boolean later = response.status() == 0
                || response.status() == PROCESSING
                || response.status() == 429
                || response.status() == 500
                || response.status() == 503;
        if (response.status() == OK) {
            return new Answer.Done(note, receipt);
        }
        return later ? new Answer.Unreachable(note) : new Answer.Refused(note);
    }
}
