package io.breakwater.app.warning;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.exposure.CatalogueKnowledge;
import io.breakwater.core.exposure.FlawIntelligence;
import io.breakwater.core.exposure.ProductCatalogue;
import io.breakwater.core.model.ThreatKnowledge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where knowledge of flaws comes from; without any, the built-in catalogue speaks alone. */
final class Threats {
    @Option(names = "--kev", paramLabel = "FILE", description = "Catalogue of known exploited vulnerabilities (JSON).")
    private @Nullable Path kev;

    @Option(names = "--epss", paramLabel = "FILE", description = "Scores (CSV with columns for CVE, EPSS and CVSS).")
    private @Nullable Path epss;

    @Option(
            names = "--epss-known-from",
            paramLabel = "DAY",
            description = "Day from which the scores were known; a backtest uses them no earlier.")
    private @Nullable LocalDate epssKnownFrom;

    @Option(names = "--cve", paramLabel = "DIR", description = "Folder of CVE records (JSON 5, with SSVC where added).")
    private List<Path> cveFolders = new ArrayList<>();

    ThreatKnowledge knowledge(ContentLibrary content) throws IOException {
        FlawIntelligence intelligence = new FlawIntelligence();
        if (kev != null) {
            try (InputStream in = Files.newInputStream(kev)) {
                intelligence.readKev(in);
            }
        }
        if (epss != null) {
            try (InputStream in = Files.newInputStream(epss)) {
                intelligence.readScores(in, Optional.ofNullable(epssKnownFrom));
            }
        }
        for (Path folder : cveFolders) {
            readCves(folder, intelligence);
        }
        return new CatalogueKnowledge(ProductCatalogue.read(content, "zh"), intelligence);
    }

    private static void readCves(Path folder, FlawIntelligence intelligence) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    intelligence.readCve(in);
                }
            }
        }
    }
}
