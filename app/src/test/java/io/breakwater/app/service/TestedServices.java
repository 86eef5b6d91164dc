package io.breakwater.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.app.config.SettingsReader;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Services as {@code breakwater up} starts them, each a process of its own on a data folder. */
final class TestedServices {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private TestedServices() {}

    /** Starts one and returns once its console answers. */
    static void start(Path configuration, Path data) throws IOException, InterruptedException {
        new ServiceProcess(
                        SettingsReader.read(
                                        configuration.toString(),
                                        Files.readString(configuration),
                                        configuration.resolveSibling(""))
                                .withDataFolder(data),
                        List.of("--config", configuration.toString(), "--data", data.toString()))
                .start();
    }

    /** kill -9. */
    static void kill(Path data) throws IOException {
        ProcessHandle process =
                RunFile.ofRunning(data).flatMap(RunFile::process).orElseThrow();
        assertThat(process.destroyForcibly()).isTrue();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    /** Ends whatever still runs on a data folder, the database that a killed service left behind included. */
    static void end(Path data) throws IOException, InterruptedException {
        ServiceProcess.stop(data);
        EmbeddedPostgres.stopLeftBehind(data.resolve("database"), data.resolve("cache"));
    }
}
