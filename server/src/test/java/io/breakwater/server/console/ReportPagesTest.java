package io.breakwater.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.breakwater.core.model.TenantId;
import io.breakwater.server.RunningServer;
import io.breakwater.server.security.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The button that gives a campaign's report as a file. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReportPagesTest {
    private static final String PASSWORD = "tall ships sail on";

    private final RunningServer.Parts server;
    private final Browser browser;

    ReportPagesTest(RunningServer.Parts server) {
        this.server = server;
        this.browser = Browser.open(server);
    }

    @BeforeAll
    void accounts() {
        browser.account("writer", PASSWORD, Role.CAMPAIGN_ANALYST, Set.of());
        browser.account("outsider", PASSWORD, Role.TENANT_CONTACT, Set.of(new TenantId("linden-clinic")));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    private Download download(String language, String format) {
        Page page = browser.loggedIn("writer", PASSWORD, language, ColorScheme.LIGHT);
        page.navigate(server.url("/campaigns/mallox"));
        page.click("#report summary");
        page.selectOption("#report select[name=format]", format);
        // Setting a PDF loads the fonts first, which takes a while on a busy machine.
        return page.waitForDownload(
                new Page.WaitForDownloadOptions().setTimeout(90_000), () -> page.click("#report button"));
    }

    @ParameterizedTest
    @CsvSource({"en,Findings,Advice", "zh-CN,主要发现,建议"})
    void aWordDocumentHasAnOutlineTablesAndFiguresInThePagesLanguage(String language, String first, String later)
            throws IOException {
        Download file = download(language, "DOCX");
        assertThat(file.suggestedFilename()).isEqualTo("report-mallox.docx");
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(file.path()))) {
            List<String> headings = document.getParagraphs().stream()
                    .filter(paragraph -> "Heading1".equals(paragraph.getStyle()))
                    .map(XWPFParagraph::getText)
                    .toList();
            assertThat(headings).startsWith(first).contains(later);
            assertThat(document.getTables())
                    .hasSizeGreaterThan(5)
                    .allMatch(table -> table.getRow(0).isRepeatHeader());
            assertThat(document.getAllPictures()).hasSizeGreaterThan(3);
        }
    }

    @Test
    void aPdfComesAsOne() throws IOException {
        byte[] file = Files.readAllBytes(download("en", "PDF").path());
        assertThat(new String(file, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    void aPeriodThatRunsBackwardsIsSaidOnThePage() {
        Page page = browser.loggedIn("writer", PASSWORD, "en", ColorScheme.LIGHT);
        page.navigate(server.url("/campaigns/mallox/report?format=HTML&from=2026-02-02&to=2026-01-01"));
        assertThat(page.url()).endsWith("/campaigns/mallox");
        assertThat(page.textContent("main")).contains("ends before it starts");
    }

    @Test
    void aTenantsOwnContactGetsNone() {
        Page page = browser.loggedIn("outsider", PASSWORD, "en", ColorScheme.LIGHT);
        Response answer = Objects.requireNonNull(page.navigate(server.url("/campaigns/mallox/report?format=HTML")));
        assertThat(answer.status()).isEqualTo(404);
    }
}
