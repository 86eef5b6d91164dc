package io.breakwater.core.model;

/**
 * What an entity is. Grouping links by these.
 */
public enum EntityKind {
    HOST,
    ADDRESS,
    ACCOUNT,
    PROCESS,
    FILE_HASH,
    FILE,
    DOMAIN,
    URL,
    SESSION
}
