package io.breakwater.pipeline.job;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.core.topology.Ingest;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import io.breakwater.core.topology.Topology;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The topology as the job carries it to where it runs: only names of folders, zone and key travel. On a cluster
 * the folders must stand at the same place on every machine.
 *
 * @param contentFolders beside the built-in content, in the order in which they are read
 * @param ruleFolders Sigma rules beside those of the content
 * @param zone whose days are counted
 * @param providerKey key of the {@link Pseudonyms}
 */
public record TopologyAssembly(List<String> contentFolders, List<String> ruleFolders, String zone, byte[] providerKey)
        implements Assembly {
    private static final long serialVersionUID = 1L;

    /** Takes the folders by their absolute names. */
    public static TopologyAssembly of(
            List<Path> contentFolders, List<Path> ruleFolders, ZoneId zone, byte[] providerKey) {
        return new TopologyAssembly(names(contentFolders), names(ruleFolders), zone.getId(), providerKey.clone());
    }

    /** A list that Java can serialize. */
    private static List<String> names(List<Path> folders) {
        return new ArrayList<>(folders.stream()
                .map(folder -> folder.toAbsolutePath().toString())
                .toList());
    }

    /** The built-in content and the folders beside it. */
    public ContentLibrary library() {
        ContentLibrary content = ContentLibrary.builtIn();
        for (String folder : contentFolders) {
            content = content.with(Path.of(folder));
        }
        return content;
    }

    /** The topology over rules and mappings as they stand now. */
    public Topology topology() {
        return new Topology(
                new Topology.Sources(library(), paths(ruleFolders), ZoneId.of(zone), new Pseudonyms(providerKey)));
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

    @Override
    public Content openContent() {
        return new TopologyContent(topology(), paths(contentFolders), paths(ruleFolders));
    }

    private static List<Path> paths(List<String> folders) {
        return folders.stream().map(Path::of).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TopologyAssembly that
                && contentFolders.equals(that.contentFolders)
                && ruleFolders.equals(that.ruleFolders)
                && zone.equals(that.zone)
                && Arrays.equals(providerKey, that.providerKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(contentFolders, ruleFolders, zone);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "TopologyAssembly[" + contentFolders + ", " + ruleFolders + ", " + zone + "]";
    }
}
