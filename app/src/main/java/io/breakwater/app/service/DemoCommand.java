package io.breakwater.app.service;

import io.breakwater.app.CliCommand;
import io.breakwater.app.config.Settings;
import io.breakwater.core.drill.DrillPlan;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Wave;
import io.breakwater.store.Campaigns;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code breakwater demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts the service and feeds it a recorded campaign over invented customers through its doors.")
public final class DemoCommand implements CliCommand, Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Another seed, another campaign; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read();
        Optional<RunFile> running = RunFile.ofRunning(settings.dataFolder());
        RunFile service =
                running.isPresent() ? running.get() : new ServiceProcess(settings, options.asArguments()).start();
        System.out.println("The service is up; feeding the drill through its HTTP and syslog doors.");
        Instant base = InstantSource.system().instant().truncatedTo(ChronoUnit.HOURS);
        DrillPlan plan = DrillPlan.of(seed, base);
        boolean whole;
        try (Store store = StoreAccess.open(settings.dataFolder())) {
            DrillFeed feed = new DrillFeed(plan, HttpSender.of(settings.dataFolder()), settings, store);
            feed(feed, plan.lines().size());
            whole = await(store, feed.distinctLines());
            tell(store);
        }
        System.out.println();
        System.out.println("Console:     " + service.console());
        FirstPassword.take(settings.dataFolder())
                .ifPresent(password ->
                        System.out.println("First login: operator / " + password + "  (asks for a new password)"));
        System.out.println("The service goes on in the background; './breakwater stop' ends it.");
        return whole ? 0 : 1;
    }

    private static void feed(DrillFeed feed, long lines) throws IOException, InterruptedException {
        ProgressBar bar = new ProgressBar(System.err, Boolean.getBoolean("breakwater.terminal"), lines);
        feed.run(bar::at);
        bar.done();
    }

    /** Waits until the service has counted every line that differs. */
    private static boolean await(Store store, long distinct) {
        Instant limit = InstantSource.system().instant().plus(PATIENCE);
        long counted = 0;
        while (InstantSource.system().instant().isBefore(limit)) {
            counted = DrillFeed.counted(store);
            if (counted >= distinct) {
                System.out.printf(Locale.ROOT, "All %,d lines are through.%n", distinct);
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        System.out.printf(
                Locale.ROOT,
                "Only %,d of %,d lines were through after %d s; see the service's log.%n",
                counted,
                distinct,
                PATIENCE.toSeconds());
        return false;
    }

    private static void tell(Store store) {
        List<CampaignTables> campaigns = new Campaigns(store).list(Scope.PROVIDER);
        for (CampaignTables campaign : campaigns) {
            System.out.printf(
                    Locale.ROOT,
                    "%nCampaign %s: %d newly compromised %s, %s%n",
                    campaign.campaign(),
                    campaign.total(),
                    campaign.total() == 1 ? "asset" : "assets",
                    waves(campaign));
            campaign.daily()
                    .forEach((day, count) -> System.out.printf("  %s  %3d  %s%n", day, count, "#".repeat(count)));
        }
    }

    private static String waves(CampaignTables campaign) {
        return campaign.waves().isEmpty()
                ? "no wave"
                : campaign.waves().stream().map(DemoCommand::span).collect(Collectors.joining(", ", "waves ", ""));
    }

    private static String span(Wave wave) {
        return wave.from() + " to " + wave.to() + " (" + wave.assets() + ")";
    }
}
