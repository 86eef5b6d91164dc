package io.breakwater.core.respond.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the steps that wait for one contact become a notice. The first goes out almost at once; whoever has just been told
 * is told the next time after five minutes, of all that happened meanwhile, so that a flood is a list and not a hundred
 * messages.
 */
public final class Gathering {
    /** One attack is often opened, extended and escalated within seconds. */
    static final Duration BREATH = Duration.ofSeconds(10);

    static final Duration QUIET = Duration.ofMinutes(5);

    private Gathering() {}

    /**
     * The moment at which to write.
     *
     * @param first when the longest waiting step was kept
     * @param told when the contact's last notice was written
     */
    public static Instant due(Instant first, Optional<Instant> told) {
        Instant rested = first.plus(BREATH);
        return told.map(last -> last.plus(QUIET))
                .filter(later -> later.isAfter(rested))
                .orElse(rested);
    }
}
