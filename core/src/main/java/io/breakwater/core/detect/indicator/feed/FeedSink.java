package io.breakwater.core.detect.indicator.feed;

import io.breakwater.core.detect.indicator.Indicator;

/** Receives what a feed holds, in its order. */
public interface FeedSink {
    void indicator(Indicator indicator);

    void problem(FeedProblem problem);
}
