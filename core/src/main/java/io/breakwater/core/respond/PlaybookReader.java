package io.breakwater.core.respond;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.respond.action.ActionKind;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Reads CACAO Security Playbooks 2.0 (OASIS) in JSON and checks what the specification demands of the parts used here:
 * the required properties, the shape of ids, and a workflow in which every step named exists, every step is reached and
 * none twice. What Breakwater adds stands in one declared step extension.
 */
final class PlaybookReader {
    private static final List<String> REQUIRED = List.of(
            "type", "spec_version", "id", "name", "created_by", "created", "modified", "workflow_start", "workflow");
    private static final Set<String> TYPES = Set.of(
            "attack",
            "detection",
            "engagement",
            "investigation",
            "mitigation",
            "notification",
            "prevention",
            "remediation");
    private static final String ID = "[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private final String file;
    private final JsonNode root;
    private final List<String> errors = new ArrayList<>();

    private PlaybookReader(String file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /** Reads one file; what is wrong with it is thrown all at once as an {@link InvalidPlaybook}. */
    static Playbook read(String file, String json) {
        try {
            return new PlaybookReader(file, Json.text().readTree(json)).playbook();
        } catch (JsonProcessingException broken) {
            throw new InvalidPlaybook(
                    file, List.of("line " + broken.getLocation().getLineNr() + ": " + broken.getOriginalMessage()));
        }
    }

    private Playbook playbook() {
        REQUIRED.stream().filter(key -> !root.has(key)).forEach(key -> errors.add("lacks '" + key + "'"));
        stopOnErrors();
        expect("type", "playbook");
        expect("spec_version", "cacao-2.0");
        checkId(root.path("id").asText(), "playbook");
        checkId(root.path("created_by").asText(), "identity");
        root.path("playbook_types").forEach(this::checkType);
        List<PlaybookStep> steps = steps();
        stopOnErrors();
        return new Playbook(
                root.path("id").asText(),
                label(label -> !label.startsWith("zh:")).orElse(""),
                new Phrase(
                        label(label -> label.startsWith("zh:"))
                                .map(label -> label.substring(3))
                                .orElse(root.path("name").asText()),
                        root.path("name").asText()),
                steps,
                references());
    }

    private List<PlaybookStep> steps() {
        List<PlaybookStep> steps = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String at = root.path("workflow_start").asText();
        JsonNode workflow = root.path("workflow");
        while (!at.isEmpty()) {
            JsonNode step = workflow.path(at);
            if (step.isMissingNode() || !seen.add(at)) {
                errors.add("workflow: step " + at + (step.isMissingNode() ? " does not exist" : " is reached twice"));
                return steps;
            }
            checkId(at, step.path("type").asText());
            if (step.path("type").asText().equals("action")) {
                step(at, step).ifPresent(steps::add);
            }
            at = step.path("on_completion").asText("");
        }
        workflow.fieldNames().forEachRemaining(name -> {
            if (!seen.contains(name)) {
                errors.add("workflow: step " + name + " is never reached");
            }
        });
        return steps;
    }

    private Optional<PlaybookStep> step(String id, JsonNode step) {
        JsonNode own = step.path("step_extensions").elements().hasNext()
                ? step.path("step_extensions").elements().next()
                : step.path("step_extensions");
        Optional<Role> who = Role.named(own.path("who").asText());
        if (who.isEmpty()) {
            errors.add(
                    "step " + step.path("name").asText() + ": 'who' must be one of analyst, manager, contact, admin");
            return Optional.empty();
        }
        try {
            return Optional.of(new PlaybookStep(
                    id,
                    step.path("name").asText(),
                    who.get(),
                    Duration.parse(own.path("due").asText()),
                    phrase(own.path("text")),
                    phrase(own.path("verify")),
                    phrase(own.path("undo")),
                    own.path("approval").asBoolean(),
                    own.path("blast_radius").asText(""),
                    own.has("action") ? Optional.of(action(own.path("action").asText())) : Optional.empty()));
        } catch (DateTimeParseException | IllegalArgumentException bad) {
            errors.add("step " + step.path("name").asText() + ": " + bad.getMessage());
            return Optional.empty();
        }
    }

    private static ActionKind action(String slug) {
        return ActionKind.named(slug)
                .orElseThrow(() -> new IllegalArgumentException("'action' must be one of "
                        + Arrays.stream(ActionKind.values())
                                .map(ActionKind::slug)
                                .toList() + ", not '" + slug + "'"));
    }

    private Phrase phrase(JsonNode node) {
        return new Phrase(node.path("zh").asText(), node.path("en").asText());
    }

    private List<String> references() {
        return StreamSupport.stream(root.path("external_references").spliterator(), false)
                .map(reference -> (reference.path("name").asText() + " "
                                + reference.path("external_id").asText() + " "
                                + reference.path("description").asText())
                        .replaceAll(" +", " "))
                .toList();
    }

    private Optional<String> label(Predicate<String> which) {
        return StreamSupport.stream(root.path("labels").spliterator(), false)
                .map(JsonNode::asText)
                .filter(which)
                .findFirst();
    }

    private void expect(String key, String value) {
        if (!root.path(key).asText().equals(value)) {
            errors.add("'" + key + "' must be '" + value + "'");
        }
    }

    private void checkType(JsonNode type) {
        if (!TYPES.contains(type.asText())) {
            errors.add("playbook type '" + type.asText() + "' is not one of " + TYPES);
        }
    }

    private void checkId(String id, String type) {
        if (!id.matches(ID) || !id.startsWith(type + "--")) {
            errors.add("'" + id + "' is no CACAO id of type " + type);
        }
    }

    private void stopOnErrors() {
        if (!errors.isEmpty()) {
            throw new InvalidPlaybook(file, errors);
        }
    }
}
