package io.breakwater.core.respond.action;

import java.util.Set;

/**
 * A sort of responder, found by ServiceLoader: a folder of its own with an {@code @AutoService(ResponderKind.class)}
 * class. Nothing else names it; deleting the folder removes it.
 */
public interface ResponderKind {
    /** As {@code kind} in the configuration. */
    String name();

    /** Keys of its own that the configuration must have. */
    Set<String> required();

    /** Keys of its own that the configuration may have. */
    Set<String> optional();

    /** @throws IllegalArgumentException when a value can't be used; its message says which and why */
    Responder open(ResponderSettings settings);
}
