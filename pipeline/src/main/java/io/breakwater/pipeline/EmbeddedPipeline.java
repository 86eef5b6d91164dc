package io.breakwater.pipeline;

import io.breakwater.pipeline.job.Assembly;
import io.breakwater.pipeline.job.BreakwaterJob;
import io.breakwater.pipeline.job.JobConfiguration;
import io.breakwater.pipeline.job.JobSettings;
import io.breakwater.pipeline.sink.OutcomeTarget;
import io.breakwater.pipeline.source.RecordSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job inside this process, on Flink's MiniCluster. It begins where the newest checkpoint on disk stands; without one,
 * at the beginning of what the spool still holds. A kill needs no other treatment than a start.
 */
public final class EmbeddedPipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPipeline.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(25);

    private final MiniCluster cluster;
    private final JobID job;

    private EmbeddedPipeline(MiniCluster cluster, JobID job) {
        this.cluster = cluster;
        this.job = job;
    }

    /** All that one run is made of. */
    public record Parts(RecordSource source, Assembly assembly, OutcomeTarget target) {}

    /**
     * Starts the job; it is running when this returns. When the newest checkpoint cannot be read, the one before it is
     * taken: reading a little more of the spool twice changes nothing.
     *
     * @throws PipelineFailure when the job does not come up
     */
    public static EmbeddedPipeline start(JobSettings settings, Path checkpoints, Parts parts) {
        try {
            Files.createDirectories(checkpoints);
            RetainedCheckpoints retained = new RetainedCheckpoints(checkpoints);
            retained.tidy();
            MiniCluster cluster = cluster(settings);
            boolean running = false;
            try {
                EmbeddedPipeline pipeline = begin(cluster, settings, checkpoints, parts, retained.newestFirst());
                running = true;
                return pipeline;
            } finally {
                if (!running) {
                    cluster.closeAsync();
                }
            }
        } catch (IOException unusable) {
            throw new PipelineFailure("cannot use the checkpoints in " + checkpoints, unusable);
        }
    }

    private static EmbeddedPipeline begin(
            MiniCluster cluster, JobSettings settings, Path checkpoints, Parts parts, List<Path> candidates) {
        for (Path checkpoint : candidates) {
            SavepointRestoreSettings restore =
                    SavepointRestoreSettings.forPath(checkpoint.toUri().toString(), true, RecoveryClaimMode.CLAIM);
            EmbeddedPipeline pipeline = submit(cluster, settings, checkpoints, parts, restore);
            if (pipeline.cameUp()) {
                LOG.info("the job goes on from checkpoint {}", checkpoint);
                return pipeline;
            }
            LOG.warn("checkpoint {} cannot be restored; trying the one before it", checkpoint);
        }
        EmbeddedPipeline pipeline = submit(cluster, settings, checkpoints, parts, SavepointRestoreSettings.none());
        if (!pipeline.cameUp()) {
            throw new PipelineFailure("the job does not start: " + pipeline.failure());
        }
        return pipeline;
    }

    private static MiniCluster cluster(JobSettings settings) {
        Configuration flink = new Configuration();
        flink.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        flink.set(RestOptions.ADDRESS, "127.0.0.1");
        flink.set(RestOptions.BIND_PORT, "0");
        flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16L * settings.parallelism() + 16));
        flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16L * settings.parallelism() + 16));
        flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(flink)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.parallelism())
                .setCommonBindAddress("127.0.0.1")
                .withRandomPorts()
                .build());
        try {
            cluster.start();
            return cluster;
        } catch (Exception failed) {
            // Flink declares Exception itself.
            throw new PipelineFailure("Flink does not start inside this process", failed);
        }
    }

    private static EmbeddedPipeline submit(
            MiniCluster cluster,
            JobSettings settings,
            Path checkpoints,
            Parts parts,
            SavepointRestoreSettings restore) {
        StreamExecutionEnvironment env =
                new StreamExecutionEnvironment(JobConfiguration.of(settings, checkpoints.toUri()));
        BreakwaterJob.build(env, settings, parts.source(), parts.assembly(), parts.target());
        JobGraph graph = env.getStreamGraph().getJobGraph();
        graph.setSavepointRestoreSettings(restore);
        var submission = await(cluster.submitJob(graph), PATIENCE, "submitting the job");
        return new EmbeddedPipeline(cluster, submission.getJobID());
    }

    /** Waits until all of it runs, or has failed for good. */
    private boolean cameUp() {
        return await(settled(), PATIENCE, "the start of the job") != JobStatus.FAILED;
    }

    private CompletableFuture<JobStatus> settled() {
        return status().thenCompose(now -> {
            if (now.isGloballyTerminalState() || (now == JobStatus.RUNNING && allTasksRun())) {
                return CompletableFuture.completedFuture(now);
            }
            return CompletableFuture.supplyAsync(
                            () -> now, CompletableFuture.delayedExecutor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS))
                    .thenCompose(later -> settled());
        });
    }

    private CompletableFuture<JobStatus> status() {
        return cluster.getJobStatus(job);
    }

    /** Whether every task of the job is at work at this moment. */
    public boolean healthy() {
        return cluster.isRunning()
                && await(status(), PATIENCE, "the job's status") == JobStatus.RUNNING
                && allTasksRun();
    }

    private boolean allTasksRun() {
        return StreamSupport.stream(graph().getAllExecutionVertices().spliterator(), false)
                .map(vertex -> vertex.getExecutionState())
                .allMatch(state -> state == ExecutionState.RUNNING || state == ExecutionState.FINISHED);
    }

    /** Why the job failed last; empty when it never did. */
    public Optional<String> failure() {
        return Optional.ofNullable(graph().getFailureInfo()).map(info -> info.getExceptionAsString());
    }

    private AccessExecutionGraph graph() {
        return await(cluster.getExecutionGraph(job), PATIENCE, "the job's tasks");
    }

    /** Waits for the end of a job over a bounded source. */
    public void awaitEnd(Duration patience) {
        try {
            await(cluster.requestJobResult(job), patience, "the end of the job")
                    .toJobExecutionResult(EmbeddedPipeline.class.getClassLoader());
        } catch (Exception failed) {
            // JobExecutionException, ClassNotFoundException and what the job itself threw.
            throw new PipelineFailure("the job did not end well: " + failure().orElse("it only took long"), failed);
        }
    }

    /**
     * Takes a checkpoint now; all that was read before it is in the target when this returns, but warnings and alarms,
     * which leave after the checkpoint that holds them.
     */
    public void checkpoint() {
        await(cluster.triggerCheckpoint(job, CheckpointType.FULL), PATIENCE, "a checkpoint");
    }

    /** Stops after a last checkpoint, so that the next start has nothing to read twice. */
    @Override
    public void close() {
        try {
            if (healthy()) {
                checkpoint();
            }
            if (!await(status(), PATIENCE, "the job's status").isGloballyTerminalState()) {
                await(cluster.cancelJob(job), PATIENCE, "the end of the job");
                await(cluster.requestJobResult(job), PATIENCE, "the end of the job");
            }
        } finally {
            await(cluster.closeAsync(), PATIENCE, "the end of Flink");
        }
    }

    private static <T> T await(CompletableFuture<T> answer, Duration patience, String what) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new PipelineFailure(what + " took longer than " + patience.toSeconds() + " s", late);
        } catch (ExecutionException failed) {
            throw new PipelineFailure(what + " failed", failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PipelineFailure("interrupted while waiting for " + what, stopped);
        }
    }
}
