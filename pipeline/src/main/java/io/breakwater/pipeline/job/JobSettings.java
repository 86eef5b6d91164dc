package io.breakwater.pipeline.job;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * How the job runs.
 *
 * @param parallelism number of instances of each operator that is split by tenant
 * @param lateness how far a tenant's event time is held back: a stage may forget only what is older than this
 * @param checkpointEvery time between two checkpoints
 * @param endsAt event time told to all stages when a bounded source ends; {@link Instant#MIN} for none
 */
public record JobSettings(int parallelism, Duration lateness, Duration checkpointEvery, Instant endsAt)
        implements Serializable {
    public JobSettings {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be at least 1, is " + parallelism);
        }
        if (lateness.isNegative() || checkpointEvery.toMillis() < 100) {
            throw new IllegalArgumentException("lateness must not be negative, checkpoints not closer than 100 ms");
        }
    }

    /** One instance of each operator, an hour of lateness, a checkpoint every five seconds. */
    public static JobSettings standard() {
        return new JobSettings(1, Duration.ofHours(1), Duration.ofSeconds(5), Instant.MIN);
    }

    public JobSettings withParallelism(int instances) {
        return new JobSettings(instances, lateness, checkpointEvery, endsAt);
    }

    public JobSettings withCheckpointEvery(Duration interval) {
        return new JobSettings(parallelism, lateness, interval, endsAt);
    }

    public JobSettings endingAt(Instant eventTime) {
        return new JobSettings(parallelism, lateness, checkpointEvery, eventTime);
    }
}
