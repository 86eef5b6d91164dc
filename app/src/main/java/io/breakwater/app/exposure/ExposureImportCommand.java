package io.breakwater.app.exposure;

import io.breakwater.app.service.FactSender;
import io.breakwater.app.service.SettingsOptions;
import io.breakwater.core.exposure.ExposureFormat;
import io.breakwater.core.exposure.ExposureImport;
import io.breakwater.core.exposure.ProductCatalogue;
import io.breakwater.core.exposure.Scope;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.TenantId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exposure import}: inventories, scans and findings of one tenant to exposed assets. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Reads inventories, scans and findings, and writes exposed assets as JSON lines or sends them to the service.")
final class ExposureImportCommand implements Callable<Integer> {
    private static final int HEAD = 4096;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "CSV, nmap XML, scanner XML, or JSON of the usual tools.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--tenant", required = true, description = "Whose assets these are.")
    private String tenant = "";

    @Option(
            names = "--scope",
            required = true,
            paramLabel = "FILE",
            description = "What the tenant has authorised: one address, network or domain a line.")
    private Path scope = Path.of("");

    @Option(
            names = "--known-from",
            required = true,
            description = "When the files were made, ISO-8601, where they do not tell.")
    private Instant knownFrom = Instant.EPOCH;

    @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES}; told by content when absent.")
    private @Nullable ExposureFormat format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the assets here instead of to the terminal.")
    private @Nullable Path target;

    @Option(names = "--submit", description = "Send the assets to the running service instead of writing them.")
    private boolean submit;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Mixin
    private Fingerprints fingerprints = new Fingerprints();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        ProductCatalogue catalogue = fingerprints.catalogue();
        ExposureImport imported = new ExposureImport(
                TenantId.of(tenant),
                Scope.parse(Files.readAllLines(scope)),
                catalogue,
                fingerprints.recogniser(catalogue),
                knownFrom);
        for (Path file : files) {
            read(imported, file);
        }
        if (submit) {
            FactSender.of(options.read().dataFolder(), TenantId.of(tenant)).assets(imported.assets());
        } else {
            write(imported.assets());
        }
        imported.refused()
                .forEach(one ->
                        spec.commandLine().getErr().printf("%s, %s: %s%n", one.file(), one.place(), one.message()));
        spec.commandLine()
                .getErr()
                .printf(
                        "%d assets%s, %d lines or objects refused, %d outside the scope%n",
                        imported.assets().size(),
                        submit ? " sent to the service" : "",
                        imported.refused().size(),
                        imported.outOfScope());
        return imported.refused().isEmpty() ? 0 : 1;
    }

    private void read(ExposureImport imported, Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(HEAD);
            byte[] head = in.readNBytes(HEAD);
            in.reset();
            ExposureFormat told = Optional.ofNullable(format).orElseGet(() -> ExposureFormat.of(head));
            imported.read(file.toString(), told, in);
        }
    }

    private void write(List<ExposedAsset> assets) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (ExposedAsset asset : assets) {
            lines.append(Json.text().writeValueAsString(asset)).append('\n');
        }
        if (target == null) {
            spec.commandLine().getOut().print(lines);
            spec.commandLine().getOut().flush();
            return;
        }
        try (Writer out = Files.newBufferedWriter(target)) {
            out.write(lines.toString());
        }
    }
}
