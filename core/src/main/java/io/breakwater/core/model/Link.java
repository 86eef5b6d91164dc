package io.breakwater.core.model;

import java.time.Duration;

/**
 * Why a member belongs to its incident: the kind, the earlier member it hangs on, and the facts for the sentence.
 *
 * @param to rule title of the member it hangs on; empty for the seed
 * @param entity the shared entity, as {@code host a04645}; empty where none
 * @param gap time between the two; zero for the seed
 */
public record Link(LinkKind kind, String to, String entity, Duration gap) {
    public static final Link SEED = new Link(LinkKind.SEED, "", "", Duration.ZERO);
}
