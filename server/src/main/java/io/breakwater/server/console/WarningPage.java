package io.breakwater.server.console;

import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.WarningColour;
import io.breakwater.core.model.WarningId;
import io.breakwater.server.ServerParts;
import io.breakwater.server.security.Role;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Audit;
import io.breakwater.store.Notices;
import io.breakwater.store.Tenants;
import io.breakwater.store.Warnings;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is next, and what became of earlier warnings. */
@Controller
final class WarningPage {
    private static final int MOST = 200;

    private final Warnings warnings;
    private final Tenants tenants;
    private final Notices notices;
    private final Audit audit;
    private final ServerParts parts;

    WarningPage(Warnings warnings, Tenants tenants, Notices notices, Audit audit, ServerParts parts) {
        this.warnings = warnings;
        this.tenants = tenants;
        this.notices = notices;
        this.audit = audit;
        this.parts = parts;
    }

    @GetMapping("/warnings")
    String show(
            Viewer viewer,
            Model model,
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "STANDING") Warnings.Which which) {
        Optional<TenantId> chosen = tenant.isBlank() ? Optional.empty() : Optional.of(new TenantId(tenant));
        List<Warnings.Named> ranked = warnings.ranked(viewer.scope(), chosen, which, MOST);
        model.addAttribute("warnings", ranked);
        model.addAttribute(
                "told",
                notices.about(
                        viewer.scope(),
                        ranked.stream()
                                .map(named -> named.warning().id().value())
                                .toList()));
        model.addAttribute("colours", warnings.standingByColour(viewer.scope()));
        model.addAttribute("allColours", WarningColour.values());
        model.addAttribute("states", warnings.byState(viewer.scope()));
        model.addAttribute("tenants", tenants.list(viewer.scope()));
        model.addAttribute("tenant", tenant);
        model.addAttribute("which", which);
        model.addAttribute("allWhich", Warnings.Which.values());
        return "warnings";
    }

    /** The tenant's own contact says that they have read a warning. */
    @PostMapping("/warnings/{id}/receipt")
    String acknowledge(Viewer viewer, @PathVariable String id) {
        boolean theirs = viewer.role() == Role.TENANT_CONTACT
                && warnings.acknowledge(
                        viewer.scope(),
                        new WarningId(id),
                        viewer.login(),
                        parts.clock().instant());
        if (!theirs) {
            throw new NoSuchPage("warning " + id);
        }
        audit.note(viewer.login(), "warning.read", id, "");
        return "redirect:/warnings";
    }
}
