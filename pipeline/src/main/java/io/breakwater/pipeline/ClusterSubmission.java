package io.breakwater.pipeline;

import io.breakwater.pipeline.job.BreakwaterJob;
import io.breakwater.pipeline.job.JobConfiguration;
import io.breakwater.pipeline.job.JobSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Hands the job to a Flink cluster: the same job as the embedded one, with Kafka for the spool and folders that every
 * machine reaches.
 *
 * @param host of the JobManager
 * @param restPort of the JobManager
 * @param jars shipped with the job; none when they stand in the cluster's own {@code lib}
 * @param checkpoints for example {@code s3://bucket/breakwater} or a shared folder
 */
public record ClusterSubmission(String host, int restPort, List<Path> jars, URI checkpoints) {
    public ClusterSubmission {
        jars = List.copyOf(jars);
    }

    /** Starts afresh, at the oldest record that Kafka still has; returns Flink's id of the job. */
    public String submit(JobSettings settings, EmbeddedPipeline.Parts parts) {
        return execute(JobConfiguration.of(settings, checkpoints), settings, parts);
    }

    /**
     * Goes on where an earlier run stopped.
     *
     * @param checkpoint folder of a retained checkpoint ({@code .../chk-7}) or of a savepoint
     */
    public String resume(JobSettings settings, EmbeddedPipeline.Parts parts, URI checkpoint) {
        Configuration flink = JobConfiguration.of(settings, checkpoints);
        flink.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toString());
        flink.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        return execute(flink, settings, parts);
    }

    private String execute(Configuration flink, JobSettings settings, EmbeddedPipeline.Parts parts) {
        String[] files =
                jars.stream().map(jar -> jar.toAbsolutePath().toString()).toArray(String[]::new);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createRemoteEnvironment(host, restPort, flink, files);
        BreakwaterJob.build(env, settings, parts.source(), parts.assembly(), parts.target());
        try {
            JobClient job = env.executeAsync();
            return job.getJobID().toHexString();
        } catch (Exception refused) {
            // Flink declares Exception itself.
            throw new PipelineFailure("the cluster at " + host + ":" + restPort + " does not take the job", refused);
        }
    }
}
