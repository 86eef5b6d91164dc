package io.breakwater.app.service;

import io.breakwater.app.config.Settings;
import io.breakwater.core.campaign.CampaignStage;
import io.breakwater.core.campaign.FamilyNames;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.exposure.ProductCatalogue;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.Briefing;
import io.breakwater.core.respond.notice.NoticeTexts;
import io.breakwater.pipeline.EmbeddedPipeline;
import io.breakwater.pipeline.intake.Intake;
import io.breakwater.pipeline.intake.KafkaIntake;
import io.breakwater.pipeline.job.JobSettings;
import io.breakwater.pipeline.job.TopologyAssembly;
import io.breakwater.pipeline.sink.StoreTarget;
import io.breakwater.pipeline.source.SpoolSource;
import io.breakwater.pipeline.spool.Spool;
import io.breakwater.pipeline.spool.SpoolSettings;
import io.breakwater.server.BreakwaterServer;
import io.breakwater.server.ServerParts;
import io.breakwater.server.ServerSettings;
import io.breakwater.server.door.FactIntake;
import io.breakwater.server.notice.NoticeKeys;
import io.breakwater.server.notice.NoticeSettings;
import io.breakwater.server.peers.RateLender;
import io.breakwater.server.report.ReportContent;
import io.breakwater.server.respond.ActionRunner;
import io.breakwater.server.respond.Responders;
import io.breakwater.server.respond.Response;
import io.breakwater.server.respond.ResponseContent;
import io.breakwater.server.respond.WatchTeller;
import io.breakwater.store.Actions;
import io.breakwater.store.Migrations;
import io.breakwater.store.Store;
import io.breakwater.store.StoreSettings;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole service in this process. PostgreSQL and the web server start side by side; the job follows as soon as the
 * database answers, and the doors, which hold a request until the spool is open, acknowledge from then on. Closing goes the
 * other way round: doors, job with a last checkpoint, spool, the runner of actions, database.
 */
