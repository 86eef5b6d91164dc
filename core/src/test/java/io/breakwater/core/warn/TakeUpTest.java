package io.breakwater.core.warn;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.Threat;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TakeUpTest {
    private static final Threat QUIET = Threat.NONE;
    private static final Threat FLAWED = new Threat(false, false, false, false, 0.01, 7);
    private static final Threat EXPLOITED = new Threat(true, true, false, false, 0.01, 7);

    /** Of a quiet, a flawed and an exploited product, the last two of a kind in use, one is taken up. */
    private static TakeUp.Choice choice(int chosen) {
        return new TakeUp.Choice(List.of(QUIET, FLAWED, EXPLOITED), new boolean[] {false, true, false}, chosen);
    }

    @Test
    void beforeAnyChoiceKnownExploitationCountsMost() {
        TakeUp none = TakeUp.learn(List.of());
        assertThat(none.readiness(EXPLOITED, false))
                .isGreaterThan(none.readiness(FLAWED, true))
                .isGreaterThan(5 * none.readiness(FLAWED, false));
        assertThat(none.readiness(FLAWED, false)).isGreaterThan(5 * none.readiness(QUIET, false));
    }

    @Test
    void aTasteForKindsIsLearnedFromWhatWasTakenUp() {
        TakeUp none = TakeUp.learn(List.of());
        TakeUp loyal = TakeUp.learn(Collections.nCopies(8, choice(1)));
        TakeUp fickle = TakeUp.learn(Collections.nCopies(8, choice(2)));
        double before = none.readiness(FLAWED, true) / none.readiness(FLAWED, false);
        assertThat(loyal.readiness(FLAWED, true) / loyal.readiness(FLAWED, false))
                .isGreaterThan(before);
        assertThat(fickle.readiness(FLAWED, true) / fickle.readiness(FLAWED, false))
                .isLessThan(before);
    }

    @Test
    void choicesTheModelExpectedChangeLittle() {
        TakeUp none = TakeUp.learn(List.of());
        TakeUp expected = TakeUp.learn(List.of(choice(2)));
        assertThat(expected.readiness(EXPLOITED, false) / none.readiness(EXPLOITED, false))
                .isBetween(0.8, 1.25);
    }
}
