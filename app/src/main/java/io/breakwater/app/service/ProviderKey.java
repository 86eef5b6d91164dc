package io.breakwater.app.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The key under which assets cross to the provider: made once, kept in the data folder, readable by its owner only. */
final class ProviderKey {
    private static final int BYTES = 32;

    private ProviderKey() {}

    /** The key of this data folder. Losing it means that old sightings can't be matched with assets any more. */
    static byte[] in(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve("provider.key");
        if (!Files.exists(file)) {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            Files.createDirectories(dataFolder);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, key);
        }
        return Files.readAllBytes(file);
    }
}
