package io.breakwater.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.Action;
import io.breakwater.core.respond.action.ActionChange;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.ActionOrder;
import io.breakwater.core.respond.action.ActionState;
import io.breakwater.core.respond.action.Radius;
import io.breakwater.core.respond.proof.Fates;
import io.breakwater.core.respond.proof.Proof;
import io.breakwater.core.respond.proof.Verdict;
import io.breakwater.server.respond.ProofDesk;
import io.breakwater.store.Actions;
import io.breakwater.store.Passages;
import io.breakwater.store.RuleCounts;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;
import io.breakwater.store.Surroundings;
import io.breakwater.store.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole service is told of an action and counts lines through the HTTP door of which no rule speaks: whether the block
 * works is told by them alone, also when the service is killed while they come and the sender repeats itself.
 */
@Tag("slow")
class ActionProofTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final TenantId ACME = new TenantId("acme");
    private static final String BAD = "198.51.100.10";
    private static final String JSON = "generic-json";

    @TempDir
    Path folder;

    private IdempotentGateway gateway;
    private Path data;
    private String token = "";
    private int number;

    @BeforeEach
    void configure() throws IOException {
        gateway = new IdempotentGateway();
        data = folder.resolve("data");
        Files.writeString(folder.resolve("breakwater.yaml"), """
                zone: Asia/Shanghai
                console:
                  port: 0
                syslog:
                  port: 0
                responders:
                  - name: gateway
                    kind: webhook
                    url: %s
                    secret-file: secret
                """.formatted(gateway.url()));
        Files.writeString(folder.resolve("secret"), "a secret that is long enough");
    }

    @AfterEach
    void endWhateverRuns() throws IOException, InterruptedException {
        gateway.close();
        TestedServices.end(data);
    }

    @Test
    void whetherABlockWorksIsToldByLinesOfWhichNoRuleSpeaks() throws IOException, InterruptedException {
        start();
        ActionId id;
        Instant counts;
        List<String> leaking;
        try (Store store = StoreAccess.open(data)) {
            token = new Tokens(store).issue(new Tokens.Sender(ACME, new SourceId("firewall")));
            id = proposed(store);
            await().atMost(PATIENCE)
                    .until(() ->
                            new Passages(store).watchedFrom(Scope.PROVIDER, id).isPresent());
            send(lines(40, Instant.now().minus(Duration.ofMinutes(30)), "allowed"));
            change(store, id, new ActionChange.Approved(Instant.now(), "max", "yes"));
            await().atMost(PATIENCE).until(() -> action(store, id).state() == ActionState.DONE);
            counts = action(store, id)
                    .doneAt()
                    .orElseThrow()
                    .truncatedTo(ChronoUnit.MINUTES)
                    .plus(Duration.ofMinutes(3));
            assertThat(proof(store, id).verdict()).isEqualTo(Verdict.TOO_EARLY);

            send(lines(25, counts, "blocked"));
            awaitProof(store, id, Verdict.WORKS, new Fates(0, 40, 0), new Fates(25, 0, 0));
            leaking = lines(500, counts, "allowed");
            send(leaking);
            TestedServices.kill(data);
        }
        start();
        try (Store store = StoreAccess.open(data)) {
            send(leaking);
            send(lines(10, counts, "blocked"));
            awaitProof(store, id, Verdict.DOES_NOT_WORK, new Fates(0, 40, 0), new Fates(35, 500, 0));
            assertThat(proof(store, id).lastLetThrough()).contains(counts);
            assertThat(new Passages(store).leaks(Scope.of(ACME)))
                    .singleElement()
                    .satisfies(leak -> assertThat(leak.through()).isEqualTo(500));
            assertThat(new RuleCounts(store).list(Scope.of(ACME)))
                    .as("no rule spoke of any of it")
                    .isEmpty();

            change(store, id, new ActionChange.LiftAsked(Instant.now(), "ana", "it does not help"));
            await().atMost(PATIENCE).until(() -> action(store, id).state() == ActionState.ROLLED_BACK);
            await().atMost(PATIENCE)
                    .until(() -> new Actions(store).toWatch(true, 10).isEmpty());
        }
    }

    private void awaitProof(Store store, ActionId id, Verdict verdict, Fates before, Fates after) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Proof proof = proof(store, id);
            assertThat(proof.before()).isEqualTo(before);
            assertThat(proof.after()).isEqualTo(after);
            assertThat(proof.verdict()).isEqualTo(verdict);
        });
    }

    private static Proof proof(Store store, ActionId id) {
        return new ProofDesk(new Passages(store), new Surroundings(store), InstantSource.system())
                .of(Scope.PROVIDER, action(store, id), new Actions(store).changes(Scope.PROVIDER, id))
                .orElseThrow()
                .proof();
    }

    private static Action action(Store store, ActionId id) {
        return new Actions(store).find(Scope.PROVIDER, id).orElseThrow().action();
    }

    private void send(List<String> lines) throws IOException, InterruptedException {
        HttpSender.of(data).lines(token, JSON, lines);
    }

    /** So many lines about the address, and as many about another one. */
    private List<String> lines(int count, Instant time, String action) {
        List<String> lines = new ArrayList<>();
        IntStream.range(0, count).forEach(any -> {
            lines.add(line(time, BAD, action));
            lines.add(line(time, "203.0.113.99", "allowed"));
        });
        return lines;
    }

    private String line(Instant time, String from, String action) {
        return "{\"time\":\"%s\",\"src_ip\":\"%s\",\"dst_ip\":\"10.0.0.5\",\"action\":\"%s\",\"n\":%d}"
                .formatted(time, from, action, number++);
    }

    private static ActionId proposed(Store store) {
        Instant now = Instant.now();
        IncidentId incident = new IncidentId("i-1");
        ActionOrder order = new ActionOrder(
                ActionOrder.id(ACME, incident, ActionKind.BLOCK_ADDRESS, BAD, "gateway", now),
                ACME,
                incident,
                ActionKind.BLOCK_ADDRESS,
                BAD,
                "gateway",
                Duration.ofHours(4),
                new Radius(1, 1, 1, List.of()));
        assertThat(new Actions(store)
                        .propose(Scope.PROVIDER, new ActionChange.Proposed(now, "ana", "would block", order)))
                .isTrue();
        return order.id();
    }

    private static void change(Store store, ActionId id, ActionChange change) {
        assertThat(new Actions(store).change(Scope.PROVIDER, id, before -> Optional.of(change)))
                .isPresent();
    }

    private void start() throws IOException, InterruptedException {
        TestedServices.start(folder.resolve("breakwater.yaml"), data);
    }
}
