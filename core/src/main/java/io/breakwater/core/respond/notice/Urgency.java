package io.breakwater.core.respond.notice;

import io.breakwater.core.model.Severity;
import io.breakwater.core.model.WarningColour;

/** One scale for warnings and incidents: the colours of GB/T 32924, which severities are put beside. */
public final class Urgency {
    private Urgency() {}

    /** Critical as red, high as orange, medium as yellow, the rest as blue. */
    public static WarningColour of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> WarningColour.RED;
            case HIGH -> WarningColour.ORANGE;
            case MEDIUM -> WarningColour.YELLOW;
            case LOW, INFORMATIONAL -> WarningColour.BLUE;
        };
    }

    /** Whether somebody who wants to be told from {@code least} on wants to be told of {@code colour}. */
    public static boolean reaches(WarningColour colour, WarningColour least) {
        return colour.compareTo(least) <= 0;
    }
}
