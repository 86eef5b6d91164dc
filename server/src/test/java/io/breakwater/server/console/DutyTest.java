package io.breakwater.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.OperatorKind;
import io.breakwater.server.RunningServer;
import io.breakwater.server.security.Role;
import io.breakwater.store.Duties;
import io.breakwater.store.DutyReport;
import io.breakwater.store.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The duty to report, on the page of an incident. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DutyTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String PASSWORD = "correct horse battery";
    private static final TenantId UTILITY = new TenantId("river-utility");

    /** Nobody files anything about its incident. */
    private static final TenantId CANAL = new TenantId("canal-utility");

    /** Between the first alert of a seeded incident and its opening. */
    private static final Duration OPENING = Duration.ofMinutes(11);

    private final RunningServer.Parts server;
    private final Browser browser;

    DutyTest(RunningServer.Parts server) {
        this.server = server;
        this.browser = Browser.open(server);
    }

    @BeforeAll
    void accounts() {
        browser.account("duty-manager", PASSWORD, Role.SERVICE_MANAGER, Set.of());
        browser.account("duty-contact", PASSWORD, Role.TENANT_CONTACT, Set.of(UTILITY));
        browser.account("duty-engineer", PASSWORD, Role.DETECTION_ENGINEER, Set.of());
    }

    @AfterEach
    void forget() {
        server.forgetIncident(UTILITY);
        server.forgetIncident(CANAL);
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void theClockRunsFromTheOpeningAndAPersonEditsAndFilesTheDraft() {
        server.seedIncident(UTILITY, Instant.now().minus(OPENING).minus(Duration.ofMinutes(20)));
        Page manager = open("duty-manager", "zh-CN");
        manager.selectOption("#duty select[name=operator]", "CRITICAL_INFRASTRUCTURE");
        manager.click("form[action$=operator] button");
        Browser.sees(manager, "#duty-clock", "关键信息基础设施运营者");
        assertThat(manager.textContent("#duty-clock"))
                .containsPattern("剩余 3[0-9] 分钟")
                .contains("初报截止", "立案时起计时", "恶意程序事件（勒索软件）", "重大", "保护工作部门、公安机关")
                .doesNotContain("尚未确认");
        manager.locator("#duty details.report > summary").click();
        String draft = manager.inputValue("#duty textarea");
        assertThat(draft).contains("一、事发单位：river-utility（关键信息基础设施运营者）", "加密勒索", "198.18.7.21", "（待填）");
        manager.locator("#duty")
                .screenshot(new Locator.ScreenshotOptions().setPath(SCREENSHOTS.resolve("duty-running-zh-CN.png")));
        manager.fill("#duty textarea", draft.replace("地点：（待填）", "地点：一号泵站机房"));
        manager.fill("#duty input[name=reference]", "粤网信〔2026〕17 号");
        manager.click("form[action$=duty] button.primary");
        Browser.sees(manager, "#duty", "已有人作出决定", "duty-manager", "早于期限 3", "粤网信〔2026〕17 号");
        Browser.sees(manager, "#duty-clock", "处置结束后 30 日内提交总结报告");

        assertThat(new Duties(server.store()).about(Scope.of(UTILITY), new IncidentId("i-river-utility")))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.filedBy()).isEqualTo("duty-manager");
                    assertThat(report.sort()).isEqualTo(DutyReport.Sort.FIRST);
                    assertThat(report.text()).contains("一号泵站机房");
                    assertThat(report.late()).isFalse();
                });
        assertThat(new Duties(server.store()).about(Scope.of(new TenantId("other")), new IncidentId("i-river-utility")))
                .isEmpty();
        manager.click("button[lang=en]");
        manager.navigate(server.url("/incidents/i-river-utility"));
        manager.locator("#duty")
                .screenshot(new Locator.ScreenshotOptions().setPath(SCREENSHOTS.resolve("duty-filed-en.png")));
    }

    @Test
    void theMeasuresAreInForceFromTheFirstOfNovember2025InChina() {
        Instant midnight = Instant.parse("2025-10-31T16:00:00Z");
        new Duties(server.store()).setOperator(Scope.PROVIDER, CANAL, OperatorKind.CENTRAL_ORGAN, "t");
        server.seedIncident(CANAL, midnight.minusSeconds(1).minus(OPENING));
        assertThat(open("duty-manager", "en", CANAL).textContent("#duty-clock"))
                .contains("No duty: the measures are in force from 2025-11-01 only.", "runs from 2025-10-31 23:59");
        server.forgetIncident(CANAL);
        server.seedIncident(CANAL, midnight.minus(OPENING));
        assertThat(open("duty-manager", "en", CANAL).textContent("#duty-clock"))
                .contains("overdue", "first report due by 2025-11-01 02:00", "rather grave");
    }

    @Test
    void theTenantsOwnContactMayFileAndAnEngineerMayNot() {
        server.seedIncident(UTILITY, Instant.now().minus(Duration.ofHours(1)));
        assertThat(open("duty-contact", "en")
                        .locator("#duty form[action$=duty]")
                        .count())
                .isEqualTo(1);
        assertThat(open("duty-contact", "en")
                        .locator("#duty form[action$=operator]")
                        .count())
                .isZero();
        assertThat(open("duty-engineer", "en").locator("#duty form").count()).isZero();
    }

    private Page open(String login, String language) {
        return open(login, language, UTILITY);
    }

    private Page open(String login, String language, TenantId tenant) {
        Page page = browser.loggedIn(login, PASSWORD, language, ColorScheme.LIGHT);
        page.navigate(server.url("/incidents/i-" + tenant));
        return page;
    }
}
