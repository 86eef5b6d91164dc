package io.breakwater.app.exposure;

import io.breakwater.core.exposure.Face;
import io.breakwater.core.exposure.ProductCatalogue;
import io.breakwater.core.exposure.Recogniser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code exposure recognise}: which product shows such a face. */
@Command(
        name = "recognise",
        mixinStandardHelpOptions = true,
        description = "Tells which product a title, header, page, banner or icon belongs to.")
final class RecogniseCommand implements Callable<Integer> {
    @Option(names = "--title", description = "Title of the start page.")
    private String title = "";

    @Option(names = "--header", paramLabel = "NAME: VALUE", description = "A header of the answer.")
    private List<String> headers = new ArrayList<>();

    @Option(names = "--body", paramLabel = "FILE", description = "The start page.")
    private @Nullable Path body;

    @Option(names = "--banner", description = "Banner of a service that is not HTTP.")
    private String banner = "";

    @Option(names = "--icon", paramLabel = "HASH", description = "Hash of the favicon.")
    private List<String> icons = new ArrayList<>();

    @Mixin
    private Fingerprints fingerprints = new Fingerprints();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        ProductCatalogue catalogue = fingerprints.catalogue();
        Map<String, String> named = new LinkedHashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            named.put(
                    colon < 0 ? "answer" : header.substring(0, colon),
                    header.substring(colon + 1).strip());
        }
        String page = body == null ? "" : Files.readString(body);
        List<Recogniser.Recognised> all =
                fingerprints.recogniser(catalogue).all(new Face(title, named, page, banner, icons));
        for (Recogniser.Recognised one : all) {
            String name =
                    catalogue.find(one.product()).map(product -> product.name()).orElse(one.product());
            spec.commandLine().getOut().printf("%s\t%s\t%s\t%s%n", one.product(), name, one.version(), one.source());
        }
        spec.commandLine().getOut().flush();
        return all.isEmpty() ? 1 : 0;
    }
}
