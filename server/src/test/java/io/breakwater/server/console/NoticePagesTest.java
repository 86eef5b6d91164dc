package io.breakwater.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.NoticeState;
import io.breakwater.server.Caller;
import io.breakwater.server.RunningServer;
import io.breakwater.server.notice.NoticeDesk;
import io.breakwater.server.respond.TestClock;
import io.breakwater.server.security.Role;
import io.breakwater.store.Account;
import io.breakwater.store.Accounts;
import io.breakwater.store.Audit;
import io.breakwater.store.Contacts;
import io.breakwater.store.Notices;
import io.breakwater.store.Scope;
import io.breakwater.store.Tenants;
import io.breakwater.store.Tokens;
import io.breakwater.store.WarningLife;
import io.breakwater.store.Warnings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A contact from its adding to its receipt, as the service manager, the tenant's people and the contact see it. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NoticePagesTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String PASSWORD = "correct horse battery";
    private static final TenantId TENANT = new TenantId("osier-works");

    private final RunningServer.Parts server;
    private final Browser browser;
    private final HttpClient client = HttpClient.newHttpClient();
    private NoticeDesk desk;
    private TestClock clock;

    NoticePagesTest(RunningServer.Parts server) {
        this.server = server;
        this.browser = Browser.open(server);
        this.clock = new TestClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        this.desk = new NoticeDesk(server, clock, Optional.empty(), TENANT);
    }

    @BeforeAll
    void accounts() {
        new Tenants(server.store()).register(new TenantProfile(TENANT, "柳条工坊", "江苏", "制造"));
        browser.account("mia", PASSWORD, Role.SERVICE_MANAGER, Set.of());
        browser.account("osier", PASSWORD, Role.TENANT_CONTACT, Set.of(TENANT));
    }

    @BeforeEach
    void now() {
        clock = new TestClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        desk = new NoticeDesk(server, clock, Optional.empty(), TENANT);
    }

    @AfterEach
    void leave() {
        desk.leave();
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    private Contact contact(String name) {
        return new Contacts(server.store())
                .list(Scope.of(TENANT), Optional.empty()).stream()
                        .map(Contacts.Named::contact)
                        .filter(found -> found.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private void add(Page page, String name, String channel, String address) {
        page.navigate(server.url("/contacts"));
        page.selectOption("form[action='/contacts'] select[name=tenant]", TENANT.value());
        page.fill("input[name=name]", name);
        page.selectOption("select[name=channel]", channel);
        page.fill("input[name=address]", address);
        page.click("form[action='/contacts'] button");
    }

    @Test
    void aContactIsAddedTestedAndConfirmsByTheLinkWithoutALogin() {
        Page mia = browser.loggedIn("mia", PASSWORD, "en", ColorScheme.LIGHT);
        add(mia, "Lin Yao", "MAIL", "lin@osier.example");
        Browser.sees(mia, "#contacts", "Lin Yao", "lin@osier.example", "Not tried");
        Browser.sees(mia, "[role=alert]", "no section \"mail\"");
        mia.locator("#contacts tr", new Page.LocatorOptions().setHasText("Lin Yao"))
                .locator("form[action$=test] button")
                .click();
        Browser.sees(mia, "[role=status]", "A test notice is on its way");
        desk.make();
        Contact lin = contact("Lin Yao");
        Notices.Named named = desk.only(lin);
        assertThat(named.notice().letter().subject()).isEqualTo("[TLP:AMBER] 测试通知：柳条工坊");

        Page reader = browser.page("zh-CN", ColorScheme.LIGHT);
        reader.navigate(server.url(desk.receipt(named)));
        Browser.sees(reader, "main", "测试通知：柳条工坊", "Lin Yao");
        picture(reader, "receipt-zh-CN");
        assertThat(desk.only(lin).notice().state()).as("looking is no receipt").isEqualTo(NoticeState.MADE);
        reader.click("button.primary");
        Browser.sees(reader, "[role=status]", "谢谢，已于");
        picture(reader, "receipt-given-zh-CN");
        assertThat(desk.only(lin).notice().state()).isEqualTo(NoticeState.ACKNOWLEDGED);
        reader.reload();
        assertThat(reader.locator("button.primary").count()).isZero();

        mia.navigate(server.url("/contacts"));
        Browser.sees(mia, "#contacts", "Confirmed");
        Browser.sees(mia, "#notices", "Acknowledged", "测试通知：柳条工坊", "HTTP 410: gone");
        picture(mia, "contacts-en-LIGHT");
        Page dark = browser.loggedIn("mia", PASSWORD, "zh-CN", ColorScheme.DARK);
        dark.navigate(server.url("/contacts"));
        Browser.sees(dark, "#notices", "已确认", "未送达");
        picture(dark, "contacts-zh-CN-DARK");
        mia.locator("#notices a.name").first().click();
        Browser.sees(mia, "main", "History", "What it says", "柳条工坊安全联系人 Lin Yao");
        picture(mia, "notice-en-LIGHT");
        assertThat(new Audit(server.store()).newest(200))
                .extracting(Audit.Entry::action)
                .contains("contact.add", "contact.test", "notice.read");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aWarningsReceiptIsTheConsolesAndNamesTheContact() {
        Contact ann = desk.contact("Ann", Channel.MAIL, "ann@osier.example", Language.EN);
        desk.warn(7, 1);
        clock.forward(Duration.ofSeconds(11));
        desk.make();
        Page reader = browser.page("en", ColorScheme.LIGHT);
        reader.navigate(server.url(desk.receipt(desk.only(ann))));
        Browser.sees(reader, "main", "Red warning issued: host-7");
        reader.click("button.primary");
        Browser.sees(reader, "[role=status]", "Your receipt was kept");
        assertThat(new Warnings(server.store()).ranked(Scope.of(TENANT), Optional.empty(), Warnings.Which.ALL, 100))
                .filteredOn(named -> named.warning().id().equals(desk.warningOf(7)))
                .singleElement()
                .satisfies(named -> assertThat(named.life().receipt().map(WarningLife.Receipt::login))
                        .contains("contact: Ann"));
        Page osier = browser.loggedIn("osier", PASSWORD, "en", ColorScheme.LIGHT);
        osier.navigate(server.url("/warnings"));
        Browser.sees(osier, "#list", "Read by contact: Ann", "Acknowledged");
        picture(osier, "warnings-told-en-LIGHT");
    }

    @Test
    void anIncidentShowsWhoWasToldOfIt() {
        Contact desk1 = desk.contact("Desk", Channel.WEBHOOK, "https://desk.osier.example/x", Language.ZH);
        server.seedIncident(TENANT);
        clock.forward(Duration.ofSeconds(11));
        desk.make();
        assertThat(desk.only(desk1).notice().letter().text()).contains("处置步骤", "前完成", "/incidents/i-osier-works");
        Page osier = browser.loggedIn("osier", PASSWORD, "zh-CN", ColorScheme.LIGHT);
        osier.navigate(server.url("/incidents/i-osier-works"));
        Browser.sees(osier, "#told", "通知情况", "Desk", "已生成");
        picture(osier, "incident-told-zh-CN-LIGHT");
        osier.navigate(server.url("/contacts"));
        Browser.sees(osier, "#contacts", "Desk");
        assertThat(osier.locator("form[action^='/contacts'], form[action^='/notices']")
                        .count())
                .as("a tenant's own people look and change nothing")
                .isZero();
        server.forgetIncident(TENANT);
    }

    @Test
    void whatIsWrongWithAContactIsSaidInTheReadersLanguageAndKeptInTheForm() {
        Page mia = browser.loggedIn("mia", PASSWORD, "zh-CN", ColorScheme.LIGHT);
        add(mia, "值班", "WEBHOOK", "http://desk.osier.example/x");
        Browser.sees(mia, "[role=alert]", "须为 https 网址");
        assertThat(mia.inputValue("input[name=address]")).isEqualTo("http://desk.osier.example/x");
        add(mia, "值班", "WEBHOOK", "https://desk.osier.example/y");
        Browser.sees(
                mia,
                ".secret",
                "Webhook 值班 的签名密钥",
                desk.keys().secret(contact("值班").id()));
        mia.reload();
        assertThat(mia.locator(".secret").count()).as("shown once").isZero();
    }

    @Test
    void aWordOfARemovedContactOrFromLongAgoOrMadeUpOpensNothing() throws IOException, InterruptedException {
        Contact gone = desk.contact("Gone", Channel.MAIL, "gone@osier.example", Language.EN);
        String link = desk.receipt(desk.trial(gone));
        assertThat(get(link).statusCode()).isEqualTo(200);
        new Contacts(server.store()).remove(Scope.PROVIDER, gone.id(), Instant.now());
        assertThat(get(link).statusCode()).isEqualTo(404);
        assertThat(post(link).statusCode()).isEqualTo(404);
        assertThat(desk.only(gone).notice().state()).isEqualTo(NoticeState.MADE);

        clock.forward(Duration.ofDays(-31));
        Contact old = desk.contact("Old", Channel.MAIL, "old@osier.example", Language.EN);
        String stale = desk.receipt(desk.trial(old));
        assertThat(post(stale).statusCode()).isEqualTo(404);
        assertThat(desk.only(old).notice().state()).isEqualTo(NoticeState.MADE);
        assertThat(get("/notice/made-up").statusCode()).isEqualTo(404);
        HttpResponse<String> page = get(stale);
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body()).doesNotContain("Old", "柳条工坊");
    }

    @Test
    void programsAddTestAndRemoveContactsByTheSameRules() {
        Caller api = caller("mia");
        Caller.Answer wrong = api.post("/api/v1/contacts", json("nobody", "mail"));
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.body().path("objections").path(0).path("en").asText()).contains("name@example.com");
        assertThat(api.post("/api/v1/contacts", json("x@osier.example", "pigeon"))
                        .body()
                        .path("message")
                        .asText())
                .isEqualTo("'channel' must be one of mail, webhook, not 'pigeon'");
        Caller.Answer added = api.post("/api/v1/contacts", json("api@osier.example", "mail"));
        assertThat(added.status()).isEqualTo(201);
        String id = added.body().path("contact").path("id").asText();
        assertThat(api.post("/api/v1/contacts", json("api@osier.example", "mail"))
                        .status())
                .isEqualTo(409);
        assertThat(api.post("/api/v1/contacts/" + id + "/test", new byte[0]).status())
                .isEqualTo(200);
        desk.make();
        Notices.Named named = desk.only(contact("Programs"));
        desk.step(named, NoticeState.FAILED, "550 no such mailbox");
        String notice = "/api/v1/notices/" + named.notice().id();
        assertThat(api.get("/api/v1/notices?which=UNDELIVERED&tenant=" + TENANT).body())
                .anySatisfy(each -> assertThat(each.path("notice").path("id").asText())
                        .isEqualTo(named.notice().id().value()));
        Caller guest = caller("osier");
        assertThat(guest.get(notice).status()).isEqualTo(200);
        assertThat(guest.post(notice + "/again", new byte[0]).status()).isEqualTo(404);
        assertThat(guest.post("/api/v1/contacts/" + id + "/remove", new byte[0]).status())
                .isEqualTo(404);
        assertThat(guest.post("/api/v1/contacts", json("evil@osier.example", "mail"))
                        .status())
                .isEqualTo(404);
        assertThat(api.post(notice + "/again", new byte[0]).status()).isEqualTo(200);
        assertThat(api.get(notice).body().path("notice").path("state").asText()).isEqualTo("MADE");
        assertThat(api.post("/api/v1/contacts/" + id + "/remove", new byte[0]).status())
                .isEqualTo(200);
        assertThat(api.post("/api/v1/contacts/" + id + "/test", new byte[0]).status())
                .isEqualTo(404);
    }

    private static byte[] json(String address, String channel) {
        return """
                {"tenant": "osier-works", "name": "Programs", "channel": "%s", "address": "%s", "language": "en",
                 "least": "orange"}""".formatted(channel, address).getBytes(StandardCharsets.UTF_8);
    }

    private Caller caller(String login) {
        Account account = new Accounts(server.store()).byLogin(login).orElseThrow();
        return new Caller(server, new Tokens(server.store()).issue(account, "test"));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(server.url(path))).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url(path)))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
