package io.breakwater.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.server.RunningServer;
import io.breakwater.store.Account;
import io.breakwater.store.Accounts;
import io.breakwater.store.Audit;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@ExtendWith(RunningServer.class)
final class ConsoleSecurityTest {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String PASSWORD = "a long enough one";

    private final RunningServer.Parts server;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    ConsoleSecurityTest(RunningServer.Parts server) {
        this.server = server;
    }

    @Test
    void pagesForbidInlineScriptsFramesAndForeignSources() throws IOException, InterruptedException {
        HttpResponse<String> page = get("/login");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict"));
    }

    @Test
    void aPageWithoutALoginLeadsToTheLogin() throws IOException, InterruptedException {
        assertThat(get("/incidents").headers().firstValue("Location").orElseThrow())
                .endsWith("/login");
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() throws IOException, InterruptedException {
        login(account("careless", Role.OPERATOR));
        HttpResponse<String> forged = post("/accounts", "login=intruder&role=OPERATOR");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(new Accounts(server.store()).byLogin("intruder")).isEmpty();
    }

    @Test
    void anAnalystCanNeitherAddAccountsNorIssueTokens() throws IOException, InterruptedException {
        login(account("curious", Role.ANALYST));
        String token = csrf("/sources");
        assertThat(get("/accounts").statusCode()).isEqualTo(404);
        assertThat(post("/accounts", token + "&login=intruder2&role=OPERATOR").statusCode())
                .isEqualTo(404);
        assertThat(post("/sources/token", token + "&tenant=harbour-dc&source=x").statusCode())
                .isEqualTo(404);
        assertThat(new Accounts(server.store()).byLogin("intruder2")).isEmpty();
    }

    @Test
    void aDisabledAccountIsOutAtItsNextRequest() throws IOException, InterruptedException {
        Account account = account("leaver", Role.ANALYST);
        login(account);
        assertThat(get("/incidents").statusCode()).isEqualTo(200);
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
        assertThat(get("/incidents").headers().firstValue("Location").orElseThrow())
                .endsWith("/login");
    }

    @Test
    void theLanguageFormSendsNobodyElsewhere() throws IOException, InterruptedException {
        String token = csrf("/login");
        HttpResponse<String> answer = post("/language", token + "&to=zh&back=//elsewhere.example/");
        assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain("elsewhere");
    }

    @Test
    void aLoginStandsInTheAuditOnce() throws IOException, InterruptedException {
        login(account("noted", Role.ANALYST));
        assertThat(new Audit(server.store()).newest(1000))
                .filteredOn(entry -> entry.actor().equals("noted"))
                .extracting(Audit.Entry::action)
                .containsExactly("login");
    }

    private Account account(String login, Role role) {
        String hash = Objects.requireNonNull(new BCryptPasswordEncoder(4).encode(PASSWORD));
        Account account = new Account(login, login, hash, false, role.name(), "", false, Set.of());
        new Accounts(server.store()).save(account);
        return account;
    }

    private void login(Account account) throws IOException, InterruptedException {
        String body = csrf("/login") + "&username=" + account.login() + "&password="
                + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        assertThat(post("/login", body).headers().firstValue("Location").orElseThrow())
                .doesNotContain("error");
    }

    private String csrf(String page) throws IOException, InterruptedException {
        Matcher field = CSRF.matcher(get(page).body());
        assertThat(field.find()).as("a form on " + page).isTrue();
        return "_csrf=" + URLEncoder.encode(field.group(1), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(server.url(path))).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
