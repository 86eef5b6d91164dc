package io.breakwater.server.console;

import io.breakwater.core.model.ContentReport;
import java.time.Instant;
import java.util.List;

/**
 * A feed as it stands now.
 *
 * @param firing how many of its indicators can fire
 */
public record FeedView(ContentReport.Feed feed, int firing, int expired) {
    static List<FeedView> of(List<ContentReport.Feed> feeds, Instant now) {
        return feeds.stream()
                .map(feed -> new FeedView(feed, feed.firing(now), feed.expired(now)))
                .toList();
    }
}
