package io.breakwater.app.exposure;

import io.breakwater.app.evaluate.Evaluation;
import io.breakwater.core.exposure.RecogFingerprint;
import io.breakwater.core.exposure.RecogReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evaluate recog}: whether Recog's fingerprints say of their own examples what they should. */
@Command(
        name = "recog",
        mixinStandardHelpOptions = true,
        description = "Runs Recog's fingerprints over their examples and compares every attribute.")
public final class RecogEvaluation implements Evaluation, Callable<Integer> {
    private static final double GOAL = 0.99;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "folder with Recog's XML files")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--show", description = "prints every example that differs")
    private boolean show;

    private int fingerprints;
    private int examples;
    private int exact;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                compare(file, out);
            }
        }
        double share = examples == 0 ? 0 : (double) exact / examples;
        out.printf(
                Locale.ROOT,
                "%d fingerprints, %d examples, %d exact (%.2f %%)%n",
                fingerprints,
                examples,
                exact,
                100 * share);
        out.flush();
        return share >= GOAL ? 0 : 1;
    }

    private void compare(Path file, PrintWriter out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            RecogReader.Result read = RecogReader.read(file.getFileName().toString(), in);
            read.refused().forEach(refused -> out.println("refused: " + refused));
            read.fingerprints().forEach(fingerprint -> compare(file, fingerprint, out));
        }
    }

    /** An attribute that is expected blank may as well be absent. */
    private static boolean same(Map<String, String> expected, Map<String, String> said) {
        return expected.entrySet().stream()
                .allMatch(one -> said.getOrDefault(one.getKey(), "").equals(one.getValue()));
    }

    private void compare(Path file, RecogFingerprint fingerprint, PrintWriter out) {
        fingerprints++;
        for (RecogFingerprint.Example example : fingerprint.examples()) {
            examples++;
            Optional<Map<String, String>> said = fingerprint.read(example.banner());
            boolean same = said.isPresent() && same(example.expected(), said.get());
            exact += same ? 1 : 0;
            if (!same && show) {
                out.printf(
                        "%s: %s%n  banner   %s%n  expected %s%n  said     %s%n",
                        file.getFileName(),
                        fingerprint.description(),
                        example.banner(),
                        example.expected(),
                        said.map(Map::toString).orElse("does not fit"));
            }
        }
    }
}
