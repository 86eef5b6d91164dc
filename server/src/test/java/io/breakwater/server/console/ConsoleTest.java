package io.breakwater.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.breakwater.core.model.TenantId;
import io.breakwater.server.RunningServer;
import io.breakwater.server.security.FirstAccount;
import io.breakwater.server.security.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console as people see it, in a real browser. Pictures of all pages stand in target/screenshots afterwards. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsoleTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String PASSWORD = "correct horse battery";
    private static final List<String> PAGES = List.of(
            "/",
            "/incidents",
            "/incidents/i-harbour-dc",
            "/events/e-i-harbour-dc-3",
            "/actions",
            "/campaigns",
            "/campaigns/mallox",
            "/campaigns/mallox?asOf=2025-03-04",
            "/warnings",
            "/exposure",
            "/exposure/harbour-dc",
            "/sources",
            "/rejected",
            "/accounts");

    private final RunningServer.Parts server;
    private final Browser browser;

    ConsoleTest(RunningServer.Parts server) {
        this.server = server;
        this.browser = Browser.open(server);
    }

    @BeforeAll
    void accounts() {
        browser.account("staff", PASSWORD, Role.OPERATOR, Set.of());
        browser.account("contact", PASSWORD, Role.TENANT_CONTACT, Set.of(new TenantId("linden-clinic")));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void theOneTimePasswordMustBeChangedFirst() {
        Page page = browser.loggedIn(FirstAccount.LOGIN, server.firstPassword(), "en", ColorScheme.LIGHT);
        page.navigate(server.url("/incidents"));
        assertThat(page.url()).endsWith("/password");
        page.fill("input[name=old]", server.firstPassword());
        page.fill("input[name=fresh]", PASSWORD);
        page.fill("input[name=again]", PASSWORD);
        page.click("main button.primary");
        page.waitForURL(server.url("/"));
        assertThat(page.textContent("h1")).isEqualTo("Overview");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,LIGHT", "zh-CN,DARK", "en,LIGHT", "en,DARK"})
    void everyPageRendersWithoutAComplaintOfTheBrowser(String language, ColorScheme scheme) {
        browser.complaints().clear(); // other tests ask for pages that are not there
        Page page = browser.loggedIn("staff", PASSWORD, language, scheme);
        for (String path : PAGES) {
            Response response = Objects.requireNonNull(page.navigate(server.url(path)));
            assertThat(response.status()).as(path).isEqualTo(200);
            assertThat(page.content()).as(path).doesNotContain("??").doesNotContain("<script>alert");
            String shown = path.equals("/") ? "overview" : path.substring(1).replaceAll("[/?=]", "-");
            String name = shown + "-" + language + "-" + scheme + ".png";
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve(name))
                    .setFullPage(true));
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en,Borrowed from 7 peers (41 rules) until 2025-05-12 12:00,fewer than three peers",
        "zh-CN,借自 7 家同行（41 条规则），至 2025-05-12 12:00,同行不足三家"
    })
    void aNewTenantShowsWhomItBorrowsFromAndUntilWhen(String language, String borrowed, String alone) {
        Page page = browser.loggedIn("staff", PASSWORD, language, ColorScheme.LIGHT);
        page.navigate(server.url("/sources"));
        assertThat(page.textContent("#borrowers")).contains("海湾数据中心", borrowed, "雪松学院", alone);
        Page contacts = browser.loggedIn("contact", PASSWORD, language, ColorScheme.LIGHT);
        contacts.navigate(server.url("/sources"));
        assertThat(contacts.locator("#borrowers").count())
                .as("of other tenants")
                .isZero();
    }

    @Test
    void anIncidentShowsWhatToDoItsTimelineAndWhyEachAlertIsInIt() {
        Page page = browser.loggedIn("staff", PASSWORD, "en", ColorScheme.LIGHT);
        page.navigate(server.url("/incidents/i-harbour-dc"));
        assertThat(page.locator(".steps li").count()).isPositive();
        assertThat(page.locator(".lane circle").count()).isEqualTo(8);
        assertThat(page.locator(".members tbody tr").count()).isEqualTo(8);
        assertThat(page.textContent(".members")).contains("Goes on with the attack on", "since \"Web server started");
        assertThat(page.textContent("main")).contains("No endpoint telemetry from web-02");
    }

    @Test
    void aPieceOfEvidenceOpensItsEventAndTheEventLeadsBack() {
        Page page = browser.loggedIn("staff", PASSWORD, "en", ColorScheme.LIGHT);
        page.navigate(server.url("/incidents/i-harbour-dc"));
        assertThat(page.locator(".story .gone").count())
                .as("of the first alert no event is kept")
                .isPositive();
        page.locator(".story details").nth(2).locator("summary").click();
        page.locator(".story details[open] a").first().click();
        page.waitForURL("**/events/e-i-harbour-dc-*");
        assertThat(page.textContent("pre.raw")).contains("whoami", "<script>alert(1)</script>");
        assertThat(page.textContent("main")).contains("process.cmd_line", "svc_erp", "Host Guard");
        page.locator("a[href='/incidents/i-harbour-dc']").click();
        page.waitForURL("**/incidents/i-harbour-dc");
    }

    @Test
    void aCampaignIsShownAsItStoodOnAnyDay() {
        Page page = browser.loggedIn("staff", PASSWORD, "en", ColorScheme.LIGHT);
        page.navigate(server.url("/campaigns/mallox"));
        assertThat(page.textContent("#attributions")).contains("other", "a product names it");
        page.fill("#as-of input[name=asOf]", "2025-03-04");
        page.click("#as-of button");
        page.waitForURL("**/campaigns/mallox?asOf=2025-03-04");
        assertThat(page.textContent("main"))
                .contains("These are the tables as of 2025-03-04")
                .contains("2025-03-04 23:59")
                .doesNotContain("2025-05-02");
        page.click("text=Back to now");
        page.waitForURL("**/campaigns/mallox");
        page.navigate(server.url("/campaigns/mallox?asOf=2024-01-01"));
        assertThat(page.textContent("main")).contains("had no victim by that day");
    }

    @Test
    void anEventThatIsNotKeptSaysWhyThatMayBe() {
        Page page = browser.loggedIn("staff", PASSWORD, "en", ColorScheme.LIGHT);
        Response response = Objects.requireNonNull(page.navigate(server.url("/events/e-i-harbour-dc-0")));
        assertThat(response.status()).isEqualTo(404);
        assertThat(page.textContent("main")).contains("When a rule floods");
    }

    @Test
    void anAnalystSplitsAnAlertOffAndTakesItBack() {
        Page page = browser.loggedIn("staff", PASSWORD, "en", ColorScheme.LIGHT);
        page.navigate(server.url("/incidents/i-maple-trade"));
        page.check("input[name=member] >> nth=0");
        page.fill("form[action$=split] input[name=reason]", "another sender");
        page.click("form[action$=split] .decide button");
        Browser.sees(page, "main", "Noted.", "another sender");
        page.click("form[action$=undo] button");
        Browser.sees(page, "main", "taken back");
        assertThat(server.intake().records())
                .map(record -> new String(record.payload(), StandardCharsets.UTF_8))
                .anyMatch(fact -> fact.contains("AnalystDecision") && fact.contains("SPLIT"))
                .anyMatch(fact -> fact.contains("AnalystDecision") && fact.contains("UNDO"));
    }

    @Test
    void theListFiltersWithoutLoadingThePageAgain() {
        Page page = browser.loggedIn("staff", PASSWORD, "en", ColorScheme.LIGHT);
        page.navigate(server.url("/incidents"));
        page.selectOption("select[name=tenant]", "maple-trade");
        page.waitForURL("**tenant=maple-trade**");
        page.locator("#list tbody tr")
                .nth(1)
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        assertThat(page.locator("#list tbody tr").count()).isEqualTo(1);
    }

    @Test
    void aNewIncidentAppearsWithoutLoadingThePageAgain() {
        Page page = browser.loggedIn("staff", PASSWORD, "en", ColorScheme.LIGHT);
        page.navigate(server.url("/incidents?text=i-live-tenant"));
        assertThat(page.locator("#list tbody tr").count()).isZero();
        page.locator("html[data-live=on]").waitFor();
        server.seedIncident(new TenantId("live-tenant"));
        page.locator("#list tbody tr").first().waitFor();
        assertThat(page.textContent("#list tbody")).contains("live-tenant");
        server.forgetIncident(new TenantId("live-tenant"));
    }

    @Test
    void aTenantsContactSeesOnlyOwnRowsOnEveryPage() {
        Page page = browser.loggedIn("contact", PASSWORD, "zh-CN", ColorScheme.LIGHT);
        for (String path : List.of("/", "/incidents", "/warnings", "/sources", "/rejected")) {
            page.navigate(server.url(path));
            assertThat(page.textContent("main"))
                    .as(path)
                    .doesNotContain("海湾数据中心", "harbour-dc", "枫叶外贸", "maple-trade", "雪松学院");
        }
        page.navigate(server.url("/incidents"));
        assertThat(page.locator("#list tbody tr").count()).isEqualTo(1);
        for (String hidden : List.of(
                "/incidents/i-harbour-dc",
                "/events/e-i-harbour-dc-3",
                "/campaigns",
                "/campaigns/mallox",
                "/accounts")) {
            Response response = Objects.requireNonNull(page.navigate(server.url(hidden)));
            assertThat(response.status()).as(hidden).isEqualTo(404);
        }
    }

    @Test
    void aTenantsContactSaysThatAWarningWasReadAndTheProviderSeesIt() {
        Page theirs = browser.loggedIn("contact", PASSWORD, "en", ColorScheme.LIGHT);
        theirs.navigate(server.url("/warnings"));
        theirs.click("form[action$=receipt] button");
        assertThat(theirs.textContent(".life")).contains("Issued", "Read by contact");
        Page ours = browser.loggedIn("staff", PASSWORD, "en", ColorScheme.LIGHT);
        ours.navigate(server.url("/warnings?tenant=linden-clinic"));
        assertThat(ours.textContent("#list")).contains("Read by contact");
        assertThat(ours.locator("form[action$=receipt]").count()).isZero();
    }

    @Test
    void aWrongPasswordIsRefusedWithoutTellingWhichPartWasWrong() {
        Page page = browser.page("en", ColorScheme.LIGHT);
        page.navigate(server.url("/login"));
        page.fill("input[name=username]", "nobody");
        page.fill("input[name=password]", "wrong");
        page.click("button.primary");
        assertThat(page.textContent("[role=alert]")).contains("Login or password is wrong");
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("login.png")));
    }
}
