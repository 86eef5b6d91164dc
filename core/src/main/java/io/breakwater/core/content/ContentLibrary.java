package io.breakwater.core.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folders in which content lies: the built-in one (in the content jar, or in its build folder), and those that the
 * configuration adds. A file is found by standing in the right folder; there is no list to edit.
 */
public final class ContentLibrary {
    private final List<Path> roots;

    private ContentLibrary(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /** The built-in content. */
    public static ContentLibrary builtIn() {
        return new ContentLibrary(List.of(builtInRoot()));
    }

    /** This library and one folder more, laid out like the built-in one ({@code rules}, {@code mappings}, ...). */
    public ContentLibrary with(Path folder) {
        List<Path> more = new ArrayList<>(roots);
        more.add(folder);
        return new ContentLibrary(more);
    }

    /** All files below {@code folder} (for example {@code rules}) that the filter takes, sorted by path. */
    public List<Path> files(String folder, Predicate<String> fileName) {
        List<Path> found = new ArrayList<>();
        for (Path root : roots) {
            Path start = root.resolve(folder);
            if (Files.isDirectory(start)) {
                try (Stream<Path> walk = Files.walk(start)) {
                    walk.filter(Files::isRegularFile)
                            .filter(path -> fileName.test(path.getFileName().toString()))
                            .sorted()
                            .forEach(found::add);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException("cannot list " + start, unreadable);
                }
            }
        }
        return found;
    }

    /** A file's text as UTF-8. */
    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private static Path builtInRoot() {
        URL marker = ContentLibrary.class.getResource("/content/mappings");
        if (marker == null) {
            throw new IllegalStateException("the content jar is not on the class path");
        }
        try {
            URI uri = marker.toURI();
            if (!uri.getScheme().equals("jar")) {
                return Path.of(uri).resolveSibling("").toAbsolutePath().normalize();
            }
            return UnpackedJar.ROOT;
        } catch (URISyntaxException broken) {
            throw new IllegalStateException("cannot open the built-in content at " + marker, broken);
        }
    }
}
