package io.breakwater.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.server.RunningServer;
import io.breakwater.server.security.Role;
import io.breakwater.store.Audit;
import io.breakwater.store.Tenants;
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

/** Inventories and scans, taken in on a page within what the tenant has authorised. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExposurePagesTest {
    private static final String PASSWORD = "many hands and a rope";
    private static final TenantId TENANT = new TenantId("exposed-by-page");

    private static final FilePayload INVENTORY = file("inventory.csv", """
            资产编号,IP地址,端口,产品,版本
            ERP-1,203.0.113.5,443,畅捷通T+,16.0
            OA-1,203.0.113.6,notaport,泛微,9
            ELSEWHERE,198.51.100.9,80,nginx,1
            """);
    private static final FilePayload NMAP = file("scan.xml", """
            <?xml version="1.0"?>
            <nmaprun start="1893456000"><host><status state="up"/><address addr="203.0.113.7" addrtype="ipv4"/>
            <ports><port protocol="tcp" portid="8080"><state state="open"/><service name="http" product="Apache Tomcat"
            version="9.0.1"/></port></ports></host></nmaprun>
            """);
    private static final FilePayload HTTPX = file("httpx.json", """
            {"timestamp":"2030-01-01T00:00:00Z","host":"203.0.113.8","port":"443","url":"https://203.0.113.8","title":"畅捷通 T+","status_code":200}
            {"timestamp":"not a time","host":"203.0.113.9","port":"443","url":"https://203.0.113.9","status_code":200}
            """);

    private final RunningServer.Parts server;
    private final Browser browser;

    ExposurePagesTest(RunningServer.Parts server) {
        this.server = server;
        this.browser = Browser.open(server);
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    @BeforeAll
    void accounts() {
        new Tenants(server.store()).register(new TenantProfile(TENANT, "外滩码头", "上海", "物流"));
        browser.account("exposure-manager", PASSWORD, Role.SERVICE_MANAGER, Set.of());
        browser.account("exposure-analyst", PASSWORD, Role.ANALYST, Set.of());
        browser.account("exposure-contact", PASSWORD, Role.TENANT_CONTACT, Set.of(TENANT));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    private List<String> facts() {
        return server.intake().records().stream()
                .filter(record -> record.tenant().equals(TENANT))
                .map(RawRecord::payload)
                .map(payload -> new String(payload, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void filesAreLookedOverAndTakenInOnlyWithinWhatTheTenantAuthorised() {
        Page page = browser.loggedIn("exposure-manager", PASSWORD, "en", ColorScheme.LIGHT);
        page.navigate(server.url("/exposure"));
        page.selectOption(".filters select[name=tenant]", TENANT.value());
        page.click(".filters button");
        Browser.sees(page, "#upload", "First record what the tenant has authorised");

        page.fill("#grant textarea", "203.0.113.0/24\nno network at all");
        page.fill("#grant input[name=authorisedBy]", "Wang Li, head of IT");
        page.fill("#grant input[name=reference]", "contract 2030-7");
        page.click("#grant button");
        Browser.sees(page, "main", "scope, line 2: 'no network at all'");
        page.fill("#grant textarea", "203.0.113.0/24  # the office\n");
        page.fill("#grant input[name=authorisedBy]", "Wang Li, head of IT");
        page.fill("#grant input[name=reference]", "contract 2030-7");
        page.click("#grant button");
        Browser.sees(page, "#grants tbody", "holds", "203.0.113.0/24", "Wang Li, head of IT", "exposure-manager");

        page.setInputFiles("#upload input[type=file]", new FilePayload[] {INVENTORY, NMAP, HTTPX});
        page.click("#upload button");
        page.waitForURL(url -> url.contains("preview="));
        assertThat(page.textContent("#preview .total"))
                .contains("3 assets, 3 with a product", "2 lines or objects refused, 1 observations");
        assertThat(page.textContent("#preview .problems"))
                .contains("inventory.csv", "line 3", "'notaport' is no port", "httpx.json", "object 2");
        assertThat(page.textContent("#preview")).contains("ERP-1", "203.0.113.7", "203.0.113.8", "chanjet-tplus");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "exposure-preview-en.png"))
                .setFullPage(true));
        assertThat(facts()).as("nothing is taken in before somebody says so").isEmpty();

        page.click("#preview button.primary");
        Browser.sees(page, "#receipt", "3 assets taken in");
        Browser.sees(page, "#receipts", "inventory.csv, scan.xml, httpx.json", "exposure-manager");
        assertThat(facts()).hasSize(3).allMatch(fact -> fact.contains("ExposedAsset"));
        assertThat(facts()).noneMatch(fact -> fact.contains("198.51.100.9"));
        assertThat(new Audit(server.store()).newest(1000))
                .filteredOn(entry -> entry.subject().equals(TENANT.value()))
                .extracting(Audit.Entry::action)
                .contains("exposure.authorise", "exposure.import");
    }

    @Test
    void anAuthorisationThatEndedOpensNothing() {
        TenantId tenant = new TenantId("exposed-no-more");
        new Tenants(server.store()).register(new TenantProfile(tenant, "旧港", "福建", "物流"));
        Page page = browser.loggedIn("exposure-manager", PASSWORD, "zh-CN", ColorScheme.DARK);
        page.navigate(server.url("/exposure/" + tenant));
        page.fill("#grant textarea", "example.cn");
        page.fill("#grant input[name=authorisedBy]", "赵敏");
        page.fill("#grant input[name=reference]", "工单 12");
        page.click("#grant button");
        Browser.sees(page, "#grants tbody", "有效");
        page.click("#grants tbody button");
        Browser.sees(page, "#grants tbody", "已终止");
        assertThat(page.textContent("#upload")).contains("请先登记客户的授权");
    }

    @Test
    void anAnalystTakesInButAuthorisesNothingAndAContactSeesNoSuchPage() {
        Page analyst = browser.loggedIn("exposure-analyst", PASSWORD, "en", ColorScheme.LIGHT);
        analyst.navigate(server.url("/exposure/" + TENANT));
        assertThat(analyst.locator("#upload").count()).isEqualTo(1);
        assertThat(analyst.locator("#grant").count()).isZero();
        Page contact = browser.loggedIn("exposure-contact", PASSWORD, "en", ColorScheme.LIGHT);
        Response refused = Objects.requireNonNull(contact.navigate(server.url("/exposure/" + TENANT)));
        assertThat(refused.status()).isEqualTo(404);
    }
}
