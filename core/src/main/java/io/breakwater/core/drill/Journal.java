package io.breakwater.core.drill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects what the sensors of the customers see, each line with the time of what it tells of. */
final class Journal {
    private final Instant end;
    private final List<Entry> entries = new ArrayList<>();

    /** @param end what would happen later has not happened yet */
    Journal(Instant end) {
        this.end = end;
    }

    /** One line as a sensor writes it. */
    record Entry(Machine machine, Sensor sensor, Instant at, String line) {}

    /** Takes the line in when the machine's owner has such a sensor. */
    void write(Machine machine, Sensor sensor, Instant at, String line) {
        if (machine.has(sensor) && at.isBefore(end)) {
            entries.add(new Entry(machine, sensor, at, line));
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }
}
