package io.breakwater.bench.indicator;

import io.breakwater.core.detect.indicator.Indicator;
import io.breakwater.core.detect.indicator.IndicatorSnapshot;
import io.breakwater.core.detect.indicator.WarningLists;
import io.breakwater.core.detect.indicator.feed.FeedDefaults;
import io.breakwater.core.detect.indicator.feed.FeedProblem;
import io.breakwater.core.detect.indicator.feed.FeedSink;
import io.breakwater.core.detect.indicator.feed.Feeds;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** What a million indicators weigh on the heap, and how long a plain feed of a million takes from text to live. */
public final class IndicatorWeight {
    private IndicatorWeight() {}

    /** Prints the figures; needs no argument. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        StringBuilder feed = new StringBuilder(40_000_000);
        Million.each(1, indicator -> feed.append(indicator.value()).append('\n'));
        String text = feed.toString();
        long before = usedHeap();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = System.nanoTime();
        long cpuBegin = threads.getCurrentThreadCpuTime();
        IndicatorSnapshot snapshot = load(text);
        Duration cpu = Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpuBegin);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        long heap = usedHeap() - before;
        out.printf("indicators            %,d%n", snapshot.size());
        out.printf("heap, measured        %,d bytes%n", heap);
        out.printf("heap, packed arrays   %,d bytes%n", snapshot.heapBytes());
        out.printf("text to live          %,d ms, of it %,d ms of CPU%n", took.toMillis(), cpu.toMillis());
    }

    private static IndicatorSnapshot load(String text) throws IOException {
        IndicatorSnapshot.Builder builder = IndicatorSnapshot.builder(WarningLists.none());
        Feeds.read("million", new StringReader(text), FeedDefaults.of("million", Million.FROM), new FeedSink() {
            @Override
            public void indicator(Indicator indicator) {
                builder.add(indicator);
            }

            @Override
            public void problem(FeedProblem problem) {
                throw new IllegalStateException(problem.toString());
            }
        });
        return builder.build();
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
