package io.breakwater.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.server.RunningServer;
import io.breakwater.store.Account;
import io.breakwater.store.Accounts;
import io.breakwater.store.Audit;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
final class ConsoleSecurityTest {
    private final RunningServer.Parts server;
    private final ConsoleSession browser;

    ConsoleSecurityTest(RunningServer.Parts server) {
        this.server = server;
        this.browser = new ConsoleSession(server);
    }

    @Test
    void pagesForbidInlineScriptsFramesAndForeignSources() throws IOException, InterruptedException {
        HttpResponse<String> page = browser.get("/login");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict"));
    }

    @Test
    void aPageWithoutALoginLeadsToTheLogin() throws IOException, InterruptedException {
        assertThat(browser.get("/incidents").headers().firstValue("Location").orElseThrow())
                .endsWith("/login");
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() throws IOException, InterruptedException {
        browser.login(account("careless", Role.OPERATOR));
        HttpResponse<String> forged = browser.post("/accounts", "login=intruder&role=OPERATOR");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(new Accounts(server.store()).byLogin("intruder")).isEmpty();
    }

    @Test
    void anAnalystCanNeitherAddAccountsNorIssueTokens() throws IOException, InterruptedException {
        browser.login(account("curious", Role.ANALYST));
        String token = browser.csrf("/sources");
        assertThat(browser.get("/accounts").statusCode()).isEqualTo(404);
        assertThat(browser.post("/accounts", token + "&login=intruder2&role=OPERATOR")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.post("/sources/token", token + "&tenant=harbour-dc&source=x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Accounts(server.store()).byLogin("intruder2")).isEmpty();
    }

    @Test
    void aDisabledAccountIsOutAtItsNextRequest() throws IOException, InterruptedException {
        Account account = account("leaver", Role.ANALYST);
        browser.login(account);
        assertThat(browser.get("/incidents").statusCode()).isEqualTo(200);
        new Accounts(server.store())
                .save(new Account(
                        account.id(),
                        account.login(),
                        account.passwordHash(),
                        false,
                        account.role(),
                        "",
                        true,
                        Set.of()));
        assertThat(browser.get("/incidents").headers().firstValue("Location").orElseThrow())
                .endsWith("/login");
    }

    @Test
    void theLanguageFormSendsNobodyElsewhere() throws IOException, InterruptedException {
        String token = browser.csrf("/login");
        HttpResponse<String> answer = browser.post("/language", token + "&to=zh&back=//elsewhere.example/");
        assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain("elsewhere");
    }

    @Test
    void aLoginStandsInTheAuditOnce() throws IOException, InterruptedException {
        browser.login(account("noted", Role.ANALYST));
        assertThat(new Audit(server.store()).newest(1000))
                .filteredOn(entry -> entry.actor().equals("noted"))
                .extracting(Audit.Entry::action)
                .containsExactly("login");
    }

    private Account account(String login, Role role) {
        return browser.account(login, role, Set.of());
    }
}
