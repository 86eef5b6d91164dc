package io.breakwater.core.respond.cacao;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Holds a document against CACAO Security Playbooks 2.0. */
public final class Cacao {
    private Cacao() {}

    /** All that is wrong, each with its JSON Pointer; empty for a playbook that is valid. */
    public static List<String> errors(JsonNode playbook) {
        List<String> errors = new ArrayList<>();
        Spot root = Spot.root(playbook, errors);
        Shapes.PLAYBOOK.check(root);
        if (playbook.isObject()) {
            new References(root).check();
            new Workflow(root).check();
        }
        return errors;
    }
}
