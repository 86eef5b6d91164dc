package io.breakwater.pipeline.intake;

/** A record was not taken; the message says why and what to do, and the sender must send the record again. */
public final class IntakeRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a record was not taken; a door maps it to its own kind of answer. */
    public enum Reason {
        /** No room to store it; temporary until someone makes room. */
        NO_ROOM,
        /** Larger than the store takes; sending it again is useless. */
        TOO_LARGE,
        /** The store failed or is closed; temporary until the service is restarted. */
        UNAVAILABLE
    }

    private final Reason reason;

    public IntakeRefusal(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public IntakeRefusal(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
