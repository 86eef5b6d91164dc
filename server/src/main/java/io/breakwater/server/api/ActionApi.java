package io.breakwater.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.Action;
import io.breakwater.core.respond.action.ActionChange;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.server.console.NoSuchPage;
import io.breakwater.server.respond.ActionDesk;
import io.breakwater.server.respond.ProofDesk;
import io.breakwater.server.respond.Ruling;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Actions;
import io.breakwater.store.IncidentFile;
import io.breakwater.store.Incidents;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Actions for programs: the same rules, the same guard and the same four eyes as on the pages. */
@RestController
@RequestMapping("/api/v1")
final class ActionApi {
    private static final int MOST = 500;

    private final Actions actions;
    private final ActionDesk desk;
    private final Incidents incidents;
    private final ProofDesk proofs;

    ActionApi(Actions actions, ActionDesk desk, Incidents incidents, ProofDesk proofs) {
        this.actions = actions;
        this.desk = desk;
        this.incidents = incidents;
        this.proofs = proofs;
    }

    /** An action with its history, oldest first, and whether it worked; that is empty as long as it was not done. */
    record Told(Action action, List<ActionChange> changes, Optional<ProofDesk.Told> effect) {}

    /** What speaks against it. */
    record Objections(String error, List<Phrase> objections) {}

    @GetMapping("/actions")
    ResponseEntity<byte[]> list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "true") boolean live) {
        Optional<TenantId> chosen = tenant.isBlank() ? Optional.empty() : Optional.of(new TenantId(tenant));
        return JsonAnswer.ok(actions.list(viewer.scope(), chosen, live, MOST).stream()
                .map(Actions.Named::action)
                .toList());
    }

    /** Actions in force that do not work, the newest leak first. */
    @GetMapping("/actions/leaks")
    ResponseEntity<byte[]> leaks(Viewer viewer) {
        return JsonAnswer.ok(proofs.leaks(viewer.scope()));
    }

    @GetMapping("/actions/{id}")
    ResponseEntity<byte[]> one(Viewer viewer, @PathVariable String id) {
        return told(viewer, new ActionId(id), 200);
    }

    /** Proposes {@code kind}, {@code target}, {@code responder}, {@code lasts}. */
    @PostMapping("/incidents/{id}/actions")
    ResponseEntity<byte[]> propose(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        JsonNode wish = JsonBody.read(request);
        String kind = JsonBody.text(wish, "kind");
        ActionDesk.Wish wanted = new ActionDesk.Wish(
                ActionKind.named(kind)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'kind' must be block-address, isolate-host or disable-account, not '" + kind + "'")),
                JsonBody.text(wish, "target"),
                JsonBody.text(wish, "responder"),
                span(JsonBody.text(wish, "lasts")));
        Incident incident = incidents
                .find(viewer.scope(), new IncidentId(id))
                .map(IncidentFile::incident)
                .orElseThrow(() -> new NoSuchPage("incident " + id));
        return answer(viewer, desk.propose(viewer, incident, wanted), 201);
    }

    @PostMapping("/actions/{id}/approve")
    ResponseEntity<byte[]> approve(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        return answer(viewer, desk.approve(viewer, new ActionId(id), reason(request)), 200);
    }

    @PostMapping("/actions/{id}/refuse")
    ResponseEntity<byte[]> refuse(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        return answer(viewer, desk.refuse(viewer, new ActionId(id), reason(request)), 200);
    }

    @PostMapping("/actions/{id}/roll-back")
    ResponseEntity<byte[]> rollBack(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        return answer(viewer, desk.rollBack(viewer, new ActionId(id), reason(request)), 200);
    }

    @PostMapping("/actions/{id}/taken-back-by-hand")
    ResponseEntity<byte[]> takenBackByHand(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        return answer(viewer, desk.takenBackByHand(viewer, new ActionId(id), reason(request)), 200);
    }

    private ResponseEntity<byte[]> answer(Viewer viewer, Optional<Ruling> ruling, int status) {
        return switch (ruling.orElseThrow(() -> new NoSuchPage("action"))) {
            case Ruling.Kept(var action) -> told(viewer, action, status);
            case Ruling.Objected(var why) -> JsonAnswer.of(409, new Objections("objected", why));
        };
    }

    private ResponseEntity<byte[]> told(Viewer viewer, ActionId id, int status) {
        Action action = actions.find(viewer.scope(), id)
                .map(Actions.Named::action)
                .orElseThrow(() -> new NoSuchPage("action " + id));
        List<ActionChange> changes = actions.changes(viewer.scope(), id);
        return JsonAnswer.of(status, new Told(action, changes, proofs.of(viewer.scope(), action, changes)));
    }

    private static String reason(HttpServletRequest request) {
        return JsonBody.text(JsonBody.read(request), "reason");
    }

    private static Duration span(String written) {
        try {
            return Duration.parse(written);
        } catch (DateTimeParseException bad) {
            throw new IllegalArgumentException("'lasts' must be a span such as PT24H, not '" + written + "'", bad);
        }
    }
}
