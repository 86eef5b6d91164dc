package io.breakwater.app.service;

import io.breakwater.app.config.Settings;
import io.breakwater.app.config.SettingsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which every service command finds its configuration. */
public final class SettingsOptions {
    private static final String DEFAULT_FILE = "breakwater.yaml";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Configuration; breakwater.yaml here, when there is one.")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder, instead of the one in the configuration.")
    private @Nullable Path dataFolder;

    /** Reads the configuration; what is wrong with it is thrown as InvalidSettings. */
    public Settings read() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path file = config == null ? here.resolve(DEFAULT_FILE) : config.toAbsolutePath();
        Settings settings = config != null || Files.exists(file)
                ? SettingsReader.read(file.toString(), Files.readString(file, StandardCharsets.UTF_8), parent(file))
                : SettingsReader.defaults(here);
        return dataFolder == null ? settings : settings.withDataFolder(dataFolder.toAbsolutePath());
    }

    /** The same options for a process that this one starts. */
    List<String> asArguments() {
        List<String> arguments = new ArrayList<>();
        Optional.ofNullable(config)
                .ifPresent(file -> arguments.addAll(
                        List.of("--config", file.toAbsolutePath().toString())));
        Optional.ofNullable(dataFolder)
                .ifPresent(folder -> arguments.addAll(
                        List.of("--data", folder.toAbsolutePath().toString())));
        return arguments;
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }
}
