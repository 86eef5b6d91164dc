package io.breakwater.core.warn;

import java.util.List;

/**
 * One ground of a warning, with its figures; {@link WarningTexts} turns it into a sentence.
 *
 * @param arguments what the sentence is filled with, in the order of its text
 * @param strength by what factor it raises the risk; for ordering
 */
public record Reason(Kind kind, List<String> arguments, double strength) {
    public Reason {
        arguments = List.copyOf(arguments);
    }

    /** Grounds, each with a text under its name. Those of few tell of victims of so few tenants that no count is told. */
    public enum Kind {
        PRODUCT,
        RECENT,
        VERSION,
        PROVINCE,
        INDUSTRY,
        POSTURE,
        WEAK_PASSWORD,
        TENANT,
        EXPLOITED,
        RANSOMWARE,
        RESERVE,
        RESERVE_FLAWED,
        ACTIVE,
        NO_CAMPAIGN,
        FEW_PRODUCT,
        FEW_PROVINCE,
        FEW_INDUSTRY,
        FEW_ACTIVE
    }
}
