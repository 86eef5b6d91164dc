package io.breakwater.server.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.breakwater.core.model.TenantId;
import io.breakwater.server.RunningServer;
import io.breakwater.server.security.Role;
import io.breakwater.store.Account;
import io.breakwater.store.Accounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** A real Chromium, the system's own. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of(System.getProperty("breakwater.chromium", "/usr/bin/chromium"));
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final RunningServer.Parts server;
    private final List<String> complaints = new ArrayList<>();

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium, RunningServer.Parts server) {
        this.playwright = playwright;
        this.chromium = chromium;
        this.server = server;
    }

    static Browser open(RunningServer.Parts server) {
        if (!Files.isExecutable(CHROMIUM)) {
            throw new IllegalStateException(CHROMIUM + " is missing; run './breakwater test', which installs it, or"
                    + " 'apt-get install chromium fonts-wqy-microhei'");
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(QUIET)),
                server);
    }

    /** A person who may log in. */
    void account(String login, String password, Role role, Set<TenantId> tenants) {
        String hash = Objects.requireNonNull(new BCryptPasswordEncoder(4).encode(password));
        new Accounts(server.store()).save(new Account(login, login, hash, false, role.name(), "", false, tenants));
    }

    /** A fresh page, without cookies, that speaks the language; what its console complains of is kept. */
    Page page(String language, ColorScheme scheme) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(1440, 900));
        Page page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    Page loggedIn(String login, String password, String language, ColorScheme scheme) {
        Page page = page(language, scheme);
        page.navigate(server.url("/login"));
        page.fill("input[name=username]", login);
        page.fill("input[name=password]", password);
        page.click("button.primary");
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    /** Waits until the part of the page shows the text: a click does not wait for the page that it leads to. */
    static void sees(Page page, String part, String... texts) {
        for (String text : texts) {
            page.locator(part, new Page.LocatorOptions().setHasText(text))
                    .first()
                    .waitFor();
        }
    }

    /** Errors on the pages' consoles: a script blocked by the policy, a missing file, an exception. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
