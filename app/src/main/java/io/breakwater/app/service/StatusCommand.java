package io.breakwater.app.service;

import io.breakwater.app.CliCommand;
import io.breakwater.app.config.Settings;
import io.breakwater.store.Scope;
import io.breakwater.store.Sources;
import io.breakwater.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code breakwater status}. Ends with 0 when the service runs and answers, with 1 when not. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says whether the service runs, what its sources sent, and which of them are silent.")
public final class StatusCommand implements CliCommand, Callable<Integer> {
    private static final Duration SILENT_AFTER = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read();
        Optional<RunFile> running = RunFile.ofRunning(settings.dataFolder());
        if (running.isEmpty()) {
            System.out.println("Breakwater is not running on " + settings.dataFolder() + ".");
            return 1;
        }
        Instant now = InstantSource.system().instant();
        System.out.printf(
                "Breakwater runs since %s (process %d): %s%n",
                running.get().started(), running.get().pid(), running.get().console());
        boolean answers = answers(running.get().console());
        System.out.println(
                answers
                        ? "The console answers."
                        : "The console does NOT answer within " + PATIENCE.toSeconds() + " s; see logs/service.log.");
        try (Store store = StoreAccess.open(settings.dataFolder())) {
            sources(new Sources(store).list(Scope.PROVIDER), now);
            contacts(Tidings.of(store, settings));
        }
        return answers ? 0 : 1;
    }

    private static boolean answers(String console) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(console + "/login"))
                    .timeout(PATIENCE)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException refused) {
            return false;
        }
    }

    private static void contacts(Tidings tidings) {
        System.out.println(tidings.summary());
        if (tidings.mailMissing()) {
            System.out.println(
                    "Contacts wait for mail, but breakwater.yaml has no section 'mail'; see docs/notices.md.");
        }
    }

    private static void sources(List<Sources.Row> sources, Instant now) {
        long records = sources.stream().mapToLong(Sources.Row::records).sum();
        long rejected = sources.stream().mapToLong(Sources.Row::rejected).sum();
        long silent =
                sources.stream().filter(row -> row.silent(now, SILENT_AFTER)).count();
        System.out.printf(
                Locale.ROOT,
                "%,d records from %,d sources, %,d rejected; %,d sources silent for more than %d minutes%n",
                records,
                sources.size(),
                rejected,
                silent,
                SILENT_AFTER.toMinutes());
    }
}
