package io.breakwater.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.TenantId;
import io.breakwater.server.Caller;
import io.breakwater.server.Caller.Answer;
import io.breakwater.server.RunningServer;
import io.breakwater.server.security.Role;
import io.breakwater.store.Account;
import io.breakwater.store.Accounts;
import io.breakwater.store.Tokens;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
final class ReadingApiTest {
    private static final List<String> OTHERS = List.of("harbour-dc", "maple-trade", "cedar-school");

    private final Caller staff;
    private final Caller contact;
    private final Caller stranger;

    ReadingApiTest(RunningServer.Parts server) {
        this.staff = caller(server, "api-staff", Role.ANALYST, Set.of());
        this.contact = caller(server, "api-contact", Role.TENANT_CONTACT, Set.of(new TenantId("linden-clinic")));
        this.stranger = new Caller(server, "bwa_wrong");
    }

    private static Caller caller(RunningServer.Parts server, String login, Role role, Set<TenantId> tenants) {
        Account account = new Account(login, login, "no password", false, role.name(), "", false, tenants);
        new Accounts(server.store()).save(account);
        return new Caller(server, new Tokens(server.store()).issue(account, "test"));
    }

    @Test
    void staffReadEverything() {
        JsonNode page = staff.get("/api/v1/incidents").body();
        assertThat(page.get("total").asInt()).isEqualTo(4);
        assertThat(staff.get("/api/v1/incidents/i-harbour-dc")
                        .body()
                        .at("/incident/tenant")
                        .asText())
                .isEqualTo("harbour-dc");
        assertThat(staff.get("/api/v1/campaigns/mallox").body().get("total").asInt())
                .isPositive();
        assertThat(staff.get("/api/v1/incidents/i-harbour-dc/brief")
                        .body()
                        .at("/advice/steps")
                        .size())
                .isPositive();
    }

    @Test
    void campaignsAreCountedAgainAsOfAnyDay() {
        int now = staff.get("/api/v1/campaigns/mallox").body().get("total").asInt();
        JsonNode then = staff.get("/api/v1/campaigns/mallox?asOf=2025-03-04").body();
        assertThat(then.get("total").asInt()).isPositive().isLessThan(now);
        assertThat(then.get("monthly").has("2025-04")).isFalse();
        assertThat(staff.get("/api/v1/campaigns?asOf=2025-03-04").body().at("/0/daily"))
                .isEqualTo(then.get("daily"));
        assertThat(staff.get("/api/v1/campaigns/mallox?asOf=2024-01-01").status())
                .isEqualTo(404);
        assertThat(staff.get("/api/v1/campaigns/mallox?asOf=yesterday").status())
                .isEqualTo(400);
        assertThat(contact.get("/api/v1/campaigns/mallox?asOf=2025-03-04").status())
                .isEqualTo(404);
    }

    @Test
    void theHistoryOfAttributionsTellsWhatAVictimWasHeldToBe() {
        JsonNode stories = staff.get("/api/v1/campaigns/mallox/attributions").body();
        assertThat(stories.at("/0/steps/0/campaign").asText()).isEqualTo("other");
        assertThat(stories.at("/0/steps/1/why/en").asText()).contains("Mallox");
        assertThat(contact.get("/api/v1/campaigns/mallox/attributions").body()).isEmpty();
    }

    @Test
    void tellsWhereAHistoryComesFromAndUntilWhen() {
        JsonNode borrowed = staff.get("/api/v1/histories").body();
        assertThat(borrowed).hasSize(2);
        JsonNode harbour =
                borrowed.get(0).get("tenant").asText().equals("harbour-dc") ? borrowed.get(0) : borrowed.get(1);
        assertThat(harbour.at("/lending/peers").asInt()).isEqualTo(7);
        assertThat(harbour.get("until").asText()).isEqualTo("2025-05-12T04:00:00Z");
        assertThat(harbour.get("full").asBoolean()).isFalse();
    }

    @Test
    void aTenantsContactReadsOnlyOwnRows() {
        for (String path : List.of("incidents", "warnings", "sources", "histories", "rejected", "campaigns")) {
            Answer answer = contact.get("/api/v1/" + path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body().toString()).as(path).doesNotContain(OTHERS);
        }
        assertThat(contact.get("/api/v1/incidents").body().get("total").asInt()).isEqualTo(1);
        assertThat(contact.get("/api/v1/incidents?tenant=harbour-dc")
                        .body()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void anotherTenantsIncidentIsAnsweredLikeOneThatDoesNotExist() {
        Answer other = contact.get("/api/v1/incidents/i-harbour-dc");
        Answer nothing = contact.get("/api/v1/incidents/i-nothing");
        assertThat(other.status()).isEqualTo(404).isEqualTo(nothing.status());
        assertThat(contact.get("/api/v1/campaigns/mallox").status()).isEqualTo(404);
    }

    @Test
    void anEventOpensForItsTenantAndForNoOther() {
        JsonNode opened = staff.get("/api/v1/events/e-i-harbour-dc-3").body();
        assertThat(opened.at("/event/provenance/tenant").asText()).isEqualTo("harbour-dc");
        assertThat(opened.at("/rules/0/title").asText()).isEqualTo("Beacon to an address of the campaign");
        assertThat(opened.at("/incidents/0/id").asText()).isEqualTo("i-harbour-dc");
        assertThat(contact.get("/api/v1/events/e-i-linden-clinic-3").status()).isEqualTo(200);
        Answer other = contact.get("/api/v1/events/e-i-harbour-dc-3");
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.body().toString()).doesNotContain("svc_erp");
    }

    @Test
    void aWrongTokenReadsNothing() {
        Answer answer = stranger.get("/api/v1/incidents");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().get("message").asText()).contains("API token");
    }

    @Test
    void aMisspeltFilterIsToldInWords() {
        Answer answer = staff.get("/api/v1/incidents?size=100000");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("message").asText()).contains("size 1 to 500");
    }
}
