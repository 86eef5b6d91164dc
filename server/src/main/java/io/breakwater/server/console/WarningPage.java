package io.breakwater.server.console;

import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.WarningColour;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Tenants;
import io.breakwater.store.Warnings;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is next, and what became of earlier warnings. */
@Controller
final class WarningPage {
    private static final int MOST = 200;

    private final Warnings warnings;
    private final Tenants tenants;

    WarningPage(Warnings warnings, Tenants tenants) {
        this.warnings = warnings;
        this.tenants = tenants;
    }

    @GetMapping("/warnings")
    String show(
            Viewer viewer,
            Model model,
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "standing") String which) {
        Optional<TenantId> chosen = tenant.isBlank() ? Optional.empty() : Optional.of(new TenantId(tenant));
        model.addAttribute("warnings", warnings.ranked(viewer.scope(), chosen, which.equals("standing"), MOST));
        model.addAttribute("colours", warnings.standingByColour(viewer.scope()));
        model.addAttribute("allColours", WarningColour.values());
        model.addAttribute("states", warnings.byState(viewer.scope()));
        model.addAttribute("tenants", tenants.list(viewer.scope()));
        model.addAttribute("tenant", tenant);
        model.addAttribute("which", which);
        return "warnings";
    }
}
