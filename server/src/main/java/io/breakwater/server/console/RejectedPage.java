package io.breakwater.server.console;

import io.breakwater.core.model.TenantId;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.RejectedRecords;
import io.breakwater.store.Tenants;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What could not be understood, and why. */
@Controller
final class RejectedPage {
    private static final int PAGE = 50;

    private final RejectedRecords rejected;
    private final Tenants tenants;

    RejectedPage(RejectedRecords rejected, Tenants tenants) {
        this.rejected = rejected;
        this.tenants = tenants;
    }

    @GetMapping("/rejected")
    String show(
            Viewer viewer,
            Model model,
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "0") int page) {
        Optional<TenantId> chosen = tenant.isBlank() ? Optional.empty() : Optional.of(new TenantId(tenant));
        var filter = new RejectedRecords.Filter(chosen, source, code);
        var perCode = rejected.byCode(viewer.scope(), new RejectedRecords.Filter(chosen, source, ""));
        model.addAttribute("codes", perCode);
        model.addAttribute(
                "total", perCode.values().stream().mapToLong(Long::longValue).sum());
        model.addAttribute(
                "rows",
                rejected.list(viewer.scope(), filter, Math.max(0, page), PAGE).stream()
                        .map(RejectedView::of)
                        .toList());
        model.addAttribute("tenants", tenants.list(viewer.scope()));
        model.addAttribute("tenant", tenant);
        model.addAttribute("source", source);
        model.addAttribute("code", code);
        model.addAttribute("page", Math.max(0, page));
        return "rejected";
    }
}
