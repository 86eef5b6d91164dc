package io.breakwater.core.detect;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.sigma.RuleLoader;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.parse.ParseOptions;
import io.breakwater.core.detect.sigma.source.LogSourceMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds Sigma rules and log source maps in content folders and loads them. */
public final class RuleLibrary {
    /** Windows Security 4688 is read as process creation too. */
    public static final String SECURITY_PROCESS_CREATION = "process-creation-from-security";

    private RuleLibrary() {}

    /** The rules of {@code content} and those below {@code folders}, which may correct the former by id. */
    public static RuleSet load(ContentLibrary content, Collection<Path> folders) {
        return load(content, folders, ParseOptions.NONE);
    }

    public static RuleSet load(ContentLibrary content, Collection<Path> folders, ParseOptions options) {
        RuleLoader loader = new RuleLoader(sources(content, Set.of(SECURITY_PROCESS_CREATION)), options);
        content.files("rules", RuleLibrary::isRule).forEach(file -> add(file, loader));
        folders.forEach(folder -> rules(folder).forEach(file -> add(file, loader)));
        return loader.load();
    }

    /** Only the rules below {@code folders}. */
    public static RuleSet only(Collection<Path> folders, LogSourceMap sources, ParseOptions options) {
        RuleLoader loader = new RuleLoader(sources, options);
        folders.forEach(folder -> rules(folder).forEach(file -> add(file, loader)));
        return loader.load();
    }

    /** The log source maps of {@code content}, with these options on. */
    public static LogSourceMap sources(ContentLibrary content, Set<String> options) {
        Map<String, String> texts = new LinkedHashMap<>();
        content.files("logsources", RuleLibrary::isYaml)
                .forEach(file -> texts.put(file.toString(), ContentLibrary.text(file)));
        return LogSourceMap.read(texts, options);
    }

    /** Rule files below a folder (or the file itself), sorted; fixtures, {@code x.tests.yml}, are none. */
    public static List<Path> rules(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> isRule(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + folder, unreadable);
        }
    }

    private static void add(Path file, RuleLoader loader) {
        try {
            loader.add(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            loader.unreadable(file.toString(), "cannot be read (" + unreadable + "); it must be text in UTF-8");
        }
    }

    private static boolean isYaml(String name) {
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    private static boolean isRule(String name) {
        return isYaml(name) && !name.contains(".tests.");
    }
}
