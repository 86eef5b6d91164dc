package io.breakwater.app.campaign;

import io.breakwater.core.campaign.WaveAlarms;
import io.breakwater.core.campaign.Waves;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A way to find waves, ours or one to compare with. */
interface WaveFinder {
    String name();

    /** First and last day of each wave found. */
    List<int[]> segments(long[] times, int lastDay);

    /** Times of alarms. */
    long[] alarms(long[] times);

    /** What the campaign stage does. */
    static WaveFinder ours() {
        return new WaveFinder() {
            @Override
            public String name() {
                return "breakwater";
            }

            @Override
            public List<int[]> segments(long[] times, int lastDay) {
                return new Waves()
                        .segment(daily(times), lastDay).stream()
                                .map(wave -> new int[] {
                                    (int) wave.from().toEpochDay(),
                                    (int) wave.to().toEpochDay()
                                })
                                .toList();
            }

            @Override
            public long[] alarms(long[] times) {
                return new WaveAlarms()
                        .alarms(times).stream()
                                .mapToLong(WaveAlarms.Alarm::atMillis)
                                .toArray();
            }
        };
    }

    static SortedMap<Integer, Integer> daily(long[] times) {
        SortedMap<Integer, Integer> daily = new TreeMap<>();
        for (long time : times) {
            daily.merge((int) Math.floorDiv(time, Duration.ofDays(1).toMillis()), 1, Integer::sum);
        }
        return daily;
    }
}
