package io.breakwater.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.server.respond.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ReceiptThrottleTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T08:00:00Z"));
    private final ReceiptThrottle throttle = new ReceiptThrottle(clock);

    @Test
    void oneAddressMayAskSixtyTimesAMinuteAndHoldsUpNoOther() {
        for (int i = 0; i < 60; i++) {
            assertThat(throttle.admits("198.51.100.7")).as("request " + i).isTrue();
        }
        assertThat(throttle.admits("198.51.100.7")).isFalse();
        assertThat(throttle.admits("198.51.100.8")).isTrue();
        clock.forward(Duration.ofMinutes(1).minusMillis(1));
        assertThat(throttle.admits("198.51.100.7")).isFalse();
        clock.forward(Duration.ofMillis(1));
        assertThat(throttle.admits("198.51.100.7")).isTrue();
    }
}
