package io.breakwater.server.console;

import io.breakwater.core.model.Incident;
import io.breakwater.core.respond.IncidentLevel;
import io.breakwater.core.respond.OperatorKind;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.server.respond.ActionDesk;
import io.breakwater.server.respond.DutyDesk;
import io.breakwater.server.respond.ProofDesk;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Actions;
import io.breakwater.store.IncidentFile;
import io.breakwater.store.Passages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.ui.Model;

/** What an incident's page shows of responding: the actions there are, what can be proposed, and the duty to report. */
final class ResponsePart {
    private static final List<Duration> SPANS = List.of(
            Duration.ofHours(1), Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));

    private final Actions actions;
    private final ActionDesk desk;
    private final ProofDesk proofs;
    private final DutyDesk duty;

    ResponsePart(Actions actions, ActionDesk desk, ProofDesk proofs, DutyDesk duty) {
        this.actions = actions;
        this.desk = desk;
        this.proofs = proofs;
        this.duty = duty;
    }

    /** @param asked slug of the kind whose form is open; empty or unknown: none */
    void show(Viewer viewer, IncidentFile file, String asked, Model model) {
        Incident incident = file.incident();
        Optional<ActionKind> kind = ActionKind.named(asked);
        List<ActionDesk.Choice> choices = viewer.role().proposesActions() ? desk.choices(incident) : List.of();
        model.addAttribute("actions", actions.about(viewer.scope(), incident.id()));
        List<Passages.Leak> leaks = proofs.leaks(viewer.scope()).stream()
                .filter(leak -> leak.incident().equals(incident.id()))
                .toList();
        model.addAttribute("leaks", leaks);
        model.addAttribute("leaking", ids(leaks));
        model.addAttribute("choices", choices);
        model.addAttribute("spans", SPANS);
        choices.stream()
                .filter(choice -> kind.filter(choice.kind()::equals).isPresent())
                .findFirst()
                .ifPresent(choice -> model.addAttribute("choice", choice));
        duty.standing(viewer, file).ifPresent(standing -> model.addAttribute("duty", standing));
        model.addAttribute("levels", IncidentLevel.values());
        model.addAttribute("operators", OperatorKind.values());
    }

    /** Of the actions that do not work. */
    static Set<ActionId> ids(List<Passages.Leak> leaks) {
        return leaks.stream().map(Passages.Leak::action).collect(Collectors.toUnmodifiableSet());
    }
}
