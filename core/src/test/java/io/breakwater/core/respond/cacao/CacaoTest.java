package io.breakwater.core.respond.cacao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A playbook that uses every kind of step, and what must be said of it when something in it is wrong. */
final class CacaoTest {
    private static final String START = "start--11111111-1111-4111-8111-111111111111";
    private static final String ASK = "if-condition--22222222-2222-4222-8222-222222222222";
    private static final String BLOCK = "action--33333333-3333-4333-8333-333333333333";
    private static final String BOTH = "parallel--44444444-4444-4444-8444-444444444444";
    private static final String OTHER = "playbook-action--55555555-5555-4555-8555-555555555555";
    private static final String SWITCH = "switch-condition--66666666-6666-4666-8666-666666666666";
    private static final String END = "end--77777777-7777-4777-8777-777777777777";
    private static final String WAIT = "while-condition--88888888-8888-4888-8888-888888888888";

    /** Properties that may be left out without making the playbook invalid. */
    private static final Set<String> OPTIONAL = Set.of(
            "description",
            "playbook_types",
            "valid_from",
            "valid_until",
            "severity",
            "labels",
            "playbook_variables",
            "external_references",
            "external_id",
            "on_false",
            "on_failure",
            "delay",
            "constant",
            "value",
            // One case of several.
            "one",
            "headers");

    private static final String VALID = """
            {
              "type": "playbook", "spec_version": "cacao-2.0", "name": "Everything",
              "id": "playbook--aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa",
              "created_by": "identity--bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb",
              "created": "2026-01-05T00:00:00.000Z", "modified": "2026-02-05T00:00:00Z",
              "valid_from": "2026-02-05T00:00:00Z", "valid_until": "2027-02-05T00:00:00Z",
              "description": "Uses it all", "playbook_types": ["mitigation"], "severity": 70, "labels": ["x"],
              "external_references": [{"name": "MITRE D3FEND", "description": "Isolation", "external_id": "D3-NI"}],
              "playbook_variables": {"__address__": {"type": "ipv4-addr", "value": "192.0.2.1", "constant": false}},
              "workflow_start": "%1$s",
              "workflow": {
                "%1$s": {"type": "start", "on_completion": "%2$s"},
                "%2$s": {"type": "if-condition", "condition": "a = b", "on_true": "%3$s", "on_false": "%7$s"},
                "%3$s": {"type": "action", "name": "block", "delay": 5,
                  "agent": "group--99999999-9999-4999-8999-999999999999",
                  "targets": ["net-address--cccccccc-cccc-4ccc-8ccc-cccccccccccc"],
                  "commands": [{"type": "manual", "command": "Block it."},
                               {"type": "openc2-http", "command_b64": "UE9TVA==", "headers": {"a": ["b"]}}],
                  "step_extensions": {"extension-definition--dddddddd-dddd-4ddd-8ddd-dddddddddddd": {"any": 1}},
                  "on_success": "%4$s", "on_failure": "%7$s"},
                "%4$s": {"type": "parallel", "next_steps": ["%5$s", "%6$s"]},
                "%5$s": {"type": "playbook-action", "on_completion": "%7$s",
                  "playbook_id": "playbook--eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee"},
                "%6$s": {"type": "switch-condition", "switch": "x", "cases": {"one": "%7$s", "two": "%8$s"}},
                "%8$s": {"type": "while-condition", "condition": "c", "on_true": "%7$s", "on_completion": "%7$s"},
                "%7$s": {"type": "end"}
              },
              "agent_definitions": {
                "group--99999999-9999-4999-8999-999999999999": {"type": "group", "name": "Analysts"}},
              "target_definitions": {
                "net-address--cccccccc-cccc-4ccc-8ccc-cccccccccccc": {"type": "net-address", "name": "Gateway"}},
              "extension_definitions": {
                "extension-definition--dddddddd-dddd-4ddd-8ddd-dddddddddddd": {
                  "type": "extension-definition", "name": "Ours", "version": "1", "schema": "https://example.org/s",
                  "created_by": "identity--bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb"}}
            }
            """.formatted(START, ASK, BLOCK, BOTH, OTHER, SWITCH, END, WAIT);

