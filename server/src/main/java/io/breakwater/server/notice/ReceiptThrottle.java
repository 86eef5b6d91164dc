package io.breakwater.server.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sixty requests a minute from one address, so that nobody keeps the database busy with guesses; a word has 256 bits and is
 * not guessed. Remembers the last ten thousand addresses.
 */
public final class ReceiptThrottle {
    private static final int ALLOWED = 60;
    private static final int REMEMBERED = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, Window> byAddress = new LinkedHashMap<>();

    private record Window(Instant begin, int count) {}

    public ReceiptThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts a request; whether it may go on. */
    public synchronized boolean admits(String address) {
        Instant now = clock.instant();
        Window before = byAddress.remove(address);
        Window after = before != null && before.begin().plus(WINDOW).isAfter(now)
                ? new Window(before.begin(), before.count() + 1)
                : new Window(now, 1);
        byAddress.put(address, after);
        if (byAddress.size() > REMEMBERED) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
        return after.count() <= ALLOWED;
    }
}
