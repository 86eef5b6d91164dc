package io.breakwater.core.respond;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.cacao.Cacao;
import io.breakwater.core.respond.cacao.Rule;
import io.breakwater.core.respond.cacao.Shape;
import io.breakwater.core.respond.cacao.Spot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Reads CACAO Security Playbooks 2.0 (OASIS) in JSON. {@link Cacao} says whether it is one; of what CACAO allows, people are
 * led through a line of steps, and what Breakwater adds to a step stands in one declared step extension.
 */
final class PlaybookReader {
    private static final Rule SENTENCE =
            Shape.empty().requires("zh", Rule.text()).requires("en", Rule.text());

    /** What Breakwater adds to a step; {@code docs/playbooks.md} tells it to people. */
    private static final Shape STEP = Shape.empty()
            .requires("who", Rule.oneOf(Role.names()))
            .requires("due", Rule.span())
            .requires("text", SENTENCE)
            .requires("verify", SENTENCE)
            .requires("undo", SENTENCE)
            .requires("approval", Rule.yesOrNo())
            .allows("blast_radius", SENTENCE)
            .allows("action", Rule.oneOf(ActionKind.slugs()));

    private final String file;
    private final Spot root;
    private final List<String> errors = new ArrayList<>();

    private PlaybookReader(String file, JsonNode root) {
        this.file = file;
        this.root = Spot.root(root, errors);
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
        errors.addAll(Cacao.errors(root.node()));
        List<Spot> actions = line();
        actions.forEach(step -> STEP.check(own(step)));
        stopOnErrors();
        List<PlaybookStep> steps =
                actions.stream().flatMap(step -> step(step).stream()).toList();
        stopOnErrors();
        return new Playbook(
                text("id"),
                label(label -> !label.startsWith("zh:")).orElse(""),
                new Phrase(
                        label(label -> label.startsWith("zh:"))
                                .map(label -> label.substring(3))
                                .orElse(text("name")),
                        text("name")),
                steps,
                references());
    }

    private String text(String property) {
        return root.node().path(property).asText();
    }

    /** The steps that people carry out, in their order; holes and rings are found elsewhere. */
    private List<Spot> line() {
        List<Spot> actions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String at = text("workflow_start");
        while (root.node().path("workflow").has(at) && seen.add(at)) {
            Spot step = root.at("workflow").at(at);
            switch (step.node().path("type").asText()) {
                case "action" -> actions.add(step);
                case "start", "end" -> {}
                default -> step.complain("branches: Breakwater leads people through a line of action steps only");
            }
            at = step.node().path("on_completion").asText();
        }
        return actions;
    }

    private static Spot own(Spot step) {
        Spot extensions = step.at("step_extensions");
        Iterator<String> names = extensions.node().fieldNames();
        return names.hasNext() ? extensions.at(names.next()) : extensions;
    }

    private Optional<PlaybookStep> step(Spot step) {
        JsonNode own = own(step).node();
        try {
            return Optional.of(new PlaybookStep(
                    step.pointer().substring(step.pointer().lastIndexOf('/') + 1),
                    step.node().path("name").asText(),
                    Role.named(own.path("who").asText()).orElseThrow(),
                    Duration.parse(own.path("due").asText()),
                    phrase(own.path("text")),
                    phrase(own.path("verify")),
                    phrase(own.path("undo")),
                    own.path("approval").asBoolean(),
                    own.has("blast_radius") ? Optional.of(phrase(own.path("blast_radius"))) : Optional.empty(),
                    ActionKind.named(own.path("action").asText())));
        } catch (IllegalArgumentException bad) {
            errors.add(step.pointer() + " " + bad.getMessage());
            return Optional.empty();
        }
    }

    private static Phrase phrase(JsonNode node) {
        return new Phrase(node.path("zh").asText(), node.path("en").asText());
    }

    private List<String> references() {
        return StreamSupport.stream(root.node().path("external_references").spliterator(), false)
                .map(reference -> (reference.path("name").asText() + " "
                                + reference.path("external_id").asText() + " "
                                + reference.path("description").asText())
                        .replaceAll(" +", " "))
                .toList();
    }

    private Optional<String> label(Predicate<String> which) {
        return StreamSupport.stream(root.node().path("labels").spliterator(), false)
                .map(JsonNode::asText)
                .filter(which)
                .findFirst();
    }

    private void stopOnErrors() {
        if (!errors.isEmpty()) {
            throw new InvalidPlaybook(file, errors);
        }
    }
}
