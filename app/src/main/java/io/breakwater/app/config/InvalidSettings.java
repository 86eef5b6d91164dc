package io.breakwater.app.config;

import java.util.List;

/** The configuration cannot be used; the message has one line for each thing that is wrong. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSettings(List<String> complaints) {
        super(String.join(System.lineSeparator(), complaints));
    }
}
