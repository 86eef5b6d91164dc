package io.breakwater.core.model;

/**
 * The Sigma log source of an event; an empty string stands for "not stated".
 */
public record LogSource(String category, String product, String service) {
    public static final LogSource UNKNOWN = new LogSource("", "", "");
}
