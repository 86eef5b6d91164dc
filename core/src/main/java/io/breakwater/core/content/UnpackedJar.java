package io.breakwater.core.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The content jar as a folder, unpacked once a process and removed at its end. A zip file system would do without, but a
 * thread that is interrupted while it reads closes that for the whole process, and an engine interrupts its threads.
 */
final class UnpackedJar {
    private static final String INSIDE = "content/";

    static final Path ROOT = unpack();

    private UnpackedJar() {}

    private static Path unpack() {
        try {
            URL marker = UnpackedJar.class.getResource("/content/mappings");
            if (marker == null) {
                throw new IllegalStateException("the content jar is not on the class path");
            }
            Path root = Files.createTempDirectory("breakwater-content");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(root), "content-folder"));
            JarFile jar = ((JarURLConnection) marker.openConnection()).getJarFile();
            for (JarEntry entry :
                    jar.stream().filter(each -> !each.isDirectory()).toList()) {
                if (entry.getName().startsWith(INSIDE)) {
                    copy(jar, entry, root);
                }
            }
            return root;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot unpack the content jar", unreadable);
        }
    }

    private static void copy(JarFile jar, JarEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName().substring(INSIDE.length())).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("the content jar names a file outside of it: " + entry.getName());
        }
        Files.createDirectories(target.resolveSibling(""));
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, target);
        }
    }

    private static void remove(Path root) {
        try (Stream<Path> walk = Files.walk(root)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException kept) {
            System.err.println("could not remove " + root + ": " + kept.getMessage());
        }
    }
}
