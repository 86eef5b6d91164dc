package io.breakwater.app.exposure;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.exposure.ProductCatalogue;
import io.breakwater.core.exposure.RecogFingerprint;
import io.breakwater.core.exposure.RecogReader;
import io.breakwater.core.exposure.RecogRules;
import io.breakwater.core.exposure.Recogniser;
import io.breakwater.core.exposure.RecognitionRule;
import io.breakwater.core.exposure.WebFingerprints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say by which rules products are recognised. */
final class Fingerprints {
    @Option(
            names = "--fingerprints",
            paramLabel = "FILE",
            description = "Further web fingerprints: FingerprintHub's or EHole's JSON; own rules go first.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--recog", paramLabel = "FILE", description = "Fingerprints of Recog (XML); they are asked last.")
    private List<Path> recog = new ArrayList<>();

    @Option(names = "--content", paramLabel = "DIR", description = "A folder of further content with products/*.yaml.")
    private List<Path> content = new ArrayList<>();

    @Option(names = "--lang", description = "Language of product names: zh or en (default: ${DEFAULT-VALUE}).")
    private String language = "zh";

    ProductCatalogue catalogue() {
        ContentLibrary library = ContentLibrary.builtIn();
        for (Path more : content) {
            library = library.with(more);
        }
        return ProductCatalogue.read(library, language);
    }

    Recogniser recogniser(ProductCatalogue catalogue) throws IOException {
        List<RecognitionRule> imported = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                imported.addAll(
                        WebFingerprints.read(file.getFileName().toString(), in).rules());
            }
        }
        return catalogue.recogniser(imported, recogRules());
    }

    private RecogRules recogRules() throws IOException {
        List<RecogFingerprint> fingerprints = new ArrayList<>();
        for (Path file : recog) {
            try (InputStream in = Files.newInputStream(file)) {
                fingerprints.addAll(
                        RecogReader.read(file.getFileName().toString(), in).fingerprints());
            }
        }
        return new RecogRules(fingerprints);
    }
}
