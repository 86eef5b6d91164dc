package io.breakwater.core.detect.sigma.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each signal is told once, in the order of its first coming, and none outlives its value. */
final class SignalsTest {
    private static int[] told(Signals signals) {
        return Arrays.copyOf(signals.list(), signals.count());
    }

    @Test
    void keepsEachOnceHoweverManyThereAre() {
        Signals signals = new Signals();
        for (int round = 0; round < 3; round++) {
            for (int signal = 100_000; signal >= 0; signal -= 7) {
                signals.signal(signal);
            }
        }
        assertThat(told(signals)).hasSize(14_286).doesNotHaveDuplicates().startsWith(100_000, 99_993);
        signals.clear();
        assertThat(signals.count()).isZero();
        signals.signal(99_993);
        assertThat(told(signals)).containsExactly(99_993);
    }
}
