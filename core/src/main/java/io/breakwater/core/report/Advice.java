package io.breakwater.core.report;

import io.breakwater.core.model.Phrase;
import java.util.List;

/**
 * One item of general advice, handed in as plain text.
 *
 * @param key {@code before-1} to {@code before-8} and {@code together-1} to {@code together-5}
 */
public record Advice(String key, Phrase name, List<Phrase> steps) {
    public Advice {
        steps = List.copyOf(steps);
    }
}
