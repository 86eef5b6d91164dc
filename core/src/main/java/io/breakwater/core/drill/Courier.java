package io.breakwater.core.drill;

import io.breakwater.core.model.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Carries lines to the doors as real networks do: most within a minute, some hours late, some twice. */
final class Courier {
    private static final int LATE_PERCENT = 3;
    private static final int TWICE_PERCENT = 3;

    private final SplittableRandom random;
    private final Instant end;

    /** @param end by then everything has arrived */
    Courier(SplittableRandom random, Instant end) {
        this.random = random;
        this.end = end;
    }

    List<DrillLine> delivered(List<Journal.Entry> entries) {
        List<DrillLine> lines = new ArrayList<>();
        for (Journal.Entry entry : entries) {
            DrillLine line = line(entry, arrival(entry.at()));
            lines.add(line);
            if (random.nextInt(100) < TWICE_PERCENT) {
                lines.add(line(entry, atMost(line.arrival().plus(Duration.ofMinutes(random.nextInt(1, 180))))));
            }
        }
        // The sort is stable: lines of one moment stay in the order in which they were written.
        lines.sort(Comparator.comparing(DrillLine::arrival));
        return List.copyOf(lines);
    }

    private Instant arrival(Instant at) {
        Duration delay = random.nextInt(100) < LATE_PERCENT
                ? Duration.ofMinutes(random.nextInt(120, 1800))
                : Duration.ofSeconds(random.nextInt(2, 40));
        return atMost(at.plus(delay));
    }

    private Instant atMost(Instant arrival) {
        return arrival.isAfter(end) ? end : arrival;
    }

    private static DrillLine line(Journal.Entry entry, Instant arrival) {
        Sensor sensor = entry.sensor();
        return new DrillLine(
                entry.machine().tenant(),
                new SourceId(sensor.source()),
                sensor.connector(),
                sensor.door(),
                arrival,
                entry.line());
    }
}
