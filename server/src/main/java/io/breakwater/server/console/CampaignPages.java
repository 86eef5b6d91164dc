package io.breakwater.server.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Wave;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Campaigns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What one gang does over all tenants; for the provider's staff. */
@Controller
final class CampaignPages {
    private final Campaigns campaigns;

    CampaignPages(Campaigns campaigns) {
        this.campaigns = campaigns;
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

    @GetMapping("/campaigns/{id}")
    String one(Viewer viewer, Model model, @PathVariable String id) throws JsonProcessingException {
        CampaignId campaign = new CampaignId(id);
        CampaignTables tables =
                campaigns.find(viewer.scope(), campaign).orElseThrow(() -> new NoSuchPage("campaign " + id));
        model.addAttribute("tables", tables);
        model.addAttribute("alarms", campaigns.alarms(viewer.scope(), campaign));
        model.addAttribute("chart", Json.text().writeValueAsString(Chart.of(tables)));
        return "campaign";
    }
}
