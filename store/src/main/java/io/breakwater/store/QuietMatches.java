package io.breakwater.store;

import java.util.Map;
import java.util.TreeMap;

/**
 * Matches of indicators that did not fire, since the job that tells it started.
 *
 * @param job tells one run of the job from the next
 * @param byReason {@code expired}, {@code not-yet-valid}, {@code warning-listed: NAME}
 */
public record QuietMatches(String job, Map<String, Long> byReason) {
    public QuietMatches {
        byReason = new TreeMap<>(byReason);
    }
}
