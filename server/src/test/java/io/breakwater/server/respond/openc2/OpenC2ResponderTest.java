package io.breakwater.server.respond.openc2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.model.Json;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.Answer;
import io.breakwater.server.respond.Receiver;
import io.breakwater.server.respond.ResponderConformance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenC2ResponderTest extends ResponderConformance {
    private final Map<Long, String> rules = new TreeMap<>();
    private final Map<String, Long> seen = new HashMap<>();
    private Optional<ObjectNode> canned = Optional.empty();
    private String pairs = """
            {"deny": ["ipv4_net", "ipv6_net"], "contain": ["device"], "set": ["x-breakwater:account"],
             "allow": ["device"], "delete": ["slpf:rule_number"]}""";
    private final Receiver receiver = Receiver.start(this::consume);

    /** A small consumer: a packet filter with rule numbers that also contains devices and sets accounts. */
    private synchronized Receiver.Reply consume(Receiver.Request request) {
        assertThat(request.headers()).containsEntry("content-type", "application/openc2-cmd+json;version=1.0");
        JsonNode command = json(request.body());
        JsonNode target = command.path("target");
        assertThat(target.size()).as("a command has one target").isEqualTo(1);
        ObjectNode response = canned.orElseGet(() -> switch (command.path("action")
                .asText()) {
            case "query" ->
                response(200).set("results", Json.text().createObjectNode().set("pairs", json(pairs)));
            case "deny", "contain" -> inForce(command, named(target));
            case "set" ->
                target.path("x-breakwater:account").path("enabled").asBoolean()
                        ? lifted(named(target))
                        : inForce(command, named(target));
            case "allow" -> lifted(named(target));
            case "delete" -> {
                rules.remove(target.path("slpf:rule_number").asLong());
                yield response(200);
            }
            default -> response(501);
        });
        return new Receiver.Reply(
                response.path("status").asInt(), "application/openc2-rsp+json;version=1.0", response.toString());
    }

    private static String named(JsonNode target) {
        JsonNode value = target.elements().next();
        return value.isTextual()
                ? value.asText().replaceAll("/(32|128)$", "")
                : value.path("hostname").asText(value.path("name").asText());
    }

    private ObjectNode inForce(JsonNode command, String target) {
        assertThat(command.path("args").path("stop_time").asLong())
                .isEqualTo(NOW.plusSeconds(4 * 3600).toEpochMilli());
        long rule = seen.computeIfAbsent(command.path("command_id").asText(), id -> seen.size() + 1000L);
        rules.put(rule, target);
        ObjectNode results = Json.text().createObjectNode();
        results.putObject("slpf").put("rule_number", rule);
        return response(200).set("results", results);
    }

    private ObjectNode lifted(String target) {
        rules.values().remove(target);
        return response(200);
    }

    private static ObjectNode response(int status) {
        return Json.text().createObjectNode().put("status", status).put("status_text", "as asked");
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
        return "openc2";
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("url", receiver.url());
    }

    @Override
    protected List<String> inForce() {
        return List.copyOf(rules.values());
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
    void aRuleNumberIsTheReceiptAndIsDeleted() {
        var block = command("a1", ActionKind.BLOCK_ADDRESS, "198.51.100.17");
        assertThat(responder.carryOut(block)).isEqualTo(new Answer.Done("OpenC2 200 as asked", "1000"));
        responder.lift(block, "1000");
        assertThat(receiver.requests())
                .last()
                .extracting(Receiver.Request::body)
                .asString()
                .contains("\"action\":\"delete\"", "\"slpf:rule_number\":1000");
        assertThat(rules).isEmpty();
    }

    @Test
    void aDryRunAsksWhatTheConsumerKnows() {
        pairs = "{\"deny\": [\"ipv4_net\"]}";
        assertThat(responder.dryRun(command("a1", ActionKind.BLOCK_ADDRESS, "198.51.100.17")))
                .isInstanceOf(Answer.Done.class);
        assertThat(responder.dryRun(command("a2", ActionKind.BLOCK_ADDRESS, "2001:db8::1")))
                .isInstanceOf(Answer.Refused.class)
                .extracting(Answer::note)
                .asString()
                .contains("deny ipv6_net");
    }

    @ParameterizedTest
    @CsvSource({"400,Refused", "401,Refused", "404,Refused", "501,Refused", "500,Unreachable", "503,Unreachable"})
    void readsTheStatusOfTheResponse(int status, String meaning) {
        canned = Optional.of(response(status));
        assertThat(responder
                        .carryOut(command("a1", ActionKind.BLOCK_ADDRESS, "198.51.100.17"))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(meaning);
    }
}
