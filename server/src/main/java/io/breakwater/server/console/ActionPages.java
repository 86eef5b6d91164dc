package io.breakwater.server.console;

import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.Action;
import io.breakwater.core.respond.action.ActionChange;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.ActionState;
import io.breakwater.server.respond.ActionDesk;
import io.breakwater.server.respond.ProofDesk;
import io.breakwater.server.respond.Ruling;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Actions;
import io.breakwater.store.IncidentFile;
import io.breakwater.store.Incidents;
import io.breakwater.store.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Actions: what was proposed, what a person decides about it, and whether it worked. */
@Controller
final class ActionPages {
    private static final int MOST = 200;

    private final Actions actions;
    private final ActionDesk desk;
    private final Incidents incidents;
    private final ProofDesk proofs;
    private final Tenants tenants;

    ActionPages(Actions actions, ActionDesk desk, Incidents incidents, ProofDesk proofs, Tenants tenants) {
        this.actions = actions;
        this.desk = desk;
        this.incidents = incidents;
        this.proofs = proofs;
        this.tenants = tenants;
    }

    @GetMapping("/actions")
    String list(
            Viewer viewer,
            Model model,
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "live") String which) {
        Optional<TenantId> chosen = tenant.isBlank() ? Optional.empty() : Optional.of(new TenantId(tenant));
        List<Actions.Named> found = actions.list(viewer.scope(), chosen, which.equals("live"), MOST);
        model.addAttribute("actions", found);
        model.addAttribute(
                "waiting",
                found.stream()
                        .filter(named -> named.action().state() == ActionState.PROPOSED)
                        .count());
        model.addAttribute("leaking", ResponsePart.ids(proofs.leaks(viewer.scope())));
        model.addAttribute("tenants", tenants.list(viewer.scope()));
        model.addAttribute("tenant", tenant);
        model.addAttribute("which", which);
        return "actions";
    }

    @GetMapping("/actions/{id}")
    String one(Viewer viewer, Model model, @PathVariable String id) {
        Actions.Named named = actions.find(viewer.scope(), new ActionId(id)).orElseThrow(() -> gone(id));
        Action action = named.action();
        List<ActionChange> changes =
                actions.changes(viewer.scope(), action.order().id());
        boolean decides =
                action.state() == ActionState.PROPOSED && viewer.role().approvesActions();
        model.addAttribute("named", named);
        model.addAttribute("action", action);
        model.addAttribute("changes", changes.reversed());
        model.addAttribute("dryRun", changes.getFirst().note());
        model.addAttribute("decides", decides);
        model.addAttribute("against", decides ? desk.objections(viewer, action) : List.of());
        model.addAttribute("mine", ActionDesk.proposedBy(viewer, action));
        proofs.of(viewer.scope(), action, changes).ifPresent(told -> {
            model.addAttribute("told", told);
            model.addAttribute(
                    "bars", HitBars.of(proofs.hours(viewer.scope(), action), (int) ProofDesk.SPAN.toHours()));
        });
        return "action";
    }

    @PostMapping("/incidents/{id}/actions")
    String propose(
            Viewer viewer,
            RedirectAttributes once,
            @PathVariable String id,
            @RequestParam ActionKind kind,
            @RequestParam String target,
            @RequestParam String responder,
            @RequestParam Duration lasts) {
        Incident incident = incidents
                .find(viewer.scope(), new IncidentId(id))
                .map(IncidentFile::incident)
                .orElseThrow(() -> new NoSuchPage("incident " + id));
        Ruling ruling = desk.propose(viewer, incident, new ActionDesk.Wish(kind, target, responder, lasts))
                .orElseThrow(() -> new NoSuchPage("form"));
        return switch (ruling) {
            case Ruling.Kept(var action) -> page(action);
            case Ruling.Objected(var why) -> {
                once.addFlashAttribute("objections", why);
                yield "redirect:/incidents/" + incident.id() + "?propose=" + kind.slug() + "#actions";
            }
        };
    }

    @PostMapping("/actions/{id}/approve")
    String approve(Viewer viewer, RedirectAttributes once, @PathVariable String id, @RequestParam String reason) {
        return after(once, id, desk.approve(viewer, new ActionId(id), reason));
    }

    @PostMapping("/actions/{id}/refuse")
    String refuse(Viewer viewer, RedirectAttributes once, @PathVariable String id, @RequestParam String reason) {
        return after(once, id, desk.refuse(viewer, new ActionId(id), reason));
    }

    @PostMapping("/actions/{id}/roll-back")
    String rollBack(Viewer viewer, RedirectAttributes once, @PathVariable String id, @RequestParam String reason) {
        return after(once, id, desk.rollBack(viewer, new ActionId(id), reason));
    }

    @PostMapping("/actions/{id}/taken-back-by-hand")
    String takenBackByHand(
            Viewer viewer, RedirectAttributes once, @PathVariable String id, @RequestParam String reason) {
        return after(once, id, desk.takenBackByHand(viewer, new ActionId(id), reason));
    }

    private static String after(RedirectAttributes once, String id, Optional<Ruling> ruling) {
        if (ruling.orElseThrow(() -> gone(id)) instanceof Ruling.Objected(var why)) {
            once.addFlashAttribute("objections", why);
        }
        return page(new ActionId(id));
    }

    private static String page(ActionId id) {
        return "redirect:/actions/" + id;
    }

    private static NoSuchPage gone(String id) {
        return new NoSuchPage("action " + id);
    }
}
