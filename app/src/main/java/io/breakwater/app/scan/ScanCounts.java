package io.breakwater.app.scan;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a scan went through.
 *
 * @param files read to their end, archive members counted one by one
 * @param rejected by reason
 * @param connectors files read by each
 */
record ScanCounts(
        long files, long events, long hits, long incidents, Map<String, Long> rejected, Map<String, Long> connectors) {
    ScanCounts {
        rejected = Map.copyOf(rejected);
        connectors = Map.copyOf(connectors);
    }

    long rejectedInAll() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Reasons with their counts, in the order of the reasons. */
    Map<String, Long> rejectedSorted() {
        return new TreeMap<>(rejected);
    }
}
