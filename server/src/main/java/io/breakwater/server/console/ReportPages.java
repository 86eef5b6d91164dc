package io.breakwater.server.console;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Language;
import io.breakwater.core.report.Period;
import io.breakwater.core.report.ReportWriter;
import io.breakwater.server.ServerParts;
import io.breakwater.server.report.ReportFormat;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Audit;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button on a campaign's page: its report as a file, out of the tables as they stand or stood, in the page's language. */
@Controller
final class ReportPages {
    private static final Logger LOG = LoggerFactory.getLogger(ReportPages.class);

    private final CampaignsInTime campaigns;
    private final Audit audit;
    private final ServerParts parts;

    ReportPages(CampaignsInTime campaigns, Audit audit, ServerParts parts) {
        this.campaigns = campaigns;
        this.audit = audit;
        this.parts = parts;
    }

    /** What is asked of a report; empty days mean the whole campaign. */
    record Wish(
            ReportFormat format,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate from,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate to,

            @Nullable Boolean internal,

            @Nullable String asOf) {
        String moment() {
            return asOf == null ? "" : asOf;
        }

        boolean staysInside() {
            return Boolean.TRUE.equals(internal);
        }

        /** For the audit. */
        String noted() {
            return format + (staysInside() ? " internal" : "") + (moment().isBlank() ? "" : " as of " + moment());
        }

        Period period(CampaignTables tables) {
            Period whole = Period.whole(tables);
            return new Period(from == null ? whole.from() : from, to == null ? whole.to() : to);
        }
    }

    @GetMapping("/campaigns/{id}/report")
    Object report(Viewer viewer, RedirectAttributes once, Locale locale, @PathVariable String id, Wish wish) {
        CampaignId campaign = new CampaignId(id);
        CampaignTables tables;
        try {
            tables = campaigns.find(viewer.scope(), campaign, wish.moment());
        } catch (IllegalArgumentException unreadable) {
            return complain(once, campaign, "asOf.unreadable");
        }
        try {
            byte[] file = rendered(tables, wish, locale);
            audit.note(viewer.login(), "report.campaign", id, wish.noted());
            return answer(wish.format(), "report-" + id + "." + wish.format().suffix(), file);
        } catch (IllegalArgumentException backwards) {
            return complain(once, campaign, "report.backwards");
        } catch (IOException unprintable) {
            LOG.warn("a report could not be made: {}", unprintable.getMessage());
            return complain(once, campaign, "report.font");
        }
    }

    private byte[] rendered(CampaignTables tables, Wish wish, Locale locale) throws IOException {
        Language language = locale.getLanguage().equals("zh") ? Language.ZH : Language.EN;
        return wish.format()
                .render(ReportWriter.write(
                        tables,
                        wish.period(tables),
                        language,
                        wish.staysInside(),
                        parts.reportTexts().get()));
    }

    private static ResponseEntity<byte[]> answer(ReportFormat format, String name, byte[] file) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(file);
    }

    private static String complain(RedirectAttributes once, CampaignId campaign, String key) {
        once.addFlashAttribute("complaint", key);
        return "redirect:/campaigns/" + campaign;
    }
}
