package io.breakwater.app.report;

import io.breakwater.app.campaign.CampaignFolder;
import io.breakwater.app.campaign.CampaignRun;
import io.breakwater.app.config.Settings;
import io.breakwater.app.service.SettingsOptions;
import io.breakwater.app.service.StoreAccess;
import io.breakwater.core.campaign.AsOf;
import io.breakwater.core.campaign.CampaignStage;
import io.breakwater.core.campaign.FamilyNames;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Language;
import io.breakwater.core.report.Period;
import io.breakwater.core.report.Report;
import io.breakwater.core.report.ReportWriter;
import io.breakwater.server.report.ReportContent;
import io.breakwater.server.report.ReportFormat;
import io.breakwater.store.CampaignHistory;
import io.breakwater.store.Campaigns;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report campaign NAME}: the analyst's report of one campaign, from the running service or a folder of logs. */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        description = "Writes the report of one campaign, as the running service knows it or out of a folder of logs.")
final class CampaignReport implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The campaign, by its name or one of its aliases.")
    private String name = "";

    @Option(names = "--folder", paramLabel = "DIR", description = "Derive from this folder instead of the service.")
    private @Nullable Path folder;

    @Option(names = "--from", paramLabel = "DAY", description = "First local day (default: of the first victim).")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last local day (default: the day the tables reach).")
    private @Nullable LocalDate to;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "As it would have stood then: a day, all of it, or a time with its offset (default: now).")
    private @Nullable String asOf;

    @Option(names = "--lang", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Language language = Language.ZH;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ReportFormat format = ReportFormat.HTML;

    @Option(names = "--out", paramLabel = "FILE", description = "Default: report-NAME and the format's suffix, here.")
    private @Nullable Path out;

    @Option(names = "--internal", description = "For the provider only: show rows with fewer than 5 victims too.")
    private boolean internal;

    @Option(names = "--zone", description = "With --folder: whose days are counted (default: ${DEFAULT-VALUE}).")
    private ZoneId zone = ZoneId.of("+08:00");

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws IOException {
        ContentLibrary content = ContentLibrary.builtIn();
        CampaignTables tables = chosen(known(content));
        Report report = ReportWriter.write(tables, period(tables), language, internal, ReportContent.from(content));
        Path file = out == null ? Path.of("report-" + tables.campaign() + "." + format.suffix()) : out;
        Files.write(file, format.render(report));
        System.out.printf(
                Locale.ROOT,
                "%s: %s, %d newly compromised assets from %s to %s, as of %s%n",
                file,
                tables.campaign(),
                report.total(),
                report.period().from(),
                report.period().to(),
                report.asOf());
        return 0;
    }

    private List<CampaignTables> known(ContentLibrary content) throws IOException {
        return folder == null ? ofTheService(content) : ofTheFolder(new CampaignFolder(folder), content);
    }

    private List<CampaignTables> ofTheFolder(CampaignFolder files, ContentLibrary content) throws IOException {
        CampaignRun run = new CampaignRun(content, zone);
        return (asOf == null ? run.derive(files) : run.derive(files, moment(asOf, zone))).tables();
    }

    private List<CampaignTables> ofTheService(ContentLibrary content) throws IOException {
        Settings settings = options.read();
        try (Store store = StoreAccess.open(settings.dataFolder())) {
            if (asOf == null) {
                return new Campaigns(store).list(Scope.PROVIDER);
            }
            CampaignStage stage = new CampaignStage(settings.zone(), FamilyNames.from(content));
            return new CampaignHistory(store).tables(Scope.PROVIDER, stage, moment(asOf, settings.zone()));
        }
    }

    private static Instant moment(String written, ZoneId zone) throws IOException {
        try {
            return AsOf.parse(written, zone);
        } catch (IllegalArgumentException unreadable) {
            throw new IOException("--as-of " + unreadable.getMessage(), unreadable);
        }
    }

    private CampaignTables chosen(List<CampaignTables> known) throws IOException {
        return known.stream()
                .filter(tables -> tables.campaign().value().equalsIgnoreCase(name)
                        || tables.aliases().stream().anyMatch(name::equalsIgnoreCase))
                .findFirst()
                .orElseThrow(() -> new IOException("no campaign is named '" + name + "'; "
                        + (known.isEmpty()
                                ? "there is none yet"
                                : "there are "
                                        + known.stream()
                                                .map(tables -> tables.campaign().value())
                                                .collect(Collectors.joining(", ")))));
    }

    private Period period(CampaignTables tables) throws IOException {
        Period whole = Period.whole(tables);
        try {
            return new Period(from == null ? whole.from() : from, to == null ? whole.to() : to);
        } catch (IllegalArgumentException backwards) {
            throw new IOException(backwards.getMessage() + "; swap --from and --to", backwards);
        }
    }
}
