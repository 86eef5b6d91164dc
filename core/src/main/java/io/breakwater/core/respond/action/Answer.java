package io.breakwater.core.respond.action;

/** What came of asking a responder. */
public sealed interface Answer {
    /** For the history; never a payload. */
    String note();

    /** @param receipt what it needs to take the action back, for example a rule number; may be empty */
    record Done(String note, String receipt) implements Answer {}

    /** It will not, and asking again changes nothing. */
    record Refused(String note) implements Answer {}

    /** No answer, or one that asks for patience; the same command may be sent again under its key. */
    record Unreachable(String note) implements Answer {}
}
