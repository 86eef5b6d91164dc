package io.breakwater.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionChange;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.server.Caller;
import io.breakwater.server.Caller.Answer;
import io.breakwater.server.RunningServer;
import io.breakwater.server.SeedHits;
import io.breakwater.server.SeedResponse;
import io.breakwater.server.security.Role;
import io.breakwater.store.Account;
import io.breakwater.store.Accounts;
import io.breakwater.store.Actions;
import io.breakwater.store.Audit;
import io.breakwater.store.Scope;
import io.breakwater.store.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
final class ActionApiTest {
    private static final String PROPOSE = "/api/v1/incidents/i-maple-trade/actions";
    private static final String REASON = "{\"reason\":\"seen in three tickets\"}";

    private final RunningServer.Parts server;
    private final Caller proposer;
    private final Caller second;
    private final Caller contact;

    ActionApiTest(RunningServer.Parts server) {
        this.server = server;
        this.proposer = caller("api-proposer", Role.ANALYST, Set.of());
        this.second = caller("api-second", Role.ANALYST, Set.of());
        this.contact = caller("api-their-contact", Role.TENANT_CONTACT, Set.of(new TenantId("maple-trade")));
    }

    private Caller caller(String login, Role role, Set<TenantId> tenants) {
        Account account = new Account(login, login, "no password", false, role.name(), "", false, tenants);
        new Accounts(server.store()).save(account);
        return new Caller(server, new Tokens(server.store()).issue(account, "test"));
    }

