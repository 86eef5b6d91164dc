package io.breakwater.app.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Hands the first password from the service to the person who started it: readable by its owner only, shown once. */
final class FirstPassword {
    private FirstPassword() {}

    private static Path file(Path dataFolder) {
        return dataFolder.resolve("run").resolve("first-password");
    }

    static void write(Path dataFolder, String password) throws IOException {
        Path file = file(dataFolder);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password, StandardCharsets.UTF_8);
    }

    /** The password, if it was not shown yet; the file is gone afterwards. */
    static Optional<String> take(Path dataFolder) throws IOException {
        Path file = file(dataFolder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String password = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return Optional.of(password);
    }
}
