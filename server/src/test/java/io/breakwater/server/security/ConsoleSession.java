package io.breakwater.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.TenantId;
import io.breakwater.server.RunningServer;
import io.breakwater.store.Account;
import io.breakwater.store.Accounts;
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
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** A browser without a screen: keeps its cookies, follows nothing by itself. */
final class ConsoleSession {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String PASSWORD = "a long enough one";

    private final RunningServer.Parts server;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    ConsoleSession(RunningServer.Parts server) {
        this.server = server;
    }

    /** A new account whose password {@link #login} knows. */
    Account account(String login, Role role, Set<TenantId> tenants) {
        String hash = Objects.requireNonNull(new BCryptPasswordEncoder(4).encode(PASSWORD));
        Account account = new Account(login, login, hash, false, role.name(), "", false, tenants);
        new Accounts(server.store()).save(account);
        return account;
    }

    void login(Account account) throws IOException, InterruptedException {
        String body = csrf("/login") + "&username=" + account.login() + "&password="
                + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        assertThat(post("/login", body).headers().firstValue("Location").orElseThrow())
                .doesNotContain("error");
    }

    /** The hidden field that a form on this page carries, as the beginning of a form's body. */
    String csrf(String page) throws IOException, InterruptedException {
        Matcher field = CSRF.matcher(get(page).body());
        assertThat(field.find()).as("a form on " + page).isTrue();
        return "_csrf=" + URLEncoder.encode(field.group(1), StandardCharsets.UTF_8);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(server.url(path))).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
