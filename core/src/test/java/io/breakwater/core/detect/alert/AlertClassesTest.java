package io.breakwater.core.detect.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Stage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AlertClassesTest {
    private final AlertClasses builtIn = AlertClasses.of(ContentLibrary.builtIn());

    @Test
    void aWebAttackIsExploitationThatNeedsANeighbour() {
        var told = builtIn.assess("Wazuh: Common Web Attack.").orElseThrow();
        assertEquals(Optional.of(Stage.EXPLOITATION), told.stage());
        assertEquals(Fidelity.MEDIUM, told.fidelity());
    }

    @Test
    void weakClassesReachNoStage() {
        var told = builtIn.assess("PAM: User login failed.").orElseThrow();
        assertEquals(Fidelity.LOW, told.fidelity());
        assertTrue(told.stage().isEmpty());
    }

    @Test
    void anUnknownAlertStaysUnknown() {
        assertTrue(builtIn.assess("Disk nearly full").isEmpty());
    }

    @Test
    void aWrongFileIsNamedWithItsClass() {
        IllegalArgumentException wrong = assertThrows(
                IllegalArgumentException.class,
                () -> AlertClasses.read("my.yml", "- {name: x, words: [a], fidelity: certain}"));
        assertTrue(wrong.getMessage().startsWith("my.yml: alert class 'x'"), wrong::getMessage);
    }
}
