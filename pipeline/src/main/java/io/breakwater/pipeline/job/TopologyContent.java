package io.breakwater.pipeline.job;

import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.ContentReport;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.core.topology.Ingest;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import io.breakwater.core.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A topology whose files are watched by name, size and time. A change is taken in when the files have been quiet for one
 * look, so that a feed is not read while it is being copied; only the part that changed is read again. The built-in
 * content cannot change, and what only the provider's stage reads (products, texts) wants a restart.
 */
final class TopologyContent implements Content {
    private final Topology topology;
    private final List<Path> contentFolders;
    private final List<Path> ruleFolders;
    private volatile Ingest ingest;
    private Map<Part, String> inForce;
    private Map<Part, String> lastSeen;
    private String wrongMappings = "";

    /** What is read again together. */
    private enum Part {
        RULES,
        INDICATORS,
        OTHERS
    }

    TopologyContent(Topology topology, List<Path> contentFolders, List<Path> ruleFolders) {
        this.topology = topology;
        this.contentFolders = List.copyOf(contentFolders);
        this.ruleFolders = List.copyOf(ruleFolders);
        // Before reading: what changes meanwhile is seen as changed.
        this.inForce = versions();
        this.lastSeen = inForce;
        this.ingest = topology.ingest();
    }

    @Override
    public Ingest ingest() {
        return ingest;
    }

    @Override
    public KeyedStage<?, TenantRecord, TenantOutput> tenantStage() {
        return topology.tenantStage();
    }

    @Override
    public boolean refresh() {
        Map<Part, String> found = versions();
        boolean quiet = found.equals(lastSeen);
        lastSeen = found;
        if (!quiet || found.equals(inForce)) {
            return false;
        }
        if (changed(Part.RULES, found)) {
            topology.rereadRules();
        }
        if (changed(Part.INDICATORS, found)) {
            topology.rereadIndicators();
        }
        if (changed(Part.OTHERS, found)) {
            rereadMappings();
        }
        inForce = found;
        return true;
    }

    private boolean changed(Part part, Map<Part, String> found) {
        return !found.getOrDefault(part, "").equals(inForce.getOrDefault(part, ""));
    }

    private void rereadMappings() {
        try {
            topology.rereadMappings();
            ingest = topology.ingest();
            wrongMappings = "";
        } catch (IllegalArgumentException wrong) {
            wrongMappings = String.valueOf(wrong.getMessage());
        }
    }

    @Override
    public Optional<ContentReport> report() {
        ContentHash version = ContentHash.of("content");
        inForce.values().forEach(version::add);
        ContentReport report = topology.report(version.hex());
        return Optional.of(
                wrongMappings.isEmpty()
                        ? report
                        : report.with(new ContentReport.Finding(
                                ContentReport.Area.MAPPINGS, "mappings", true, "mappings.wrong", wrongMappings)));
    }

    @Override
    public Optional<Map<String, Long>> quiet() {
        return Optional.of(topology.indicators().quiet());
    }

    private Map<Part, String> versions() {
        Map<Part, Map<String, String>> files = new EnumMap<>(Part.class);
        ruleFolders.forEach(folder -> list(folder, files, true));
        contentFolders.forEach(folder -> list(folder, files, false));
        Map<Part, String> versions = new EnumMap<>(Part.class);
        files.forEach((part, stamps) -> {
            ContentHash version = ContentHash.of(part.name());
            stamps.forEach((file, stamp) -> version.add(file).add(stamp));
            versions.put(part, version.hex());
        });
        return versions;
    }

    private static void list(Path folder, Map<Part, Map<String, String>> files, boolean onlyRules) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    Part part = onlyRules ? Part.RULES : part(folder.relativize(file));
                    files.computeIfAbsent(part, any -> new TreeMap<>())
                            .put(
                                    file.toString(),
                                    attributes.size() + "@"
                                            + attributes.lastModifiedTime().toMillis());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    // A file that went away between listing and looking is not there.
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException changing) {
            throw new UncheckedIOException("cannot list " + folder, changing);
        }
    }

    private static Part part(Path inside) {
        return switch (inside.getName(0).toString()) {
            case "rules", "logsources" -> Part.RULES;
            case "indicators" -> Part.INDICATORS;
            default -> Part.OTHERS;
        };
    }
}
