package io.breakwater.core.respond.cacao;

import static io.breakwater.core.respond.cacao.Rule.byType;
import static io.breakwater.core.respond.cacao.Rule.dictionary;
import static io.breakwater.core.respond.cacao.Rule.id;
import static io.breakwater.core.respond.cacao.Rule.list;
import static io.breakwater.core.respond.cacao.Rule.oneOf;
import static io.breakwater.core.respond.cacao.Rule.text;
import static io.breakwater.core.respond.cacao.Rule.timestamp;
import static io.breakwater.core.respond.cacao.Rule.url;
import static io.breakwater.core.respond.cacao.Rule.whole;
import static io.breakwater.core.respond.cacao.Rule.yesOrNo;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The objects of CACAO Security Playbooks 2.0 with their required and optional properties, after sections 3 to 10 of the
 * specification. Of parts that hold credentials, signatures and markings the outer form is checked only.
 */
final class Shapes {
    private static final Pattern ANY_ID = Pattern.compile("[a-z][a-z0-9-]*[a-z0-9]--" + Rule.UUID.pattern());
    private static final Pattern VARIABLE = Pattern.compile("__[A-Za-z0-9_-]+__");
    private static final Rule DOCUMENT = spot -> {
        if (!spot.node().isObject()) {
            spot.complain("must be an object");
        }
    };
    /** Milliseconds. */
    private static final Rule PAUSE = whole(0, Integer.MAX_VALUE);

    private static final Rule GRADE = whole(0, 100);

    private static final Rule REFERENCE = Shape.empty()
            .requires("name", text())
            .allows("description", text())
            .allows("source", text())
            .allows("url", url())
            .allows("external_id", text())
            .allows("reference_id", text());

    private static final Rule VARIABLES = dictionary(
            VARIABLE,
            Shape.empty()
                    .requires("type", text())
                    .allows("description", text())
                    .allows("value", text())
                    .allows("constant", yesOrNo())
                    .allows("external", yesOrNo()));

    private static final Rule EXTENSION = Shape.empty()
            .requires("type", oneOf("extension-definition"))
            .requires("name", text())
            .requires("created_by", id("identity"))
            .requires("schema", text())
            .requires("version", text())
            .allows("description", text())
            .allows("external_references", list(REFERENCE));

    static final Map<String, Shape> COMMANDS = commands();
    static final Map<String, Shape> STEPS = steps();
    static final Map<String, Shape> ACTORS = actors();

    static final Shape PLAYBOOK = Shape.empty()
            .requires("type", oneOf("playbook"))
            .requires("spec_version", oneOf("cacao-2.0"))
            .requires("id", id("playbook"))
            .requires("name", text())
            .requires("created_by", id("identity"))
            .requires("created", timestamp())
            .requires("modified", timestamp())
            .requires("workflow_start", id("start"))
            .requires("workflow", dictionary(ANY_ID, byType(STEPS)))
            .allows("description", text())
            .allows(
                    "playbook_types",
                    list(oneOf(
                            "attack",
                            "detection",
                            "engagement",
                            "investigation",
                            "mitigation",
                            "notification",
                            "prevention",
                            "remediation")))
            .allows("playbook_activities", list(text()))
            .allows("playbook_processing_summary", DOCUMENT)
            .allows("revoked", yesOrNo())
            .allows("valid_from", timestamp())
            .allows("valid_until", timestamp())
            .allows("derived_from", list(id("playbook")))
            .allows("related_to", list(id("playbook")))
            .allows("priority", GRADE)
            .allows("severity", GRADE)
            .allows("impact", GRADE)
            .allows("industry_sectors", list(text()))
            .allows("labels", list(text()))
            .allows("external_references", list(REFERENCE))
            .allows("markings", list(id()))
            .allows("playbook_variables", VARIABLES)
            .allows("workflow_exception", id())
            .allows("playbook_extensions", dictionary(ANY_ID, DOCUMENT))
            .allows("authentication_info_definitions", dictionary(ANY_ID, DOCUMENT))
            .allows("agent_definitions", dictionary(ANY_ID, byType(ACTORS)))
            .allows("target_definitions", dictionary(ANY_ID, byType(ACTORS)))
            .allows("extension_definitions", dictionary(ANY_ID, EXTENSION))
            .allows("data_marking_definitions", dictionary(ANY_ID, DOCUMENT))
            .allows("signatures", list(DOCUMENT));

