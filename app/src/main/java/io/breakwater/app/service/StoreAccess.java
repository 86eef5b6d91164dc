package io.breakwater.app.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.breakwater.core.model.Json;
import io.breakwater.store.Store;
import io.breakwater.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Lets the commands of whoever owns the data folder reach the running service's database: its settings lie in
 * {@code run/database.json}, readable by the owner only, as long as the service runs.
 */
public final class StoreAccess {
    private StoreAccess() {}

    private static Path file(Path dataFolder) {
        return dataFolder.resolve("run").resolve("database.json");
    }

    static void write(Path dataFolder, StoreSettings settings) throws IOException {
        Path file = file(dataFolder);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Json.text().writeValue(file.toFile(), settings);
    }

    static void remove(Path dataFolder) throws IOException {
        Files.deleteIfExists(file(dataFolder));
    }

    /** Connects to the running service's database; says what to do when none runs. */
    public static Store open(Path dataFolder) throws IOException {
        if (RunFile.ofRunning(dataFolder).isEmpty()) {
            throw new IOException("no service runs on " + dataFolder + "; start it with 'breakwater up'");
        }
        try {
            return Store.open(Json.text().readValue(file(dataFolder).toFile(), StoreSettings.class));
        } catch (JsonProcessingException torn) {
            throw new IOException("the service is still starting; try again in a moment", torn);
        }
    }
}
