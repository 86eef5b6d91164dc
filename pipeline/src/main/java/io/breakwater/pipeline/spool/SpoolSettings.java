package io.breakwater.pipeline.spool;

import java.time.Duration;

/**
 * How a spool lays out its files.
 *
 * @param partitions number of logs side by side; fixed when the folder is first made, later values are passed over
 * @param segmentBytes size at which a new file is begun
 * @param retention how long a segment stays after the job has read it and a checkpoint has passed it
 * @param largestRecord bytes of the largest record taken
 * @param pendingBytes bytes per partition that may wait for the disk before callers have to wait
 * @param reserveBytes bytes of the disk left free for the database and the checkpoints
 */
public record SpoolSettings(
        int partitions,
        long segmentBytes,
        Duration retention,
        int largestRecord,
        long pendingBytes,
        long reserveBytes) {
    private static final int MIB = 1 << 20;

    public SpoolSettings {
        if (partitions < 1 || partitions > 1024) {
            throw new IllegalArgumentException("spool partitions must be 1 to 1024, is " + partitions);
        }
        if (segmentBytes < 1 || largestRecord < 1 || pendingBytes < 1 || reserveBytes < 0 || retention.isNegative()) {
            throw new IllegalArgumentException("sizes and retention of the spool must be positive");
        }
    }

    /** Four logs of 64 MiB segments, kept six hours, records up to 16 MiB, 256 MiB of the disk left alone. */
    public static SpoolSettings standard() {
        return new SpoolSettings(4, 64L * MIB, Duration.ofHours(6), 16 * MIB, 16L * MIB, 256L * MIB);
    }
}
