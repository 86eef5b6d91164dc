package io.breakwater.core.respond;

import java.util.List;

/** A playbook file that cannot be used; the message lists all that is wrong with it. */
public final class InvalidPlaybook extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidPlaybook(String file, List<String> errors) {
        super(file + ": " + String.join("; ", errors));
    }
}
