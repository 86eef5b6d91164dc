package io.breakwater.core.incident;

/** What part a group may play. */
enum Grade {
    /** Carries an incident: a stage of an attack, sure enough, not stopped. */
    CORE,
    /** Weak, but rare enough to join an incident that others carry. */
    CONTEXT,
    /** A product stopped it: told beside the incident, never part of it. */
    BLOCKED,
    /** Fell into an authorised window: told beside the incident, never part of it. */
    AUTHORISED,
    /** Too weak and too common to tell anything of an attack. */
    NOISE
}
