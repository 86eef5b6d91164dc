package io.breakwater.core.respond.cacao;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What names what: definitions that exist, are of the type that their id says and are used; times in their order. */
final class References {
    private final Spot root;

    References(Spot root) {
        this.root = root;
    }

    void check() {
        inOrder("created", "modified");
        inOrder("valid_from", "valid_until");
        for (String kept : List.of("workflow", "agent_definitions", "target_definitions", "extension_definitions")) {
            typed(root.at(kept));
        }
        Spot workflow = root.at("workflow");
        Set<String> agents = new HashSet<>();
        Set<String> targets = new HashSet<>();
        Set<String> extensions = new HashSet<>();
        root.node().path("playbook_extensions").fieldNames().forEachRemaining(extensions::add);
        workflow.node().fieldNames().forEachRemaining(id -> {
            Spot step = workflow.at(id);
            sayable(step);
            if (step.node().has("agent")) {
                named(step.at("agent"), "agent_definitions", agents);
            }
            for (int i = 0; i < step.node().path("targets").size(); i++) {
                named(step.at("targets").at(i), "target_definitions", targets);
            }
            step.node().path("step_extensions").fieldNames().forEachRemaining(extensions::add);
            for (int i = 0; i < step.node().path("commands").size(); i++) {
                commanded(step.at("commands").at(i));
            }
        });
        extensions.stream()
                .filter(id -> !root.node().path("extension_definitions").has(id))
                .forEach(id -> root.at("extension_definitions").complain("does not define " + id));
        used("agent_definitions", agents);
        used("target_definitions", targets);
        used("extension_definitions", extensions);
        for (int i = 0; i < root.node().path("external_references").size(); i++) {
            telling(root.at("external_references").at(i));
        }
    }

    private void inOrder(String earlier, String later) {
        try {
            Instant from = Instant.parse(root.node().path(earlier).asText());
            Instant to = Instant.parse(root.node().path(later).asText());
            if (to.isBefore(from)) {
                root.at(later).complain("must not lie before '" + earlier + "'");
            }
        } catch (DateTimeException missing) {
            // Whether a time is one, and must be there, is the shape's matter.
        }
    }

    /** An id begins with the type of what it names. */
    private static void typed(Spot definitions) {
        definitions.node().fieldNames().forEachRemaining(id -> {
            String type = definitions.node().path(id).path("type").asText();
            if (!type.isEmpty() && !id.startsWith(type + "--")) {
                definitions.at(id).complain("is of the type '" + type + "', which its id does not say");
            }
        });
    }

    private void named(Spot name, String definitions, Set<String> used) {
        String id = name.node().asText();
        used.add(id);
        if (!root.node().path(definitions).has(id)) {
            name.complain("names " + id + ", which '" + definitions + "' does not define");
        }
    }

    private void used(String definitions, Set<String> used) {
        root.node().path(definitions).fieldNames().forEachRemaining(id -> {
            if (!used.contains(id)) {
                root.at(definitions).at(id).complain("is never used");
            }
        });
    }

    /** What a person has to do needs a name by which people speak of it. */
    private static void sayable(Spot step) {
        if (step.node().path("type").asText().equals("action") && !step.node().has("name")) {
            step.complain("lacks 'name'");
        }
    }

    private static void commanded(Spot command) {
        JsonNode node = command.node();
        if (node.has("command") == node.has("command_b64")) {
            command.complain("must have one of 'command' and 'command_b64'");
        }
    }

    private static void telling(Spot reference) {
        boolean more = List.of("description", "source", "url", "external_id").stream()
                .anyMatch(property -> reference.node().has(property));
        if (!more) {
            reference.complain("must have one of 'description', 'source', 'url' and 'external_id'");
        }
    }
}
