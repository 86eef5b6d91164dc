package io.breakwater.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningColour;
import io.breakwater.core.model.WarningId;
import io.breakwater.core.model.WarningState;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.ContactDraft;
import io.breakwater.core.respond.notice.Notice;
import io.breakwater.core.respond.notice.NoticeState;
import io.breakwater.core.respond.notice.NoticeStep;
import io.breakwater.store.Contacts;
import io.breakwater.store.Notices;
import io.breakwater.store.Outcome;
import io.breakwater.store.OutcomeWriter;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole service is killed after it posted a notice to a real receiver on loopback and before it got the answer, and a
 * step is laid down while no service runs. The next one sends the first again under the same key, and tells of the second.
 */
@Tag("slow")
class NoticeKillTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private IdempotentGateway gateway;
    private Path data;

    @BeforeEach
    void configure() throws IOException {
        gateway = new IdempotentGateway();
        data = folder.resolve("data");
        Files.writeString(folder.resolve("breakwater.yaml"), """
                console:
                  port: 0
                syslog:
                  port: 0
                """);
    }

    @AfterEach
    void endWhateverRuns() throws IOException, InterruptedException {
        gateway.close();
        TestedServices.end(data);
    }

    @Test
    void whatWasToldBeforeTheKillIsNeitherLostNorToldAsSomethingNew() throws IOException, InterruptedException {
        start();
        gateway.keepSilent();
        Contact ann;
        Contact bob;
        try (Store store = StoreAccess.open(data)) {
            ann = contact(store, "acme");
            bob = contact(store, "beta");
            warn(store, ann.tenant());
            await().atMost(PATIENCE).until(() -> gateway.asked().size() == 1);
            assertThat(only(store, ann).state()).isEqualTo(NoticeState.SENT);
            TestedServices.kill(data);
            gateway.speak();
            warn(store, bob.tenant());
        }
        start();
        try (Store store = StoreAccess.open(data)) {
            await().atMost(PATIENCE)
                    .until(() -> notices(store, bob).stream().anyMatch(each -> each.state() == NoticeState.DELIVERED)
                            && only(store, ann).state() == NoticeState.DELIVERED);
            Notice told = only(store, ann);
            assertThat(told.steps())
                    .extracting(NoticeStep::state)
                    .containsExactly(NoticeState.MADE, NoticeState.SENT, NoticeState.SENT, NoticeState.DELIVERED);
            assertThat(told.steps().get(2).note()).contains("sent again under the same id");
            String first = told.id().value();
            String second = only(store, bob).id().value();
            assertThat(gateway.asked()).containsExactlyInAnyOrder(first, first, second);
            assertThat(gateway.done()).containsExactlyInAnyOrder(first, second);
        }
    }

    private Contact contact(Store store, String tenant) {
        Contact contact = new ContactDraft(
                        new TenantId(tenant),
                        "desk",
                        Channel.WEBHOOK,
                        gateway.url() + "/" + tenant,
                        Language.ZH,
                        WarningColour.BLUE)
                .addedAt(Instant.parse("2025-05-02T02:00:00Z"));
        assertThat(new Contacts(store).add(Scope.PROVIDER, contact)).isTrue();
        return contact;
    }

    private static void warn(Store store, TenantId tenant) {
        try (OutcomeWriter writer = OutcomeWriter.open(store.settings())) {
            writer.write(List.of(new Outcome.OfWarning(new Warning(
                    new WarningId("w-" + tenant),
                    tenant,
                    new AssetId("erp-01"),
                    new CampaignId("northwind"),
                    Instant.parse("2025-05-02T02:00:00Z"),
                    WarningState.ISSUED,
                    WarningColour.RED,
                    0.3,
                    Duration.ofDays(7),
                    List.of(new Phrase("理由", "reason")),
                    List.of(new Phrase("建议", "advice")),
                    Optional.empty()))));
        }
    }

    private static List<Notice> notices(Store store, Contact contact) {
        return new Notices(store)
                .list(Scope.PROVIDER, Optional.of(contact.tenant()), Notices.Which.ALL, 10).stream()
                        .map(Notices.Named::notice)
                        .toList();
    }

    private static Notice only(Store store, Contact contact) {
        assertThat(notices(store, contact)).hasSize(1);
        return notices(store, contact).getFirst();
    }

    private void start() throws IOException, InterruptedException {
        TestedServices.start(folder.resolve("breakwater.yaml"), data);
    }
}
