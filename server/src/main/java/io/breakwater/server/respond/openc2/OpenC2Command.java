package io.breakwater.server.respond.openc2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.model.Json;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.Command;
import io.breakwater.core.respond.action.IpLiteral;

/**
 * Commands after the OpenC2 Language Specification 1.0 (OASIS). An address is denied as a network of one, with the
 * arguments of the stateless packet filter's profile (SLPF 1.0) left at their defaults; a host is contained as a device;
 * the language knows no account, so that one is set under a name space of our own, which the specification allows for.
 */
final class OpenC2Command {
    /** The language's limit for a name space is 16 characters. */
    static final String ACCOUNT = "x-breakwater:account";

    private static final String RULE = "slpf:rule_number";

    private OpenC2Command() {}

    static ObjectNode carryOut(Command command) {
        ObjectNode root = begin(
                command,
                switch (command.kind()) {
                    case BLOCK_ADDRESS -> "deny";
                    case ISOLATE_HOST -> "contain";
                    case DISABLE_ACCOUNT -> "set";
                },
                "carry-out");
        target(root, command, false);
        arguments(root).put("stop_time", command.until().toEpochMilli());
        return root;
    }

    /** Deletes the rule when the consumer named one; else allows again what was denied. */
    static ObjectNode lift(Command command, String receipt) {
        if (command.kind() == ActionKind.BLOCK_ADDRESS && receipt.matches("\\d{1,18}")) {
            ObjectNode root = begin(command, "delete", "lift");
            root.putObject("target").put(RULE, Long.parseLong(receipt));
            arguments(root);
            return root;
        }
        ObjectNode root = begin(command, command.kind() == ActionKind.DISABLE_ACCOUNT ? "set" : "allow", "lift");
        target(root, command, true);
        arguments(root);
        return root;
    }

    /** Asks which pairs of action and target the consumer knows; changes nothing. */
    static ObjectNode query() {
        ObjectNode root = Json.text().createObjectNode();
        root.put("action", "query");
        root.putObject("target").putArray("features").add("pairs").add("versions");
        arguments(root);
        return root;
    }

    /** The target's name in the language, as a consumer lists it in its pairs. */
    static String targetName(Command command) {
        return switch (command.kind()) {
            case BLOCK_ADDRESS -> isV4(command) ? "ipv4_net" : "ipv6_net";
            case ISOLATE_HOST -> "device";
            case DISABLE_ACCOUNT -> ACCOUNT;
        };
    }

    private static boolean isV4(Command command) {
        return IpLiteral.parse(command.target()).map(IpLiteral::isV4).orElse(true);
    }

    private static ObjectNode begin(Command command, String action, String verb) {
        ObjectNode root = Json.text().createObjectNode();
        root.put("action", action);
        root.put("command_id", command.id() + "." + verb);
        return root;
    }

    private static void target(ObjectNode root, Command command, boolean enabled) {
        ObjectNode target = root.putObject("target");
        switch (command.kind()) {
            case BLOCK_ADDRESS -> target.put(targetName(command), command.target() + (isV4(command) ? "/32" : "/128"));
            case ISOLATE_HOST -> target.putObject("device").put("hostname", command.target());
            case DISABLE_ACCOUNT ->
                target.putObject(ACCOUNT).put("name", command.target()).put("enabled", enabled);
        }
    }

    private static ObjectNode arguments(ObjectNode root) {
        return root.putObject("args").put("response_requested", "complete");
    }

    static byte[] bytes(ObjectNode command) {
        try {
            return Json.text().writeValueAsBytes(command);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts can be written", impossible);
        }
    }
}
