package io.breakwater.app.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.breakwater.core.model.Json;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * What the running service says of itself, in {@code run/service.json} of its data folder.
 *
 * @param pid of the service; believed only together with {@code started}, for process numbers are used again
 * @param started when the process began, by the system's own account
 * @param console address of the console
 */
record RunFile(long pid, Instant started, String console) {
    private static Path file(Path dataFolder) {
        return dataFolder.resolve("run").resolve("service.json");
    }

    /** The service that runs on this data folder, if one does. */
    static Optional<RunFile> ofRunning(Path dataFolder) throws IOException {
        Path file = file(dataFolder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.text().readValue(file.toFile(), RunFile.class))
                    .filter(RunFile::alive);
        } catch (JsonProcessingException torn) {
            return Optional.empty();
        }
    }

    static void write(Path dataFolder, String console) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        RunFile run = new RunFile(self.pid(), self.info().startInstant().orElse(Instant.EPOCH), console);
        Path file = file(dataFolder);
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling("service.json.new");
        Json.text().writeValue(draft.toFile(), run);
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException slow) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static void remove(Path dataFolder) throws IOException {
        Files.deleteIfExists(file(dataFolder));
    }

    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle ->
                        handle.info().startInstant().orElse(Instant.EPOCH).equals(started));
    }

    private boolean alive() {
        return process().isPresent();
    }
}