final class House implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);
    private static final long LARGEST_BODY = 1L << 30;

    private final Settings settings;
    private final Responders responders;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final CompletableFuture<Store> store;
    private final CompletableFuture<Intake> intake;
    private final CompletableFuture<Optional<EmbeddedPipeline>> pipeline;
    private final BreakwaterServer server;

    private House(Settings settings) throws IOException {
        this.settings = settings;
        responders = Responders.open(settings.response().responders(), InstantSource.system());
        byte[] providerKey = ProviderKey.in(settings.dataFolder());
        store = later("store", this::openStore);
        intake = later("intake", this::openIntake);
        pipeline = store.thenCombineAsync(intake, (ready, door) -> openPipeline(ready, door, providerKey));
        server = opened(BreakwaterServer.start(serverSettings(), parts(providerKey)));
    }

    /** Opens everything and returns once all of it runs; what does not come up is thrown, and nothing stays open. */
    static House open(Settings settings) throws IOException {
        House house = new House(settings);
        try {
            house.pipeline.join();
            house.server.tellContacts();
            return house;
        } catch (CompletionException failed) {
            house.close();
            throw new IOException("the service does not come up: " + failed.getCause(), failed.getCause());
        }
    }

    String console() {
        return "http://" + settings.console().address() + ":" + server.port();
    }

    /** How the database is reached, for the commands of whoever owns the data folder. */
    StoreSettings database() {
        return store.join().settings();
    }

    /** The one-time password of the first account; at the first start only. */
    Optional<String> firstPassword() {
        return server.firstPassword();
    }

    private ServerParts parts(byte[] providerKey) {
        TopologyAssembly content = assembly(new byte[Pseudonyms.SHORTEST_KEY]);
        return new ServerParts(
                store,
                intake,
                () -> Briefing.with(content.library(), settings.zone()),
                () -> ReportContent.from(content.library()),
                () -> Connectors.load(content.library()),
                new Response(responders, settings.response().fourEyes(), () -> ResponseContent.from(content.library())),
                new NoticeSettings(
                        settings.notice().mail(),
                        settings.notice().link(),
                        new NoticeKeys(providerKey),
                        () -> NoticeTexts.of(content.library())),
                () -> new CampaignStage(settings.zone(), FamilyNames.from(content.library())),
                () -> ProductCatalogue.read(content.library(), "zh"),
                InstantSource.system());
    }

    private TopologyAssembly assembly(byte[] providerKey) {
        return TopologyAssembly.of(settings.contentFolders(), settings.ruleFolders(), settings.zone(), providerKey);
    }

    private ServerSettings serverSettings() {
        return new ServerSettings(
                settings.console().address(),
                settings.console().port(),
                Optional.empty(),
                syslog(settings.syslog()),
                LARGEST_BODY,
                Duration.ofHours(1),
                settings.zone());
    }

    private static Optional<ServerSettings.Syslog> syslog(Settings.Syslog configured) {
        return configured.port() == 0
                ? Optional.empty()
                : Optional.of(new ServerSettings.Syslog(
                        configured.address(),
                        configured.port(),
                        configured.senders().stream()
                                .map(sender -> new ServerSettings.Sender(
                                        sender.from(), new TenantId(sender.tenant()), new SourceId(sender.source())))
                                .toList()));
    }

    private Store openStore() {
        try {
            Store open = opened(Store.open(startDatabase()));
            opened(Retention.start(open, settings.keep(), InstantSource.system()));
            opened(ActionRunner.start(open, responders, InstantSource.system()));
            return open;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The database of the configuration, or one of our own in the data folder; its schema up to date. */
    private StoreSettings startDatabase() throws IOException {
        Settings.Database configured = settings.database();
        if (!configured.url().isEmpty()) {
            String password = Files.readString(configured.passwordFile(), StandardCharsets.UTF_8)
                    .strip();
            StoreSettings owner = new StoreSettings(configured.url(), configured.user(), password);
            StoreSettings app = new StoreSettings(configured.url(), configured.user() + "_app", password);
            Migrations.run(owner, app);
            return app;
        }
        Path folder = settings.dataFolder().resolve("database");
        EmbeddedPostgres postgres =
                opened(EmbeddedPostgres.start(folder, settings.dataFolder().resolve("cache")));
        Migrations.run(postgres.owner(), postgres.app());
        return postgres.app();
    }

    private Intake openIntake() {
        try {
            return settings.pipeline().kafka().isEmpty()
                    ? opened(Spool.open(spoolFolder(), SpoolSettings.standard()))
                    : opened(new KafkaIntake(
                            settings.pipeline().kafka(), settings.pipeline().topic()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What hands in facts by itself, and the job in this process; no job when Kafka carries the records to a cluster. */
    private Optional<EmbeddedPipeline> openPipeline(Store ready, Intake door, byte[] providerKey) {
        opened(WatchTeller.start(new Actions(ready), door, InstantSource.system()));
        if (settings.correlation().lendRates()) {
            opened(RateLender.start(ready, new FactIntake(intake), InstantSource.system()));
        }
        if (!settings.pipeline().kafka().isEmpty()) {
            return Optional.empty();
        }
        JobSettings job = JobSettings.standard()
                .withParallelism(settings.pipeline().parallelism())
                .withCheckpointEvery(settings.pipeline().checkpointEvery());
        return Optional.of(opened(EmbeddedPipeline.start(
                job,
                settings.dataFolder().resolve("checkpoints"),
                new EmbeddedPipeline.Parts(
                        SpoolSource.following(spoolFolder()),
                        assembly(providerKey),
                        new StoreTarget(ready.settings())))));
    }

    private Path spoolFolder() {
        return settings.dataFolder().resolve("spool");
    }

    private static <T> CompletableFuture<T> later(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofPlatform().name("start-" + name).start(task));
    }

    private synchronized <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    /** Closes in the order of need: the doors first, the job, then what they stood on. */
    @Override
    public synchronized void close() {
        close(server);
        opened.remove(server);
        while (!opened.isEmpty()) {
            close(opened.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception stubborn) {
            // The edge: whatever one part does at its end must not keep the others from ending.
            LOG.warn("{} did not close cleanly", part.getClass().getSimpleName(), stubborn);
        }
    }
}
