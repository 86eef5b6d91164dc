package io.breakwater.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.breakwater.core.model.TenantId;
import io.breakwater.server.RunningServer;
import io.breakwater.server.security.Role;
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

/** What the service detects by, as a detection engineer sees it, in a real browser. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RulePagesTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String PASSWORD = "correct horse battery";

    /** What makes a page wider than its window: elements that reach beyond it and do not stand in one that scrolls. */
    private static final String WIDER = """
            () => document.documentElement.scrollWidth <= window.innerWidth ? [] : [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest('.scroll, nav'))
                .map(e => e.tagName + '.' + e.className).slice(0, 12)""";

    private final RunningServer.Parts server;
    private final Browser browser;

    RulePagesTest(RunningServer.Parts server) {
        this.server = server;
        this.browser = Browser.open(server);
    }

    @BeforeAll
    void accounts() {
        browser.account("engineer", PASSWORD, Role.DETECTION_ENGINEER, Set.of());
        browser.account("rules-contact", PASSWORD, Role.TENANT_CONTACT, Set.of(new TenantId("harbour-dc")));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    private Page rules(String path) {
        Page page = browser.loggedIn("engineer", PASSWORD, "en", ColorScheme.LIGHT);
        page.navigate(server.url(path));
        return page;
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,1440", "zh-CN,400", "en,1440", "en,400"})
    void rendersInBothLanguagesWideAndNarrow(String language, int width) {
        Page page = browser.loggedIn("engineer", PASSWORD, language, ColorScheme.LIGHT);
        page.setViewportSize(width, 900);
        List<String> before = List.copyOf(browser.complaints());
        for (String path : List.of("/rules", "/rules/bw-0", "/rules?which=WITHDRAWN")) {
            Response response = Objects.requireNonNull(page.navigate(server.url(path)));
            assertThat(response.status()).as(path).isEqualTo(200);
            assertThat(page.content()).as(path).doesNotContain("??", "[[", "<script>new-word");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve(
                            path.substring(1).replaceAll("[/?=]", "-") + "-" + language + "-" + width + ".png"))
                    .setFullPage(true));
            assertThat(page.evaluate(WIDER))
                    .as("%s is no wider than %s px; these reach beyond", path, width)
                    .isEqualTo(List.of());
        }
        assertThat(browser.complaints()).isEqualTo(before);
    }

    @Test
    void aRuleThatFloodsStandsFirstWithWhatWasHeldBack() {
        Page page = rules("/rules");
        assertThat(page.locator("#list tbody tr").first().textContent())
                .contains("Scan of web paths", "Throttled", "164,816");
        assertThat(page.textContent("#floods")).contains("20,000", "41,204", "海湾数据中心");
        page.click("#list tbody tr >> nth=0 >> a.name");
        page.waitForURL("**/rules/bw-0");
        assertThat(page.textContent("#floods")).contains("41,204", "椴树医院");
        assertThat(page.locator("#week rect.held").count()).isPositive();
    }

    @Test
    void aRuleShowsItsTextAndTheVersionThatItReplaced() {
        Page page = rules("/rules/bw-0");
        assertThat(page.locator("pre.rule-text").allTextContents())
                .hasSize(2)
                .satisfies(texts -> assertThat(texts.get(0)).contains("<script>new-word"))
                .satisfies(texts -> assertThat(texts.get(1)).contains("/old-word"));
        assertThat(page.textContent("main")).contains("T1595", "The house's own scanner", "scan.yml:1:1", "today");
    }

    @Test
    void aRuleThatDidNotLoadIsToldWithItsPlaceAndWhatToDo() {
        assertThat(rules("/rules").textContent("#leftOut"))
                .contains("broken.yml:11:9", "modifier.unknown", "containz", "contains");
    }

    @Test
    void aWithdrawnRuleIsStillShownButNotInForce() {
        Page page = rules("/rules?which=WITHDRAWN");
        assertThat(page.textContent("#list")).contains("A rule that was taken back", "Withdrawn");
        page.click("#list tbody a.name");
        page.waitForURL("**/rules/retired-rule");
        assertThat(page.textContent("main")).contains("Withdrawn", "/retired", "It has not hit yet.");
        page.navigate(server.url("/rules?text=retired-rule"));
        assertThat(page.textContent("#list")).contains("No rule fits.");
    }

    @Test
    void aFilterNarrowsTheListWithoutLoadingThePageAgain() {
        Page page = rules("/rules");
        int all = page.locator("#list tbody tr").count();
        page.selectOption("select[name=stage]", "ENCRYPTION");
        page.waitForURL("**stage=ENCRYPTION**");
        page.locator("#list tbody tr")
                .nth(all - 1)
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        assertThat(page.locator("#list tbody td .stage i.ENCRYPTION").count())
                .isEqualTo(page.locator("#list tbody tr").count())
                .isPositive();
    }

    @Test
    void feedsTellWhatCanFireWhatExpiredAndWhatAWarningListKeepsQuiet() {
        Page page = rules("/rules");
        assertThat(page.locator("#feeds tr", new Page.LocatorOptions().setHasText("gang.csv"))
                        .first()
                        .locator("td.num")
                        .allTextContents())
                .as("indicators, can fire, on a warning list, expired")
                .containsExactly("3", "1", "1", "1");
        assertThat(page.textContent("#feeds")).contains("gang.csv:5", "1,204", "On the warning list Public resolvers");
    }

    @Test
    void whatHitsWithoutARuleOfAFileHasAPageToo() {
        Page page = rules("/rules/bw-11");
        assertThat(page.textContent("main")).contains("Web server started a command interpreter", "No rule of a file");
    }

    @Test
    void aTenantsContactSeesNeitherThePageNorTheWayToIt() {
        Page page = browser.loggedIn("rules-contact", PASSWORD, "en", ColorScheme.LIGHT);
        for (String path : List.of("/rules", "/rules/bw-0")) {
            Response response = Objects.requireNonNull(page.navigate(server.url(path)));
            assertThat(response.status()).as(path).isEqualTo(404);
        }
        page.navigate(server.url("/"));
        assertThat(page.locator(".side a[href='/rules']").count()).isZero();
    }
}
