package io.breakwater.core.respond.action;

/** Where an action stands. */
public enum ActionState {
    /** Waits for a person. */
    PROPOSED,
    /** A person said yes; it will be carried out. */
    APPROVED,
    /** A person said no. */
    REFUSED,
    /** The responder was asked, and its answer is not known yet. */
    RUNNING,
    DONE,
    /** The responder said that it can't, or could not be reached for too long. */
    FAILED,
    /** Taken back because its time was over. */
    EXPIRED,
    /** Taken back because a person asked. */
    ROLLED_BACK;

    /** Whether it stands in the way of another action on the same target. */
    public boolean live() {
        return switch (this) {
            case PROPOSED, APPROVED, RUNNING, DONE -> true;
            case REFUSED, FAILED, EXPIRED, ROLLED_BACK -> false;
        };
    }
}
