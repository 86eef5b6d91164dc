package io.breakwater.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The passwords of the embedded database's roles: drawn at its first start, kept beside it in a file that only its owner
 * may read.
 */
record Passwords(String superuser, String owner, String app) {
    private static final int BYTES = 24;

    static Passwords in(Path file) throws IOException {
        if (!Files.exists(file)) {
            SecureRandom random = new SecureRandom();
            Path half = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(half);
            if (half.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(half, List.of(drawn(random), drawn(random), drawn(random)));
            Files.move(half, file);
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != 3) {
            throw new IOException(file + " should hold three lines, one password each; restore it from a backup");
        }
        return new Passwords(lines.get(0), lines.get(1), lines.get(2));
    }

    private static String drawn(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Passwords[kept secret]";
    }
}
