package io.breakwater.app.evaluate.ait;

import io.breakwater.app.evaluate.Evaluation;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.alert.AlertClasses;
import io.breakwater.core.incident.CorrelationTuning;
import io.breakwater.core.model.Incident;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evaluate ait}: correlation scored on the AIT alert data set. */
@Command(
        name = "ait",
        mixinStandardHelpOptions = true,
        description = {
            "Scores correlation on a folder of *_alerts.csv[.gz] files of the AIT alert data set.",
            "The labels never reach correlation. Ends with 1 when an attack was not found."
        })
public final class AitEvaluation implements Evaluation, Callable<Integer> {
    private static final long SEED = 20250511;

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder with the alert files.")
    private Path folder = Path.of(".");

    @Option(
            names = "--assignments",
            paramLabel = "FILE",
            description = "Write one CSV line per alert row: scenario,row,incident,opened.")
    private @Nullable Path assignments;

    @Option(names = "--explain", description = "Print every incident of the stealth variant as an analyst reads it.")
    private boolean explain;

    @Option(names = "--robust", description = "Also the tenants as they might have been; takes some minutes.")
    private boolean robust;

    @Option(names = "--borrowing", description = "Also the attack on the first day, by what the tenant borrows.")
    private boolean borrowing;

    @Option(
            names = "--leave-one-out",
            description = "With --quick: also each tuned number chosen without a tenant and scored on it.")
    private boolean leaveOneOut;

    @Option(names = "--quick", description = "Only the full and the stealth variant.")
    private boolean quick;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final CorrelationTuning tuning = CorrelationTuning.defaults();

    @Override
    public Integer call() throws IOException {
        Map<String, List<AlertRow>> tenants = AlertFiles.read(folder);
        PrintWriter out = spec.commandLine().getOut();
        if (tenants.isEmpty()) {
            spec.commandLine().getErr().println("no *_alerts.csv or *_alerts.csv.gz in " + folder);
            return 2;
        }
        Correlator correlator = new Correlator(AlertClasses.of(ContentLibrary.builtIn()), Peers.of(tenants));
        Page page = new Page(out);
        Map<String, Correlation> full = correlate(tenants, UnaryOperator.identity(), correlator);
        page.variant("full", figures(full));
        full.forEach((tenant, correlation) -> page.agreement(tenant, Partition.of(correlation)));
        Map<String, Correlation> stealth = correlate(tenants, Variants::stealth, correlator);
        page.variant("stealth (without dirb, wpscan, network_scans, service_scans)", figures(stealth));
        if (explain) {
            Explained explained = new Explained(page, Locale.getDefault());
            stealth.values().forEach(explained::tell);
        }
        if (assignments != null) {
            write(assignments, full);
        }
        if (robust) {
            new Robustness(page, correlator, tuning).tell(tenants);
        }
        if (robust || borrowing) {
            new Robustness(page, correlator, tuning).borrowing(tenants);
        }
        if (!quick || leaveOneOut) {
            numbers(page, tenants, correlator);
        }
        if (!quick) {
            arrivals(page, tenants, full, correlator);
            overlays(page, tenants, correlator);
        }
        return figures(full).values().stream().allMatch(Figures::found) ? 0 : 1;
    }

    private Map<String, Correlation> correlate(
            Map<String, List<AlertRow>> tenants, UnaryOperator<List<AlertRow>> variant, Correlator correlator) {
        Map<String, Correlation> correlations = new TreeMap<>();
        tenants.forEach((tenant, rows) ->
                correlations.put(tenant, correlator.correlate(tenant, variant.apply(Variants.inOrder(rows)), tuning)));
        return correlations;
    }

    private static Map<String, Figures> figures(Map<String, Correlation> correlations) {
        Map<String, Figures> figures = new TreeMap<>();
        correlations.forEach((tenant, correlation) -> figures.put(tenant, Figures.of(correlation)));
        return figures;
    }

    private void arrivals(
            Page page, Map<String, List<AlertRow>> tenants, Map<String, Correlation> full, Correlator correlator) {
        page.line("%nthe same alerts in another order of arrival: same incidents, members and opening times as full?");
        Map<String, UnaryOperator<List<AlertRow>>> orders = new LinkedHashMap<>();
        orders.put("as in the file", UnaryOperator.identity());
        orders.put("shuffled", rows -> Variants.shuffled(rows, SEED));
        orders.put("doubled", Variants::doubled);
        orders.put("5 % late", rows -> Variants.late(rows, SEED));
        orders.forEach((name, order) -> tenants.forEach((tenant, rows) -> {
            Correlation other = correlator.correlate(tenant, order.apply(rows), tuning);
            page.line(
                    "  %-15s %-12s %s",
                    name, tenant, other.sameAs(Objects.requireNonNull(full.get(tenant))) ? "same" : "DIFFERENT");
        }));
    }

    private void overlays(Page page, Map<String, List<AlertRow>> tenants, Correlator correlator) {
        page.line(
                "%ninterleaved: two tenants as one, at their own times and with the attacks begun at the same moment");
        List<String> names = new ArrayList<>(tenants.keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                List<AlertRow> one = tenants.getOrDefault(names.get(i), List.of());
                List<AlertRow> other = tenants.getOrDefault(names.get(j), List.of());
                Duration together = Duration.between(Variants.firstStep(other), Variants.firstStep(one));
                overlay(page, names.get(i) + "+" + names.get(j), one, other, Duration.ZERO, correlator);
                overlay(page, names.get(i) + "+" + names.get(j) + " at once", one, other, together, correlator);
            }
        }
    }

    private void overlay(
            Page page, String name, List<AlertRow> one, List<AlertRow> other, Duration shift, Correlator correlator) {
        for (boolean stealth : new boolean[] {false, true}) {
            List<AlertRow> both = Variants.interleaved(one, other, shift);
            Overlay overlay =
                    Overlay.of(correlator.correlate("overlay", stealth ? Variants.stealth(both) : both, tuning));
            page.line(
                    "  %-28s %-8s attacks told apart %d of 2, incidents %d, purity %.3f",
                    name, stealth ? "stealth" : "full", overlay.attacksFound(), overlay.incidents(), overlay.purity());
        }
    }

    private void numbers(Page page, Map<String, List<AlertRow>> tenants, Correlator correlator) {
        Trials trials = Trials.of(tenants, correlator);
        Sweep.tell(page, trials, tuning);
        if (tenants.size() > 1) {
            new LeaveOneOut(trials, tuning).tell(page);
            new Jitter(trials, tuning).tell(page);
        }
    }

    private static void write(Path file, Map<String, Correlation> full) {
        try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            csv.println("scenario,row,incident,opened");
            full.forEach((tenant, correlation) -> correlation.rows().stream()
                    .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                    .forEach(row -> csv.println(tenant + "," + row.number() + "," + place(correlation, row))));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }

    private static String place(Correlation correlation, AlertRow row) {
        Incident incident = correlation.members().get(row);
        return incident == null ? "," : incident.id() + "," + incident.opened().orElseThrow();
    }
}
