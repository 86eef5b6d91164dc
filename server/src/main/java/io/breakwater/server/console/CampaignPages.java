package io.breakwater.server.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Share;
import io.breakwater.core.model.Wave;
import io.breakwater.core.model.WaveAlarm;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.CampaignHistory;
import io.breakwater.store.Campaigns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one gang does over all tenants; for the provider's staff. */
@Controller
final class CampaignPages {
    private static final int STORIES = 50;
    private static final int HOURS = 72;
    private static final int TOOLS = 40;

    private final Campaigns campaigns;
    private final CampaignsInTime inTime;
    private final CampaignHistory history;
    private final MessageSource messages;

    CampaignPages(Campaigns campaigns, CampaignsInTime inTime, CampaignHistory history, MessageSource messages) {
        this.campaigns = campaigns;
        this.inTime = inTime;
        this.history = history;
        this.messages = messages;
    }

    /** The daily bars as the chart wants them: every day from first to last, zeros included, and the waves' ends. */
    record Chart(List<String> days, List<Integer> counts, List<List<String>> waves) {
        static Chart of(CampaignTables tables) {
            List<String> days = new ArrayList<>();
            List<Integer> counts = new ArrayList<>();
            if (!tables.daily().isEmpty()) {
                LocalDate last = tables.daily().lastKey();
                for (LocalDate day = tables.daily().firstKey(); !day.isAfter(last); day = day.plusDays(1)) {
                    days.add(day.toString());
                    counts.add(tables.daily().getOrDefault(day, 0));
                }
            }
            return new Chart(
                    days, counts, tables.waves().stream().map(Chart::ends).toList());
        }

        private static List<String> ends(Wave wave) {
            return List.of(wave.from().toString(), wave.to().toString());
        }
    }

    @GetMapping("/campaigns")
    String list(Viewer viewer, Model model) {
        model.addAttribute("campaigns", visible(viewer));
        return "campaigns";
    }

    private List<CampaignTables> visible(Viewer viewer) {
        if (!viewer.role().staff()) {
            throw new NoSuchPage("campaign");
        }
        return campaigns.list(viewer.scope());
    }

    /** @param asOf local day, all of it; blank means now */
    @GetMapping("/campaigns/{id}")
    String one(
            Viewer viewer,
            Model model,
            RedirectAttributes once,
            Locale locale,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String asOf)
            throws JsonProcessingException {
        CampaignId campaign = new CampaignId(id);
        try {
            CampaignTables tables = inTime.find(viewer.scope(), campaign, asOf);
            model.addAttribute("tables", tables);
            model.addAttribute("alarms", alarms(viewer, tables));
            model.addAttribute("stories", history.changed(viewer.scope(), campaign, STORIES));
            model.addAttribute("chart", Json.text().writeValueAsString(Chart.of(tables)));
            model.addAttribute("hours", hours(tables));
            model.addAttribute("tools", tools(tables, locale));
            model.addAttribute("then", asOf);
            return "campaign";
        } catch (IllegalArgumentException unreadable) {
            once.addFlashAttribute("complaint", "asOf.unreadable");
            return "redirect:/campaigns/" + campaign;
        } catch (NoSuchPage notYet) {
            if (asOf.isBlank()) {
                throw notYet;
            }
            once.addFlashAttribute("complaint", "asOf.none");
            return "redirect:/campaigns/" + campaign;
        }
    }

    /** The latest hours with a victim, the newest first. */
    private static List<Share> hours(CampaignTables tables) {
        List<Share> hours = new ArrayList<>();
        tables.hourly()
                .forEach((hour, count) -> hours.add(new Share(hour.replace('T', ' ') + ":00", count, tables.total())));
        return hours.subList(Math.max(0, hours.size() - HOURS), hours.size()).reversed();
    }

    /** Tools under the names of their kinds. */
    private List<Share> tools(CampaignTables tables, Locale locale) {
        return tables.tools().stream()
                .limit(TOOLS)
                .map(tool -> {
                    String[] parts = tool.name().split(":", 2);
                    String kind = messages.getMessage("trait." + parts[0], null, parts[0], locale);
                    return new Share(kind + " " + parts[parts.length - 1], tool.count(), tool.of(), tool.tenants());
                })
                .toList();
    }

    private List<WaveAlarm> alarms(Viewer viewer, CampaignTables tables) {
        return campaigns.alarms(viewer.scope(), tables.campaign()).stream()
                .filter(alarm -> !alarm.at().isAfter(tables.asOf()))
                .toList();
    }
}
