package io.breakwater.core.detect.indicator.feed;

import io.breakwater.core.detect.indicator.Tlp;
import java.time.Instant;

/**
 * What holds for indicators of a feed that does not say so itself.
 *
 * @param source the feed's name
 * @param confidence 0 to 100
 * @param validFrom for feeds without dates: when the feed was made or fetched
 */
public record FeedDefaults(String source, Tlp tlp, int confidence, Instant validFrom) {
    /** Amber, 60: believed, but not alone. */
    public static FeedDefaults of(String source, Instant validFrom) {
        return new FeedDefaults(source, Tlp.AMBER, 60, validFrom);
    }
}
