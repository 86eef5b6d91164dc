package io.breakwater.core.detect.indicator.feed;

/**
 * A mistake in a feed; what stands beside it is read.
 *
 * @param line 1-based; 0 when it concerns the whole file
 * @param code stable, for counting: {@code value.kind}
 * @param message what is wrong and what to do
 */
public record FeedProblem(String file, long line, String code, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": [" + code + "] " + message;
    }
}
