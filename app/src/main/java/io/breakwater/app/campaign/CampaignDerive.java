package io.breakwater.app.campaign;

import io.breakwater.core.campaign.AsOf;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Share;
import io.breakwater.core.model.Wave;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code campaign derive DIR --json OUT}: raw logs to campaign tables. */
@Command(
        name = "derive",
        mixinStandardHelpOptions = true,
        description = "Reads events, tenants and exposure of a folder and writes the tables of the campaigns in it.")
final class CampaignDerive implements Callable<Integer> {
    private static final int TOP = 5;

    @Parameters(paramLabel = "DIR", description = "Folder with events*, tenants* and exposure* (plain or .gz).")
    private Path folder = Path.of(".");

    @Option(names = "--json", paramLabel = "OUT", description = "Write all tables to this file.")
    private @Nullable Path json;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "Only what had happened and arrived by then: a day, all of it, or a time with its offset.")
    private @Nullable String asOf;

    @Option(names = "--zone", description = "Whose days are counted (default: ${DEFAULT-VALUE}).")
    private ZoneId zone = ZoneId.of("+08:00");

    @Option(
            names = "--content",
            description = "A folder of further rules, mappings and names, laid out like the built-in.")
    private List<Path> content = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ContentLibrary library = ContentLibrary.builtIn();
        for (Path more : content) {
            library = library.with(more);
        }
        try {
            Derived derived = derived(library);
            if (json != null) {
                DerivedJson.write(derived, QuotedShare.from(library), json);
            }
            print(spec.commandLine().getOut(), derived);
            return 0;
        } catch (IOException unreadable) {
            spec.commandLine().getErr().println(unreadable.getMessage());
            return 2;
        }
    }

    private Derived derived(ContentLibrary library) throws IOException {
        CampaignRun run = new CampaignRun(library, zone);
        CampaignFolder files = new CampaignFolder(folder);
        return asOf == null ? run.derive(files) : run.derive(files, moment(asOf));
    }

    private Instant moment(String written) {
        try {
            return AsOf.parse(written, zone);
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(spec.commandLine(), "--as-of " + unreadable.getMessage(), unreadable);
        }
    }

    private static void print(PrintWriter out, Derived derived) {
        out.printf(
                Locale.ROOT,
                "%d events, %d rejected, %d incidents, %d campaigns%n",
                derived.events(),
                derived.rejected(),
                derived.incidents(),
                derived.tables().size());
        derived.tables().forEach(tables -> print(out, tables));
        out.flush();
    }

    private static void print(PrintWriter out, CampaignTables tables) {
        out.printf(
                Locale.ROOT,
                "%n%s: %d newly compromised assets, confidence %.2f, as of %s%n",
                tables.campaign(),
                tables.total(),
                tables.confidence(),
                tables.asOf());
        for (Wave wave : tables.waves()) {
            out.printf(
                    "  wave %s .. %s: %d, peak %d on %s%s%n",
                    wave.from(),
                    wave.to(),
                    wave.assets(),
                    wave.peak(),
                    wave.peakDay(),
                    wave.ongoing() ? ", ongoing" : "");
        }
        out.println("  months     " + tables.monthly());
        out.println("  provinces  " + top(tables.provinces()));
        out.println("  industries " + top(tables.industries()));
        out.println("  products   " + top(tables.surveyedProducts()) + " (surveyed victims)");
    }

    private static String top(List<Share> shares) {
        return shares.stream()
                .limit(TOP)
                .map(share -> "%s %d/%d".formatted(share.name(), share.count(), share.of()))
                .collect(Collectors.joining(", "));
    }
}
