package io.breakwater.core.model;

import java.util.List;

/**
 * The stages of the attack chain, in their usual order, each with its ATT&CK tactics.
 */
public enum Stage {
    EXPLOITATION(new Phrase("漏洞利用", "exploitation"), "TA0001", "TA0002"),
    REMOTE_CONTROL(new Phrase("远程控制", "remote control"), "TA0003", "TA0004", "TA0005", "TA0011"),
    LATERAL_MOVEMENT(new Phrase("内网探测与横向移动", "discovery and lateral movement"), "TA0006", "TA0007", "TA0008", "TA0009"),
    INHIBIT_RECOVERY(new Phrase("破坏备份与恢复", "inhibit recovery"), "TA0040"),
    ENCRYPTION(new Phrase("加密勒索", "encryption"), "TA0040");

    private final Phrase title;
    private final List<String> tactics;

    Stage(Phrase title, String... tactics) {
        this.title = title;
        this.tactics = List.of(tactics);
    }

    /** As people read it. */
    public Phrase title() {
        return title;
    }

    /** ATT&CK tactic ids; impact is shared by the last two, told apart by technique (T1490 and T1489 against T1486). */
    public List<String> tactics() {
        return tactics;
    }
}
