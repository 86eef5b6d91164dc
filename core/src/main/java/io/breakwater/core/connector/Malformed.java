package io.breakwater.core.connector;

/**
 * A record, or a part of one, that can't be understood. Thrown inside a connector only, and made a rejected record at its
 * edge; it carries no stack trace, as bad input is common and no bug.
 */
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code stable, for counting: {@code json.syntax}
     * @param message what is wrong, at which byte or character, and what to do
     */
    public Malformed(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