    @Test
    void aProgramProposesAndAnotherOnesPersonApproves() {
        Answer proposed = post(proposer, PROPOSE, wish("198.18.7.22"));
        assertThat(proposed.status()).isEqualTo(201);
        assertThat(proposed.body().at("/action/state").asText()).isEqualTo("PROPOSED");
        assertThat(proposed.body().at("/changes/0/note").asText()).contains("blocked.nft: + 198.18.7.22");
        String id = proposed.body().at("/action/order/id").asText();
        assertThat(post(proposer, PROPOSE, wish("198.18.7.22")).status())
                .as("one still stands")
                .isEqualTo(409);

        Answer alone = post(proposer, "/api/v1/actions/" + id + "/approve", REASON);
        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.body().at("/objections/0/en").asText()).contains("a second person");
        assertThat(alone.body().at("/objections/0/zh").asText()).contains("需要另一个人");
        Answer approved = post(second, "/api/v1/actions/" + id + "/approve", REASON);
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.body().at("/action/state").asText()).isEqualTo("APPROVED");
        assertThat(post(second, "/api/v1/actions/" + id + "/refuse", REASON).status())
                .as("somebody was quicker")
                .isEqualTo(409);
        assertThat(new Audit(server.store()).newest(1000))
                .filteredOn(entry -> entry.subject().equals(id))
                .extracting(Audit.Entry::action)
                .containsExactly("action.approve", "action.propose");
    }

    @Test
    void theGuardSpeaksBothLanguages() {
        Answer refused = post(proposer, PROPOSE, wish("10.20.0.7"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/objections/0/en").asText()).contains("private or reserved");
        assertThat(refused.body().at("/objections/0/zh").asText()).contains("内部或保留地址");
        Answer stranger = post(proposer, PROPOSE, wish("198.51.100.1"));
        assertThat(stranger.body().at("/objections/0/en").asText()).contains("The incident does not hold");
    }

    @Test
    void aTenantsContactReadsOwnActionsAndDecidesNone() {
        String id = post(proposer, PROPOSE, wish("198.18.7.21"))
                .body()
                .at("/action/order/id")
                .asText();
        assertThat(contact.get("/api/v1/actions/" + id).status()).isEqualTo(200);
        assertThat(post(contact, "/api/v1/actions/" + id + "/approve", REASON).status())
                .isEqualTo(404);
        assertThat(post(contact, PROPOSE, wish("198.18.7.23")).status()).isEqualTo(404);
        assertThat(post(contact, "/api/v1/incidents/i-harbour-dc/actions", wish("198.18.7.23"))
                        .status())
                .isEqualTo(404);
        Caller others = caller("api-others", Role.TENANT_CONTACT, Set.of(new TenantId("cedar-school")));
        assertThat(others.get("/api/v1/actions/" + id).status()).isEqualTo(404);
        assertThat(others.get("/api/v1/actions?live=false").body()).isEmpty();
    }

    @Test
    void aBodyThatLacksSomethingSaysWhat() {
        assertThat(post(proposer, PROPOSE, "{\"kind\":\"block-address\"}")
                        .body()
                        .at("/message")
                        .asText())
                .contains("'target'");
        assertThat(post(proposer, PROPOSE, "[]").status()).isEqualTo(400);
        String days = wish("198.18.7.23").replace("PT4H", "P900D");
        assertThat(post(proposer, PROPOSE, days).body().at("/message").asText()).contains("up to 90 days");
    }

    @Test
    void whatWasTakenBackByHandIsSaidByAnotherPersonThanWhoAskedForIt() {
        String id = post(proposer, PROPOSE, wish("198.18.7.20"))
                .body()
                .at("/action/order/id")
                .asText();
        String byHand = "/api/v1/actions/" + id + "/taken-back-by-hand";
        assertThat(post(second, "/api/v1/actions/" + id + "/approve", REASON).status())
                .isEqualTo(200);
        Actions actions = new Actions(server.store());
        Instant now = Instant.now();
        actions.change(
                Scope.PROVIDER, new ActionId(id), before -> Optional.of(new ActionChange.Started(now, "runner", "")));
        actions.change(
                Scope.PROVIDER, new ActionId(id), before -> Optional.of(new ActionChange.Done(now, "runner", "", "")));
        tellsTheProof(id);
        assertThat(post(second, byHand, REASON).body().at("/objections/0/en").asText())
                .contains("Ask for it to be taken back first");
        assertThat(post(second, "/api/v1/actions/" + id + "/roll-back", REASON).status())
                .isEqualTo(200);
        assertThat(post(second, byHand, REASON).body().at("/objections/0/en").asText())
                .contains("a second person");
        assertThat(post(contact, byHand, REASON).status()).isEqualTo(404);
        Answer said = post(proposer, byHand, REASON);
        assertThat(said.status()).isEqualTo(200);
        assertThat(said.body().at("/action/state").asText()).isEqualTo("ROLLED_BACK");
        assertThat(second.get("/api/v1/actions/leaks").body().toString())
                .as("what was taken back can't fail to work")
                .doesNotContain(id);
        assertThat(post(proposer, byHand, REASON).status()).as("once").isEqualTo(409);
        assertThat(new Audit(server.store()).newest(1000))
                .filteredOn(entry -> entry.subject().equals(id))
                .extracting(Audit.Entry::action)
                .startsWith("action.taken-back-by-hand", "action.roll-back");
    }

    private void tellsTheProof(String id) {
        Answer early = second.get("/api/v1/actions/" + id);
        assertThat(early.body().at("/effect/proof/verdict").asText()).isEqualTo("TOO_EARLY");
        SeedHits.leak(server, new TenantId("maple-trade"), "198.18.7.20");
        Answer told = contact.get("/api/v1/actions/" + id);
        assertThat(told.body().at("/effect/proof/verdict").asText()).isEqualTo("DOES_NOT_WORK");
        assertThat(told.body().at("/effect/proof/after/letThrough").asLong()).isEqualTo(3);
        assertThat(told.body().at("/effect/proof/witnesses/0/source").asText()).isEqualTo("gateway-brain");
        assertThat(told.body().at("/effect/proof/advice/0/zh").asText()).contains("gateway-brain");
        assertThat(told.body().at("/effect/ways/TO_TARGET/stopped").asLong()).isEqualTo(1);
        assertThat(contact.get("/api/v1/actions/leaks").body().at("/0/action").asText())
                .isEqualTo(id);
        Caller others = caller("api-proof-others", Role.TENANT_CONTACT, Set.of(new TenantId("cedar-school")));
        assertThat(others.get("/api/v1/actions/leaks").body()).isEmpty();
    }

    private static String wish(String target) {
        return "{\"kind\":\"block-address\",\"target\":\"" + target + "\",\"responder\":\"" + SeedResponse.GATEWAY
                + "\",\"lasts\":\"PT4H\"}";
    }

    private static Answer post(Caller caller, String path, String body) {
        return caller.post(path, body.getBytes(StandardCharsets.UTF_8));
    }
}
