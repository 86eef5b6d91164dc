package io.breakwater.core.detect.indicator.feed;

import io.breakwater.core.detect.indicator.Indicator;
import io.breakwater.core.detect.indicator.IndicatorSnapshot;
import io.breakwater.core.model.ContentReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes one feed's indicators into a snapshot and counts them: how many, how many kept quiet by which list, until when. */
final class FeedTally implements FeedSink {
    private final IndicatorSnapshot.Builder builder;
    private final List<FeedProblem> problems;
    private final Map<String, Integer> quietByList;
    private final TreeMap<Instant, Integer> ends = new TreeMap<>();
    private int indicators;
    private int listed;

    /** @param quietByList is added to */
    FeedTally(IndicatorSnapshot.Builder builder, List<FeedProblem> problems, Map<String, Integer> quietByList) {
        this.builder = builder;
        this.problems = problems;
        this.quietByList = quietByList;
    }

    @Override
    public void indicator(Indicator indicator) {
        indicators++;
        builder.put(indicator)
                .ifPresentOrElse(
                        list -> {
                            listed++;
                            quietByList.merge(list, 1, Integer::sum);
                        },
                        () -> indicator
                                .end()
                                .ifPresent(end -> ends.merge(end.truncatedTo(ChronoUnit.HOURS), 1, Integer::sum)));
    }

    @Override
    public void problem(FeedProblem problem) {
        problems.add(problem);
    }

    ContentReport.Feed feed(String file, Instant changed) {
        return new ContentReport.Feed(file, indicators, listed, changed, ends);
    }
}
