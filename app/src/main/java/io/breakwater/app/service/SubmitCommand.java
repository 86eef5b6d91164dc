package io.breakwater.app.service;

import io.breakwater.app.CliCommand;
import io.breakwater.app.config.Settings;
import io.breakwater.pipeline.ClusterSubmission;
import io.breakwater.pipeline.EmbeddedPipeline;
import io.breakwater.pipeline.job.JobSettings;
import io.breakwater.pipeline.job.TopologyAssembly;
import io.breakwater.pipeline.sink.StoreTarget;
import io.breakwater.pipeline.source.KafkaRecordSource;
import io.breakwater.store.StoreSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code breakwater submit}. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Hands the job to a Flink cluster. The configuration must name Kafka (pipeline.kafka) and a PostgreSQL server"
                    + " (database.url), both reachable from every machine of the cluster.",
            "See docs/scale-out.md."
        })
public final class SubmitCommand implements CliCommand, Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--job-manager", required = true, paramLabel = "HOST:PORT", description = "Flink's REST address.")
    private String jobManager = "";

    @Option(
            names = "--checkpoints",
            required = true,
            paramLabel = "URI",
            description =
                    "Folder for checkpoints that every machine reaches, for example file:///mnt/shared/breakwater.")
    private URI checkpoints = URI.create("");

    @Option(
            names = "--resume",
            paramLabel = "URI",
            description = "A retained checkpoint (.../chk-7) or savepoint to go on from; afresh without it.")
    private @Nullable URI resume;

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "Jars to ship; none when they stand in the cluster's lib.")
    private List<Path> jars = List.of();

    @Override
    public Integer call() throws IOException {
        Settings settings = options.read();
        int colon = jobManager.lastIndexOf(':');
        if (colon < 1 || !jobManager.substring(colon + 1).matches("\\d{1,5}")) {
            throw wrong("--job-manager must be HOST:PORT, not '" + jobManager + "'");
        }
        if (settings.pipeline().kafka().isEmpty() || settings.database().url().isEmpty()) {
            throw wrong(
                    "a cluster cannot reach this machine's spool and database: set pipeline.kafka and database.url");
        }
        ClusterSubmission cluster = new ClusterSubmission(
                jobManager.substring(0, colon), Integer.parseInt(jobManager.substring(colon + 1)), jars, checkpoints);
        System.out.println("submitted: job " + submit(cluster, settings));
        return 0;
    }

    private String submit(ClusterSubmission cluster, Settings settings) throws IOException {
        JobSettings job = JobSettings.standard()
                .withParallelism(settings.pipeline().parallelism())
                .withCheckpointEvery(settings.pipeline().checkpointEvery());
        EmbeddedPipeline.Parts parts = new EmbeddedPipeline.Parts(
                new KafkaRecordSource(
                        settings.pipeline().kafka(), settings.pipeline().topic()),
                assembly(settings),
                new StoreTarget(store(settings.database())));
        return resume == null ? cluster.submit(job, parts) : cluster.resume(job, parts, resume);
    }

    private static TopologyAssembly assembly(Settings settings) throws IOException {
        return TopologyAssembly.of(
                settings.contentFolders(),
                settings.ruleFolders(),
                settings.zone(),
                ProviderKey.in(settings.dataFolder()));
    }

    /** The role that row-level security binds, as the service logs in. */
    private static StoreSettings store(Settings.Database database) throws IOException {
        String password = Files.readString(database.passwordFile(), StandardCharsets.UTF_8)
                .strip();
        return new StoreSettings(database.url(), database.user() + "_app", password);
    }

    private ParameterException wrong(String message) {
        if (spec == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
