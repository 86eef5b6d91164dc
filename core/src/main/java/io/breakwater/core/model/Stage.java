package io.breakwater.core.model;

import java.util.List;

/**
 * The stages of the attack chain, in their usual order, each with its ATT&CK tactics.
 */
public enum Stage {
    EXPLOITATION("TA0001", "TA0002"),
    REMOTE_CONTROL("TA0003", "TA0004", "TA0005", "TA0011"),
    LATERAL_MOVEMENT("TA0006", "TA0007", "TA0008", "TA0009"),
    INHIBIT_RECOVERY("TA0040"),
    ENCRYPTION("TA0040");

    private final List<String> tactics;

    Stage(String... tactics) {
        this.tactics = List.of(tactics);
    }

    /** ATT&CK tactic ids; impact is shared by the last two, told apart by technique (T1490 and T1489 against T1486). */
    public List<String> tactics() {
        return tactics;
    }
}
