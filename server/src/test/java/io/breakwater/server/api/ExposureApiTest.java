package io.breakwater.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.server.Caller;
import io.breakwater.server.Caller.Answer;
import io.breakwater.server.RunningServer;
import io.breakwater.server.security.Role;
import io.breakwater.store.Account;
import io.breakwater.store.Accounts;
import io.breakwater.store.Tenants;
import io.breakwater.store.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
final class ExposureApiTest {
    private static final String GRANT = """
            {"entries":["203.0.113.0/24","example.cn"],"authorisedBy":"Wang Li","reference":"contract 7"}""";
    private static final String INVENTORY = """
            ip,asset,product
            203.0.113.5,ERP-1,nginx
            ,NOWHERE,nginx
            198.51.100.9,ELSEWHERE,nginx
            """;

    private final RunningServer.Parts server;
    private final Caller manager;
    private final Caller analyst;
    private final Caller contact;

    ExposureApiTest(RunningServer.Parts server) {
        this.server = server;
        this.manager = caller("exposure-api-manager", Role.SERVICE_MANAGER, Set.of());
        this.analyst = caller("exposure-api-analyst", Role.ANALYST, Set.of());
        this.contact = caller("exposure-api-contact", Role.TENANT_CONTACT, Set.of(new TenantId("maple-trade")));
    }

    private Caller caller(String login, Role role, Set<TenantId> tenants) {
        Account account = new Account(login, login, "no password", false, role.name(), "", false, tenants);
        new Accounts(server.store()).save(account);
        return new Caller(server, new Tokens(server.store()).issue(account, "test"));
    }

    private String tenant(String id) {
        new Tenants(server.store()).register(new TenantProfile(new TenantId(id), id, "", ""));
        return "/api/v1/tenants/" + id + "/exposure";
    }

    private long factsOf(String tenant) {
        return server.intake().records().stream()
                .filter(record -> record.tenant().value().equals(tenant))
                .count();
    }

    private static Answer post(Caller caller, String path, String body) {
        return caller.post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileIsReadOnlyUnderAnAuthorisationAndLeavesAReceiptWithItsRefusedLines() {
        String path = tenant("exposure-api-one");
        Answer early = post(analyst, path + "/imports?name=a.csv", INVENTORY);
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.body().path("message").asText()).contains("record what it has authorised");

        assertThat(post(manager, path + "/grants", GRANT).status()).isEqualTo(201);
        Answer preview = post(analyst, path + "/imports?name=a.csv&preview=true", INVENTORY);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body().at("/assets/0/asset").asText()).isEqualTo("ERP-1");
        assertThat(factsOf("exposure-api-one")).isZero();

        Answer taken = post(analyst, path + "/imports?name=a.csv", INVENTORY);
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.body().path("assets").asInt()).isEqualTo(1);
        assertThat(taken.body().path("outOfScope").asInt()).isEqualTo(1);
        assertThat(taken.body().at("/problems/0/file").asText()).isEqualTo("a.csv");
        assertThat(taken.body().at("/problems/0/place").asText()).isEqualTo("line 3");
        assertThat(factsOf("exposure-api-one")).isEqualTo(1);
        assertThat(manager.get(path).body().at("/imports/0/by").asText()).isEqualTo("exposure-api-analyst");
    }

    @Test
    void aFileThatBreaksOffTellsWhere() {
        String path = tenant("exposure-api-two");
        post(manager, path + "/grants", GRANT);
        Answer broken = post(analyst, path + "/imports?name=scan.xml", "<nmaprun>\n<host><address ");
        assertThat(broken.status()).isEqualTo(201);
        assertThat(broken.body().path("assets").asInt()).isZero();
        assertThat(broken.body().at("/problems/0/message").asText()).contains("[row,col]:[2,");
    }

    @Test
    void anEndedAuthorisationAndAStrangeFormatAreRefused() {
        String path = tenant("exposure-api-three");
        String grant = post(manager, path + "/grants", GRANT).body().path("id").asText();
        Answer strange = post(manager, path + "/imports?format=excel", INVENTORY);
        assertThat(strange.status()).isEqualTo(400);
        assertThat(strange.body().path("message").asText()).contains("NMAP_XML", "'excel'");
        assertThat(post(analyst, path + "/grants/" + grant + "/end", "").status())
                .as("an analyst ends none")
                .isEqualTo(404);
        assertThat(post(manager, path + "/grants/" + grant + "/end", "").status())
                .isEqualTo(200);
        assertThat(post(manager, path + "/grants/" + grant + "/end", "").status())
                .isEqualTo(404);
        assertThat(post(manager, path + "/imports", INVENTORY).status()).isEqualTo(400);
    }

    @Test
    void aContactAndATenantThatNobodyKnowsGetNothing() {
        assertThat(contact.get("/api/v1/tenants/maple-trade/exposure").status()).isEqualTo(404);
        assertThat(post(contact, "/api/v1/tenants/maple-trade/exposure/imports", INVENTORY)
                        .status())
                .isEqualTo(404);
        assertThat(manager.get("/api/v1/tenants/nobody-at-all/exposure").status())
                .isEqualTo(404);
    }
}
