package io.breakwater.app.scan;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Evidence;
import io.breakwater.core.model.RawRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The events behind the hits of a scan, so that the page can show them; what has no room any more is counted. */
final class EvidenceShelf {
    private final Map<EventId, Evidence> events = new HashMap<>();
    private final long mostBytes;
    private long bytes;
    private long notKept;

    /** @param mostBytes of records and fields in all; 0 keeps nothing */
    EvidenceShelf(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    void hit(Hit hit, RawRecord record) {
        if (events.containsKey(hit.event().id())) {
            return;
        }
        if (bytes >= mostBytes) {
            notKept++;
            return;
        }
        Evidence evidence = Evidence.of(hit.event(), record);
        bytes += size(evidence);
        events.put(evidence.id(), evidence);
    }

    Optional<Evidence> find(EventId id) {
        return Optional.ofNullable(events.get(id));
    }

    private static long size(Evidence evidence) {
        return evidence.raw().length
                + evidence.fields().stream()
                        .mapToLong(
                                field -> field.name().length() + field.value().length())
                        .sum();
    }

    /** Hits whose event had no room. */
    long notKept() {
        return notKept;
    }
}