    private Shapes() {}

    private static Shape common(String type) {
        return Shape.empty()
                .requires("type", oneOf(type))
                .allows("name", text())
                .allows("description", text())
                .allows("external_references", list(REFERENCE))
                .allows("step_variables", VARIABLES)
                .allows("owner", id("identity"))
                .allows("step_extensions", dictionary(ANY_ID, DOCUMENT));
    }

    /** A step that leads on: always, or by how it went. */
    private static Shape step(String type) {
        return common(type)
                .allows("delay", PAUSE)
                .allows("timeout", PAUSE)
                .allows("on_completion", id())
                .allows("on_success", id())
                .allows("on_failure", id());
    }

    private static Map<String, Shape> steps() {
        Rule names = list(text());
        Map<String, Shape> steps = new TreeMap<>();
        steps.put("start", common("start").allows("on_completion", id()));
        steps.put("end", common("end"));
        steps.put(
                "action",
                step("action")
                        .requires("commands", list(byType(COMMANDS)))
                        .requires("agent", id())
                        .allows("targets", list(id()))
                        .allows("in_args", names)
                        .allows("out_args", names));
        steps.put(
                "playbook-action",
                step("playbook-action")
                        .requires("playbook_id", id("playbook"))
                        .allows("playbook_version", timestamp())
                        .allows("in_args", names)
                        .allows("out_args", names));
        steps.put("parallel", step("parallel").requires("next_steps", list(id())));
        steps.put(
                "if-condition",
                step("if-condition")
                        .requires("condition", text())
                        .requires("on_true", id())
                        .allows("on_false", id()));
        steps.put(
                "while-condition",
                step("while-condition")
                        .requires("condition", text())
                        .requires("on_true", id())
                        .requires("on_completion", id()));
        steps.put(
                "switch-condition",
                step("switch-condition")
                        .requires("switch", text())
                        .requires("cases", dictionary(Pattern.compile(".+"), id())));
        return steps;
    }

    private static Map<String, Shape> commands() {
        Map<String, Shape> commands = new TreeMap<>();
        for (String type : new String[] {
            "manual",
            "bash",
            "caldera-cmd",
            "elastic",
            "jupyter",
            "kestrel",
            "powershell",
            "sigma",
            "ssh",
            "yara",
            "http-api",
            "openc2-http"
        }) {
            commands.put(
                    type,
                    Shape.empty()
                            .requires("type", oneOf(type))
                            .allows("description", text())
                            .allows("version", text())
                            .allows("playbook_activity", text())
                            .allows("external_references", list(REFERENCE))
                            .allows("command", text())
                            .allows("command_b64", text()));
        }
        for (String type : new String[] {"http-api", "openc2-http"}) {
            commands.computeIfPresent(
                    type,
                    (name, shape) -> shape.allows("headers", DOCUMENT)
                            .allows("content", text())
                            .allows("content_b64", text()));
        }
        return commands;
    }

    /** Agents and targets: who does a step, and what it is done to. */
    private static Map<String, Shape> actors() {
        Map<String, Shape> actors = new TreeMap<>();
        for (String type : new String[] {"group", "individual", "location", "organization", "sector"}) {
            actors.put(type, actor(type).allows("contact", DOCUMENT).allows("location", DOCUMENT));
        }
        Shape device = Shape.empty()
                .allows("address", DOCUMENT)
                .allows("port", text())
                .allows("authentication_info", id())
                .allows("category", list(text()));
        for (String type : new String[] {"http-api", "linux", "net-address", "security-category", "ssh"}) {
            actors.put(type, actor(type).with(device));
        }
        return actors;
    }

    private static Shape actor(String type) {
        return Shape.empty()
                .requires("type", oneOf(type))
                .requires("name", text())
                .allows("description", text())
                .allows("agent_target_extensions", dictionary(ANY_ID, DOCUMENT));
    }
}
