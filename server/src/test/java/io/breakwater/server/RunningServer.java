package io.breakwater.server;

import io.breakwater.core.campaign.CampaignStage;
import io.breakwater.core.campaign.FamilyNames;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.exposure.ProductCatalogue;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.Briefing;
import io.breakwater.core.respond.notice.NoticeTexts;
import io.breakwater.server.notice.NoticeKeys;
import io.breakwater.server.notice.NoticeSettings;
import io.breakwater.server.report.ReportContent;
import io.breakwater.store.Migrations;
import io.breakwater.store.Outcome;
import io.breakwater.store.OutcomeWriter;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** One server with a seeded store for all test classes of a run. */
public final class RunningServer implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningServer.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /**
     * All of it; closed by JUnit at the end of the run.
     *
     * @param folder of everything that it keeps on disk; goes with it
     */
    public record Parts(
            Path folder,
            EmbeddedPostgres postgres,
            Store store,
            RecordingIntake intake,
            SeedResponse response,
            BreakwaterServer server,
            String firstPassword)
            implements AutoCloseable {
        static Parts start() {
            try {
                Path cache = Path.of(System.getProperty("java.io.tmpdir"), "breakwater-binaries");
                Path folder = Files.createTempDirectory("breakwater-server");
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"), cache);
                Migrations.run(postgres.owner(), postgres.app());
                Store store = Store.open(postgres.app());
                RecordingIntake intake = new RecordingIntake();
                SeedResponse response = SeedResponse.start(folder.resolve("respond"));
                ServerParts parts = new ServerParts(
                        CompletableFuture.completedFuture(store),
                        CompletableFuture.completedFuture(intake),
                        () -> Briefing.with(ContentLibrary.builtIn(), CHINA),
                        () -> ReportContent.from(ContentLibrary.builtIn()),
                        () -> Connectors.load(ContentLibrary.builtIn()),
                        response.response(),
                        new NoticeSettings(
                                Optional.empty(),
                                Optional.empty(),
                                new NoticeKeys(new byte[32]),
                                () -> NoticeTexts.of(ContentLibrary.builtIn())),
                        () -> new CampaignStage(CHINA, FamilyNames.from(ContentLibrary.builtIn())),
                        () -> ProductCatalogue.read(ContentLibrary.builtIn(), "zh"),
                        InstantSource.system());
                BreakwaterServer server = BreakwaterServer.start(settings(), parts);
                String password = server.firstPassword().orElseThrow();
                try (OutcomeWriter writer = OutcomeWriter.open(postgres.app())) {
                    Seed.into(store, writer);
                    SeedRules.into(writer, folder.resolve("house"));
                }
                Parts all = new Parts(folder, postgres, store, intake, response, server, password);
                SeedNotices.into(all);
                return all;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static ServerSettings settings() {
            ServerSettings.Syslog syslog = new ServerSettings.Syslog(
                    "127.0.0.1",
                    0,
                    List.of(new ServerSettings.Sender("127.0.0.0/8", Seed.HARBOUR, new SourceId("switches"))));
            return new ServerSettings(
                    "127.0.0.1", 0, Optional.empty(), Optional.of(syslog), 64L << 20, Duration.ofHours(1), CHINA);
        }

        public String url(String path) {
            return "http://127.0.0.1:" + server.port() + path;
        }

        /** Writes an incident as the job would. */
        public void seedIncident(TenantId tenant) {
            try (OutcomeWriter writer = OutcomeWriter.open(postgres.app())) {
                writer.write(SeedIncident.changes(tenant, 0).stream()
                        .<Outcome>map(Outcome.OfIncident::new)
                        .toList());
            }
        }

        /** The same with another time of its first alert. */
        public void seedIncident(TenantId tenant, Instant begin) {
            try (OutcomeWriter writer = OutcomeWriter.open(postgres.app())) {
                writer.write(SeedIncident.changes(tenant, 0, begin).stream()
                        .<Outcome>map(Outcome.OfIncident::new)
                        .toList());
            }
        }

        /** Takes it back, for the tests that count. */
        public void forgetIncident(TenantId tenant) {
            store.change(Scope.PROVIDER, handle -> {
                handle.execute("delete from incident where tenant_id = ?", tenant.value());
                handle.execute("delete from incident_change where tenant_id = ?", tenant.value());
            });
        }

        @Override
        public void close() {
            server.close();
            response.close();
            store.close();
            postgres.close();
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Parts.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent("parts", key -> Parts.start(), Parts.class);
    }
}
