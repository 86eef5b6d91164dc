package io.breakwater.store;

import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import java.util.Optional;

/**
 * Which rules are wanted.
 *
 * @param text in title, id, technique, place or log source; empty for all
 * @param page from 0
 * @param size 1 to 500
 */
public record RuleQuery(Which which, Severity least, Optional<Stage> stage, String text, int page, int size) {
    public RuleQuery {
        if (page < 0 || size < 1 || size > 500) {
            throw new IllegalArgumentException("a page is 0 or more, its size 1 to 500: " + page + ", " + size);
        }
    }

    /** What became of a rule. */
    public enum Which {
        /** In force. */
        IN_FORCE,
        /** In force, with a hit within the last week that is known. */
        FIRING,
        /** In force, with hits held back within that week. */
        THROTTLED,
        /** In force, without a hit ever. */
        SILENT,
        /** No version is in force any more. */
        WITHDRAWN
    }
}
