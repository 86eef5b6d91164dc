package io.breakwater.server.respond;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that goes on when the test says so. */
public final class TestClock implements InstantSource {
    private volatile Instant now;

    public TestClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void forward(Duration span) {
        now = now.plus(span);
    }
}