    private static JsonNode valid() {
        try {
            return Json.text().readTree(VALID);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static JsonNode value(String json) {
        try {
            return Json.text().readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void put(JsonNode document, String pointer, JsonNode value) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode holder = document.at(place.head());
        if (holder instanceof ObjectNode object) {
            object.set(place.last().getMatchingProperty(), value);
        } else {
            ((ArrayNode) holder).set(place.last().getMatchingIndex(), value);
        }
    }

    private static List<String> pointers(JsonNode node, String here) {
        List<String> found = new ArrayList<>();
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(name -> {
                found.add(here + "/" + name);
                found.addAll(pointers(node.path(name), here + "/" + name));
            });
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.add(here + "/" + i);
            found.addAll(pointers(node.path(i), here + "/" + i));
        }
        return found;
    }

    @Test
    void findsNothingWrongWithAPlaybookThatUsesEveryKindOfStep() {
        assertThat(Cacao.errors(valid())).isEmpty();
    }

    @Test
    void noValueCanBeOfAnotherKindUnnoticed() {
        List<String> everywhere = pointers(valid(), "").stream()
                // What an extension says, and what a header holds, is theirs.
                .filter(pointer -> !pointer.contains("/any") && !pointer.contains("/headers/"))
                .toList();
        assertThat(everywhere).hasSizeGreaterThan(80).allSatisfy(pointer -> {
            JsonNode broken = valid();
            put(broken, pointer, value("[[7]]"));
            assertThat(Cacao.errors(broken)).as(pointer).isNotEmpty();
        });
    }

    @Test
    void nothingThatIsNotOptionalCanBeLeftOut() {
        List<String> needed = pointers(valid(), "").stream()
                .filter(pointer ->
                        valid().at(JsonPointer.compile(pointer).head()).isObject())
                .filter(pointer -> !pointer.contains("/any") && !pointer.contains("/headers/"))
                .filter(pointer -> !OPTIONAL.contains(pointer.substring(pointer.lastIndexOf('/') + 1)))
                .toList();
        assertThat(needed).hasSizeGreaterThan(60).allSatisfy(pointer -> {
            JsonNode broken = valid();
            JsonPointer place = JsonPointer.compile(pointer);
            ((ObjectNode) broken.at(place.head())).remove(place.last().getMatchingProperty());
            assertThat(Cacao.errors(broken)).as(pointer).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/workflow/" + BLOCK,
                "/workflow/" + BLOCK + "/commands/0",
                "/agent_definitions/group--99999999-9999-4999-8999-999999999999"
            })
    void namesAPropertyThatNobodyKnowsAndWhatWasMeant(String pointer) {
        JsonNode broken = valid();
        JsonNode holder = pointer.equals("/") ? broken : broken.at(pointer);
        ((ObjectNode) holder).put("typ", "x");
        ((ObjectNode) holder).put("descripton", "x");
        assertThat(Cacao.errors(broken))
                .contains(
                        pointer + " has a property 'typ' that nobody knows; did you mean 'type'?",
                        pointer + " has a property 'descripton' that nobody knows; did you mean 'description'?")
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/created                        | \"2026-01-05\"                 | must be a time in UTC",
                "/created                        | \"2026-01-05T00:00:00+08:00\"  | must be a time in UTC",
                "/created                        | \"2026-13-05T00:00:00Z\"       | must be a time in UTC",
                "/modified                       | \"2025-01-05T00:00:00Z\"       | must not lie before 'created'",
                "/valid_until                    | \"2025-01-05T00:00:00Z\"       | must not lie before 'valid_from'",
                "/id                             | \"playbook--aaaaaaaa\"         | must be playbook--UUID",
                "/id | \"playbook--aaaaaaaa-aaaa-1aaa-8aaa-aaaaaaaaaaaa\"         | must be playbook--UUID",
                "/created_by | \"playbook--aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa\" | must be identity--UUID",
                "/spec_version                   | \"cacao-1.1\"                  | must be 'cacao-2.0'",
                "/playbook_types/0               | \"heroism\"                    | must be one of",
                "/severity                       | 101                            | must be a whole number from 0 to 100",
                "/severity                       | 7.5                            | must be a whole number from 0 to 100",
                "/labels                         | []                             | must be a list that is not empty",
                "/name                           | \" \"                          | must be a text that is not empty",
                "/playbook_variables             | {\"address\": {\"type\": \"x\"}} | is no name that may stand here",
                "/external_references/0          | {\"name\": \"x\"}              | must have one of 'description'",
            })
    void saysWhereAndWhatAValueShouldBe(String pointer, String wrong, String complaint) {
        JsonNode broken = valid();
        put(broken, pointer, value(wrong));
        assertThat(Cacao.errors(broken))
                .anySatisfy(error -> assertThat(error).startsWith(pointer).contains(complaint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                BLOCK + "|on_success|end--00000000-0000-4000-8000-000000000000|which does not exist",
                BLOCK + "|on_completion|" + END + "|beside 'on_success' or 'on_failure'",
                BLOCK + "|agent|group--00000000-0000-4000-8000-000000000000|does not define",
                OTHER + "|on_completion|" + ASK + "|has a ring",
                OTHER + "|on_completion|" + OTHER + "|leads to no end",
                START + "|on_completion|" + END + "|is never reached",
                END + "|on_completion|" + END + "|'on_completion' that nobody knows",
                BLOCK + "|type|end|which its id does not say",
            })
    void findsAWorkflowThatCannotBeFollowed(String step, String property, String value, String complaint) {
        JsonNode broken = valid();
        ((ObjectNode) broken.path("workflow").path(step)).put(property, value);
        assertThat(Cacao.errors(broken)).anySatisfy(error -> assertThat(error).contains(complaint));
    }

    @Test
    void findsASecondStartAndDefinitionsThatNobodyUses() {
        JsonNode broken = valid();
        ((ObjectNode) broken.path("workflow"))
                .set("start--00000000-0000-4000-8000-000000000000", broken.at("/workflow/" + START));
        ((ObjectNode) broken.path("agent_definitions"))
                .set(
                        "group--00000000-0000-4000-8000-000000000000",
                        value("{\"type\": \"group\", \"name\": \"Nobody\"}"));
        assertThat(Cacao.errors(broken))
                .containsExactlyInAnyOrder(
                        "/workflow must have one step of the type 'start', has 2",
                        "/workflow/start--00000000-0000-4000-8000-000000000000 is never reached",
                        "/agent_definitions/group--00000000-0000-4000-8000-000000000000 is never used");
    }

    @Test
    void whatIsNoObjectIsNoPlaybook() {
        assertThat(Cacao.errors(value("[]"))).containsExactly("/ must be an object");
        assertThat(Cacao.errors(value("{}"))).contains("/ lacks 'workflow'", "/ lacks 'id'");
    }
}
