package io.breakwater.server.console;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.server.ServerSettings;
import io.breakwater.server.door.UnknownSenders;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Audit;
import io.breakwater.store.PeerHistory;
import io.breakwater.store.Scope;
import io.breakwater.store.Sources;
import io.breakwater.store.Tenants;
import io.breakwater.store.Tokens;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tenants and what they send; new tenants and tokens. */
@Controller
final class SourcePages {
    private final Sources sources;
    private final PeerHistory history;
    private final Tenants tenants;
    private final Tokens tokens;
    private final Audit audit;
    private final UnknownSenders unknown;
    private final ServerSettings settings;

    SourcePages(
            Sources sources,
            PeerHistory history,
            Tenants tenants,
            Tokens tokens,
            Audit audit,
            UnknownSenders unknown,
            ServerSettings settings) {
        this.sources = sources;
        this.history = history;
        this.tenants = tenants;
        this.tokens = tokens;
        this.audit = audit;
        this.unknown = unknown;
        this.settings = settings;
    }

    @GetMapping("/sources")
    String show(Viewer viewer, Model model) {
        model.addAttribute("sources", sources.list(viewer.scope()));
        model.addAttribute(
                "borrowers",
                history.list(viewer.scope()).stream().filter(row -> !row.full()).toList());
        model.addAttribute("tenants", tenants.list(viewer.scope()));
        model.addAttribute("silence", settings.silence());
        if (viewer.role().managesTenants()) {
            model.addAttribute("senders", tokens.syslogSenders());
            model.addAttribute("unknown", unknown.seen());
        }
        return "sources";
    }

    @PostMapping("/sources/token")
    String issue(Viewer viewer, RedirectAttributes once, @RequestParam String tenant, @RequestParam String source) {
        requireManager(viewer);
        Tokens.Sender sender = new Tokens.Sender(new TenantId(tenant.strip()), new SourceId(source.strip()));
        register(sender.tenant());
        once.addFlashAttribute("token", tokens.issue(sender));
        once.addFlashAttribute("tokenFor", sender);
        audit.note(viewer.login(), "token.issue", sender.tenant() + "/" + sender.source(), "");
        return "redirect:/sources";
    }

    @PostMapping("/sources/revoke")
    String revoke(Viewer viewer, @RequestParam String tenant, @RequestParam String source) {
        requireManager(viewer);
        Tokens.Sender sender = new Tokens.Sender(new TenantId(tenant), new SourceId(source));
        int revoked = tokens.revoke(sender);
        audit.note(viewer.login(), "token.revoke", tenant + "/" + source, revoked + " tokens");
        return "redirect:/sources";
    }

    @PostMapping("/sources/sender")
    String hear(
            Viewer viewer,
            RedirectAttributes once,
            @RequestParam String address,
            @RequestParam String tenant,
            @RequestParam String source) {
        requireManager(viewer);
        Tokens.Sender sender = new Tokens.Sender(new TenantId(tenant.strip()), new SourceId(source.strip()));
        Optional<String> wrong = UnknownSenders.complaint(address.strip());
        if (wrong.isPresent()) {
            once.addFlashAttribute("complaint", wrong.get());
            return "redirect:/sources";
        }
        register(sender.tenant());
        tokens.hear(new Tokens.SyslogSender(address.strip(), 0, sender));
        audit.note(viewer.login(), "sender.add", address.strip(), sender.tenant() + "/" + sender.source());
        return "redirect:/sources";
    }

    private void register(TenantId tenant) {
        boolean known = tenants.list(Scope.PROVIDER).stream()
                .anyMatch(profile -> profile.tenant().equals(tenant));
        if (!known) {
            tenants.register(new TenantProfile(tenant, tenant.value(), "", ""));
        }
    }

    private static void requireManager(Viewer viewer) {
        if (!viewer.role().managesTenants()) {
            throw new NoSuchPage("form");
        }
    }
}
