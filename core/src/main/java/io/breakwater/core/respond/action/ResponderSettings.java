package io.breakwater.core.respond.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration says of one responder or channel.
 *
 * @param name by which people and actions know it
 * @param values of the keys that its kind names
 * @param home what relative paths are relative to
 */
public record ResponderSettings(String name, Map<String, String> values, Path home, InstantSource clock) {
    public ResponderSettings {
        values = Map.copyOf(values);
    }

    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(text -> !text.isBlank());
    }

    public String required(String key) {
        return value(key).orElseThrow(() -> new IllegalArgumentException(name + ": '" + key + "' is missing"));
    }

    public Path path(String key) {
        return home.resolve(required(key)).normalize();
    }

    /** The content of the file that {@code key} names: secrets stand in files, not in the configuration. */
    public Optional<String> secret(String key) {
        return value(key).map(file -> read(home.resolve(file)));
    }

    private String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + ": cannot read " + file, unreadable);
        }
    }
}
