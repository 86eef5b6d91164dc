package io.breakwater.core.model;

/**
 * Which part an entity plays in an event. VICTIM: the machine or account it happened to; ACTOR: who did it, for example a
 * source address; RELATED: anything else, for example a command-and-control address.
 */
public enum EntityRole {
    VICTIM,
    ACTOR,
    RELATED
}
