package io.breakwater.core.respond.proof;

/** What the traffic says about an action. */
public enum Verdict {
    /** It has not been in force long enough to say anything. */
    TOO_EARLY,
    /** Traffic came, and all of it was stopped. */
    WORKS,
    /** Traffic came and was let through. */
    DOES_NOT_WORK,
    /** Traffic came, none was let through as far as it was said, and of some it was not said. */
    NOT_SAID,
    /** Nothing came, though a source that would have seen it was heard: that proves nothing. */
    SILENCE,
    /** No source that ever named the target was heard since. */
    BLIND
}
