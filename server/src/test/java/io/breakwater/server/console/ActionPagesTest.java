package io.breakwater.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.server.RunningServer;
import io.breakwater.server.SeedHits;
import io.breakwater.server.SeedResponse;
import io.breakwater.server.respond.OnePass;
import io.breakwater.server.security.Role;
import io.breakwater.store.Actions;
import io.breakwater.store.Scope;
import io.breakwater.store.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the advice to a block that holds, and back, as two people see it. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ActionPagesTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String PASSWORD = "correct horse battery";
    private static final String INCIDENT = "/incidents/i-harbour-dc";
    private static final TenantId HARBOUR = new TenantId("harbour-dc");

    private final RunningServer.Parts server;
    private final Browser browser;

    ActionPagesTest(RunningServer.Parts server) {
        this.server = server;
        this.browser = Browser.open(server);
    }

    @BeforeAll
    void accounts() {
        browser.account("ana", PASSWORD, Role.ANALYST, Set.of());
        browser.account("max", PASSWORD, Role.SERVICE_MANAGER, Set.of());
        browser.account("guest", PASSWORD, Role.TENANT_CONTACT, Set.of(new TenantId("linden-clinic")));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void anAddressIsBlockedByTwoPeopleProvenAndTakenBack() throws IOException {
        String target = "198.18.7.23";
        SeedHits.before(server, HARBOUR, target);
        Page ana = browser.loggedIn("ana", PASSWORD, "en", ColorScheme.LIGHT);
        ana.navigate(server.url(INCIDENT));
        ana.click(".now > details > summary");
        ana.locator(".steps a.offer", new Page.LocatorOptions().setHasText("Block an address"))
                .first()
                .click();
        propose(ana, target, SeedResponse.GATEWAY);
        int tenants = new Tenants(server.store()).list(Scope.PROVIDER).size();
        Browser.sees(ana, "main", "blocked.nft: + " + target, "stands before " + tenants + " tenants");
        Browser.sees(ana, ".now", "Who proposed it can't approve it");
        assertThat(ana.locator("button.primary").count()).isZero();
        assertThat(blocked()).as("after a dry run").doesNotContain(target);
        picture(ana, "action-proposed-en-LIGHT");

        Page max = browser.loggedIn("max", PASSWORD, "zh-CN", ColorScheme.DARK);
        max.navigate(server.url("/actions?tenant=harbour-dc"));
        Browser.sees(max, "#list", "1 项等待人工决定", "封禁地址", target, "海湾数据中心");
        picture(max, "actions-zh-CN-DARK");
        max.locator("#list a.name").first().click();
        max.fill("input[name=reason]", "确认是攻击者地址");
        max.click("button.primary");
        Browser.sees(max, ".head-title", "已批准");

        pass();
        assertThat(blocked()).contains("{ " + target + " timeout ");
        ana.reload();
        Browser.sees(ana, ".head-title", "In force");
        Browser.sees(ana, ".verdict", "Too early to tell");
        new Actions(server.store())
                .watched(
                        new ActionId(ana.url().replaceAll(".*/", "")),
                        Instant.now().minusSeconds(90_000),
                        Optional.empty());
        SeedHits.after(server, HARBOUR, target);
        ana.reload();
        Browser.sees(ana, ".verdict.WORKS", "It works: 6 events named it since, and all of them were stopped.");
        Browser.sees(
                ana,
                ".proof",
                "events named it in the 24 hours before",
                "128 got through",
                "86 not said",
                "6 stopped by a product");
        Browser.sees(ana, ".witnesses", "gateway-brain");
        Browser.sees(ana, "main", "6 to it", "Behind detections stood 64 events");
        assertThat(ana.locator(".hitbars rect.through").count()).isGreaterThan(12);
        picture(ana, "action-works-en-LIGHT");
        assertThat(ana.locator(".verdict.DOES_NOT_WORK").count()).isZero();
        ana.navigate(server.url("/"));
        assertThat(ana.locator("#leaks").count()).isZero();
        max.reload();
        picture(max, "action-works-zh-CN-DARK");

        SeedHits.leak(server, HARBOUR, target);
        max.reload();
        Browser.sees(max, ".verdict.DOES_NOT_WORK", "未生效：此后有 3 条被放行");
        Browser.sees(max, ".proof-advice", "放行由以下数据源记录：gateway-brain", "封禁前已建立的连接");
        picture(max, "action-leaks-zh-CN-DARK");
        max.navigate(server.url("/actions?tenant=harbour-dc"));
        Browser.sees(max, "#list", "未生效");
        max.navigate(server.url("/"));
        Browser.sees(max, "#leaks", "未生效的处置动作：1 项", target);
        picture(max, "overview-leak-zh-CN-DARK");
        ana.navigate(server.url(INCIDENT));
        Browser.sees(ana, ".leak", "Block an address " + target + " does not work: 3 events were let through since");
        Browser.sees(ana, "#actions", "Does not work");
        picture(ana, "incident-leak-en-LIGHT");
        ana.locator(".leak a").click();
        Browser.sees(ana, ".verdict.DOES_NOT_WORK", "3 events were let through since");
        picture(ana, "action-leaks-en-LIGHT");

        ana.fill("form[action$=roll-back] input[name=reason]", "the partner called");
        ana.click("form[action$=roll-back] button");
        Browser.sees(ana, "main", "It is being taken back.");
        pass();
        ana.reload();
        Browser.sees(ana, ".head-title", "Rolled back");
        Browser.sees(ana, "table", "the partner called", "the service", "确认是攻击者地址");
        assertThat(blocked()).doesNotContain(target);
        ana.navigate(server.url(INCIDENT));
        Browser.sees(ana, "#actions", "Rolled back", target);
        assertThat(ana.locator(".leak").count())
                .as("what was taken back can't fail to work")
                .isZero();
        assertThat(browser.complaints())
                .filteredOn(complaint -> !complaint.contains("status of 404"))
                .isEmpty();
    }

    @Test
    void theGuardsRefusalIsToldInTheReadersLanguage() {
        Page page = browser.loggedIn("ana", PASSWORD, "en", ColorScheme.LIGHT);
        page.navigate(server.url(INCIDENT + "?propose=block-address#actions"));
        propose(page, "10.20.0.7", SeedResponse.GATEWAY);
        Browser.sees(page, "#actions [role=alert]", "10.20.0.7 is a private or reserved address");
        page.locator("#actions")
                .screenshot(new com.microsoft.playwright.Locator.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve("action-guard-en.png")));
        page.click("button[lang=zh-CN]");
        page.navigate(server.url(INCIDENT + "?propose=block-address#actions"));
        propose(page, "10.20.0.7", SeedResponse.GATEWAY);
        Browser.sees(page, "#actions [role=alert]", "未被受理", "内部或保留地址");
        picture(page, "incident-propose-zh-CN-LIGHT");
    }

    @Test
    void aHostAndAnAccountGoToTheDeskThatServesTheTenant() {
        Page ana = browser.loggedIn("ana", PASSWORD, "en", ColorScheme.LIGHT);
        ana.navigate(server.url(INCIDENT + "?propose=isolate-host"));
        propose(ana, "erp-01", SeedResponse.DESK);
        Browser.sees(ana, "main", "\"kind\":\"isolate-host\"", "Isolate a host");
        String host = ana.url();
        ana.navigate(server.url(INCIDENT + "?propose=disable-account"));
        propose(ana, "erp\\svc_erp", SeedResponse.DESK);
        Browser.sees(ana, "main", "Disable an account", "Incidents saw the account on: erp-01");
        ana.fill("input[name=reason]", "the owner is informed");
        ana.click("form[action$=refuse] button");
        Browser.sees(ana, ".head-title", "Refused");

        Page max = browser.loggedIn("max", PASSWORD, "en", ColorScheme.LIGHT);
        max.navigate(host);
        max.fill("input[name=reason]", "go");
        max.click("button.primary");
        Browser.sees(max, ".head-title", "Approved");
        pass();
        max.reload();
        Browser.sees(max, "main", "In force", "HTTP 201");
        assertThat(server.response().desk().requests())
                .anyMatch(request -> request.body().contains("\"target\":\"erp-01\""));
    }

    @Test
    void whoMayNotSeesNoFormAndAForgedOneIsAnsweredLikeAMissingPage() {
        Page guest = browser.loggedIn("guest", PASSWORD, "en", ColorScheme.LIGHT);
        guest.navigate(server.url("/incidents/i-linden-clinic"));
        assertThat(guest.locator("a.offer").count()).isZero();
        guest.navigate(server.url("/actions?which=all"));
        assertThat(guest.textContent("main")).doesNotContain("海湾数据中心", "198.18.7");
        Page max = browser.loggedIn("max", PASSWORD, "en", ColorScheme.LIGHT);
        max.navigate(server.url(INCIDENT));
        assertThat(max.locator("a.offer, .offers a").count())
                .as("a manager decides, and does not propose")
                .isZero();
        for (String hidden : new String[] {"/actions/none", "/actions/0000"}) {
            Response response = Objects.requireNonNull(guest.navigate(server.url(hidden)));
            assertThat(response.status()).isEqualTo(404);
        }
    }

    private static void propose(Page page, String target, String responder) {
        page.selectOption("form.propose select[name=target]", target);
        page.selectOption("form.propose select[name=responder]", responder);
        page.click("form.propose button");
    }

    private String blocked() throws IOException {
        Path file = server.response().setFile();
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void pass() {
        OnePass.over(server.store(), server.response().response().responders(), InstantSource.system());
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
