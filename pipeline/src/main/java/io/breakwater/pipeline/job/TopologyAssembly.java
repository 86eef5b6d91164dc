package io.breakwater.pipeline.job;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.core.topology.Ingest;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import io.breakwater.core.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The product's stages. Folders are read where the job runs: on a cluster they must stand at the same place on every
 * machine.
 */
public final class TopologyAssembly implements Assembly {
    private static final long serialVersionUID = 1L;

    private final List<String> contentFolders;
    private final List<String> ruleFolders;
    private final String zone;
    private final byte[] providerKey;

    /**
     * @param contentFolders laid out like the built-in content, read after it
     * @param ruleFolders more Sigma rules
     * @param zone whose days are counted
     * @param providerKey key of the {@link Pseudonyms}; travels with the job
     */
    public TopologyAssembly(List<Path> contentFolders, List<Path> ruleFolders, ZoneId zone, byte[] providerKey) {
        this.contentFolders = absolute(contentFolders);
        this.ruleFolders = absolute(ruleFolders);
        this.zone = zone.getId();
        this.providerKey = providerKey.clone();
    }

    private static List<String> absolute(List<Path> folders) {
        return folders.stream().map(folder -> folder.toAbsolutePath().toString()).toList();
    }

    private Topology topology() {
        ContentLibrary content = ContentLibrary.builtIn();
        for (String folder : contentFolders) {
            content = content.with(Path.of(folder));
        }
        List<Path> rules = ruleFolders.stream().map(Path::of).toList();
        return Topology.load(content, rules, ZoneId.of(zone), new Pseudonyms(providerKey));
    }

    @Override
    public Ingest openIngest() {
        return topology().ingest();
    }

    @Override
    public KeyedStage<?, TenantRecord, TenantOutput> tenantStage() {
        return topology().tenantStage();
    }

    @Override
    public KeyedStage<?, ProviderInput, ProviderOutput> providerStage() {
        return topology().providerStage();
    }

    /** Names, sizes and times of all files in the folders; the built-in content changes with the build only. */
    @Override
    public String contentVersion() {
        ContentHash hash = ContentHash.of("content");
        Stream.concat(contentFolders.stream(), ruleFolders.stream()).map(Path::of).forEach(folder -> add(folder, hash));
        return hash.hex();
    }

    private static void add(Path folder, ContentHash hash) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                hash.add(file.toString())
                        .add(Files.size(file))
                        .add(Files.getLastModifiedTime(file).toMillis());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot look at the content in " + folder, unreadable);
        }
    }
}
