package io.breakwater.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LoginThrottleTest {
    private Instant now = Instant.parse("2025-05-02T02:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(() -> now);

    @Test
    void refusesAfterFiveFailuresForAMinute() {
        fail("ann", 4);
        assertThat(throttle.refuses("ann")).isFalse();
        fail("ann", 1);
        assertThat(throttle.refuses("ann")).isTrue();
        assertThat(throttle.refuses("bob")).isFalse();
        now = now.plusSeconds(61);
        assertThat(throttle.refuses("ann")).isFalse();
    }

    @Test
    void aRightPasswordForgetsTheFailures() {
        fail("ann", 4);
        throttle.succeeded("ann");
        fail("ann", 4);
        assertThat(throttle.refuses("ann")).isFalse();
    }

    @Test
    void manyMadeUpLoginsDoNotFillTheMemoryNorUndoARefusalAtOnce() {
        fail("ann", 5);
        IntStream.range(0, 9_000).forEach(i -> throttle.failed("made-up-" + i));
        assertThat(throttle.refuses("ann")).isTrue();
    }

    private void fail(String login, int times) {
        IntStream.range(0, times).forEach(i -> throttle.failed(login));
    }
}
