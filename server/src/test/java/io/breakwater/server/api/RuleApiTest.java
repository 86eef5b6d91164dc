package io.breakwater.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.TenantId;
import io.breakwater.server.Caller;
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
final class RuleApiTest {
    private final Caller staff;
    private final Caller contact;

    RuleApiTest(RunningServer.Parts server) {
        this.staff = caller(server, "rule-staff", Role.DETECTION_ENGINEER, Set.of());
        this.contact = caller(server, "rule-contact", Role.TENANT_CONTACT, Set.of(new TenantId("harbour-dc")));
    }

    private static Caller caller(RunningServer.Parts server, String login, Role role, Set<TenantId> tenants) {
        Account account = new Account(login, login, "no password", false, role.name(), "", false, tenants);
        new Accounts(server.store()).save(account);
        return new Caller(server, new Tokens(server.store()).issue(account, "test"));
    }

    @Test
    void listsRulesInForceWithWhatTheyDid() {
        JsonNode page = staff.get("/api/v1/rules?size=500").body();
        assertThat(page.get("total").asInt())
                .isEqualTo(page.get("items").size())
                .isGreaterThan(100);
        JsonNode first = page.at("/items/0");
        assertThat(first.at("/rule/rule/id").asText()).isEqualTo("bw-0");
        assertThat(first.at("/rule/assessment/techniques/0").asText()).isEqualTo("T1595");
        assertThat(first.get("week").asLong()).isEqualTo(4 * 61_204L);
        assertThat(first.get("heldBack").asLong()).isEqualTo(4 * 41_204L);
        assertThat(staff.get("/api/v1/rules?which=THROTTLED")
                        .body()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(staff.get("/api/v1/rules?text=t1595&least=LOW")
                        .body()
                        .get("total")
                        .asInt())
                .isPositive();
    }

    @Test
    void opensARuleWithItsTextAndItsHours() {
        JsonNode rule = staff.get("/api/v1/rules/bw-0").body();
        assertThat(rule.at("/versions/0/rule/text").asText()).contains("new-word");
        assertThat(rule.at("/versions/0/until").isNull()).isTrue();
        assertThat(rule.at("/versions/1/until").isTextual()).isTrue();
        assertThat(rule.at("/counts").size()).isEqualTo(4);
        assertThat(rule.at("/floods/0/hour/heldBack").asLong()).isEqualTo(41_204);
    }

    @Test
    void tellsWhatWasLeftOutAndTheFeeds() {
        JsonNode content = staff.get("/api/v1/content").body();
        assertThat(content.at("/inForce/report/findings").toString()).contains("broken.yml:11:9", "gang.csv:5");
        assertThat(content.at("/inForce/report/feeds").toString()).contains("gang.csv");
        assertThat(content.at("/quiet/byReason/expired").asLong()).isEqualTo(4);
    }

    @Test
    void answersNobodyButStaff() {
        for (String path : List.of("rules", "rules/bw-0", "content")) {
            assertThat(contact.get("/api/v1/" + path).status()).as(path).isEqualTo(404);
        }
        assertThat(staff.get("/api/v1/rules/never-was").status()).isEqualTo(404);
        assertThat(staff.get("/api/v1/rules?which=LOUD").status()).isEqualTo(400);
        assertThat(staff.get("/api/v1/rules?size=9999").status()).isEqualTo(400);
    }
}
