package io.breakwater.server.console;

import io.breakwater.core.model.Rejected;

/**
 * A rejected record as the page shows it.
 *
 * @param head its first bytes, as text where it is text, else in hex
 */
public record RejectedView(Rejected rejected, String head) {
    private static final int TEXT_SHOWN = 2000;

    static RejectedView of(Rejected rejected) {
        return new RejectedView(rejected, RawText.of(rejected.payload(), TEXT_SHOWN));
    }
}
