package io.breakwater.server.respond;

import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.respond.action.Action;
import io.breakwater.core.respond.action.ActionChange;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.ActionOrder;
import io.breakwater.core.respond.action.Answer;
import io.breakwater.core.respond.action.Command;
import io.breakwater.core.respond.action.Guard;
import io.breakwater.core.respond.action.NotNow;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Actions;
import io.breakwater.store.Audit;
import io.breakwater.store.Surroundings;
import io.breakwater.store.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where people propose actions and decide about them, from pages and from the API alike. The guard is asked when an action
 * is proposed and again when it is approved; whoever proposed it may not be the one who approves it, unless the house says
 * so. A wish of somebody whose role does not reach that far, or about what is not theirs to see, has no answer.
 */
public final class ActionDesk {
    private final Actions actions;
    private final Audit audit;
    private final Response response;
    private final InstantSource clock;
    private final BlastRadius radius;
    private final Supplier<Guard> guard;

    public ActionDesk(
            Actions actions,
            Surroundings around,
            Tenants tenants,
            Audit audit,
            Response response,
            InstantSource clock) {
        this.actions = actions;
        this.audit = audit;
        this.response = response;
        this.clock = clock;
        this.radius = new BlastRadius(around, tenants);
        this.guard = () ->
                new Guard(new KnownNeighbourhood(around, response.content().get()));
    }

    /**
     * What can be proposed about an incident.
     *
     * @param targets that the incident holds, the attacker's first
     * @param responders names of those that can do it for the tenant
     */
    public record Choice(ActionKind kind, List<String> targets, List<String> responders) {
        public Choice {
            targets = List.copyOf(targets);
            responders = List.copyOf(responders);
        }

        public boolean possible() {
            return !targets.isEmpty() && !responders.isEmpty();
        }
    }

    /** A person's wish, as a form or a program writes it. */
    public record Wish(ActionKind kind, String target, String responder, Duration lasts) {}

    public List<Choice> choices(Incident incident) {
        return Arrays.stream(ActionKind.values())
                .map(kind -> new Choice(
                        kind,
                        targets(incident, kind),
                        response.responders().serving(incident.tenant(), kind).stream()
                                .map(Responders.Ready::name)
                                .toList()))
                .toList();
    }

    private static List<String> targets(Incident incident, ActionKind kind) {
        return incident.members().stream()
                .flatMap(member -> member.entities().stream())
                .filter(entity -> entity.kind() == kind.target())
                .sorted(Comparator.comparing((Entity entity) -> entity.role() != EntityRole.ACTOR)
                        .thenComparing(Entity::value))
                .map(Entity::value)
                .distinct()
                .toList();
    }

    /** Proposes; a dry run of the responder goes with it, so that whoever approves sees what will be sent. */
    public Optional<Ruling> propose(Viewer viewer, Incident incident, Wish wish) {
        return viewer.role().proposesActions() ? Optional.of(weigh(viewer, incident, wish)) : Optional.empty();
    }

    private Ruling weigh(Viewer viewer, Incident incident, Wish wish) {
        String target = wish.target().strip().toLowerCase(Locale.ROOT);
        if (!targets(incident, wish.kind()).contains(target)) {
            return Ruling.objected(target + " 不在该事件中。", "The incident does not hold " + target + ".");
        }
        Optional<Responders.Ready> ready = response.responders().serving(incident.tenant(), wish.kind()).stream()
                .filter(each -> each.name().equals(wish.responder()))
                .findFirst();
        if (ready.isEmpty()) {
            return Ruling.objected("没有可为该客户执行此项的执行器。", "No such responder can do that for this tenant.");
        }
        List<Phrase> objections = guard.get().objections(incident.tenant(), wish.kind(), target);
        if (!objections.isEmpty()) {
            audit.note(
                    viewer.login(),
                    "action.guarded",
                    wish.kind().slug() + " " + target,
                    objections.getFirst().en());
            return new Ruling.Objected(objections);
        }
        return rehearse(viewer, incident, wish, ready.get());
    }

    private Ruling rehearse(Viewer viewer, Incident incident, Wish wish, Responders.Ready ready) {
        Instant now = clock.instant();
        ActionOrder order = new ActionOrder(
                ActionOrder.id(incident.tenant(), incident.id(), wish.kind(), wish.target(), ready.name(), now),
                incident.tenant(),
                incident.id(),
                wish.kind(),
                wish.target(),
                ready.name(),
                wish.lasts(),
                radius.of(
                        incident.tenant(),
                        wish.kind(),
                        wish.target().strip().toLowerCase(Locale.ROOT),
                        ready.outlet()));
        Command command = new Command(
                order.id(), order.tenant(), order.incident(), order.kind(), order.target(), now.plus(order.lasts()));
        return switch (ready.responder().dryRun(command)) {
            case Answer.Done(var note, var receipt) ->
                keep(viewer, new ActionChange.Proposed(now, viewer.login(), note, order));
            case Answer.Refused(var note) ->
                Ruling.objected("执行器预演时拒绝：" + note, "The responder refuses, in its dry run: " + note);
            case Answer.Unreachable(var note) ->
                Ruling.objected("执行器预演时无应答：" + note, "The responder does not answer its dry run: " + note);
        };
    }

    private Ruling keep(Viewer viewer, ActionChange.Proposed proposal) {
        ActionOrder order = proposal.order();
        if (!actions.propose(viewer.scope(), proposal)) {
            return Ruling.objected(
                    "对 " + order.target() + " 已有一项未结束的处置。",
                    "An action on " + order.target() + " by this responder still stands.");
        }
        audit.note(
                viewer.login(),
                "action.propose",
                order.id().value(),
                order.kind().slug() + " " + order.target());
        return new Ruling.Kept(order.id());
    }

    /** Why the action may not be approved by the viewer now; empty when it may. */
    public List<Phrase> objections(Viewer viewer, Action action) {
        if (response.fourEyes() && proposedBy(viewer, action)) {
            return List.of(
                    new Phrase("提议者不能自己批准，需要另一个人。", "Who proposed it can't approve it: it takes a second person."));
        }
        ActionOrder order = action.order();
        return guard.get().objections(order.tenant(), order.kind(), order.target());
    }

    /** The runner takes it from there. Empty when there is no such action for the viewer. */
    public Optional<Ruling> approve(Viewer viewer, ActionId id, String reason) {
        return decided(viewer, id).map(named -> {
            List<Phrase> objections = objections(viewer, named.action());
            return objections.isEmpty()
                    ? change(
                            viewer,
                            "action.approve",
                            id,
                            new ActionChange.Approved(clock.instant(), viewer.login(), reason))
                    : new Ruling.Objected(objections);
        });
    }

    /** A no; also how who proposed it takes the proposal back. */
    public Optional<Ruling> refuse(Viewer viewer, ActionId id, String reason) {
        return actions.find(viewer.scope(), id)
                .filter(named -> viewer.role().approvesActions() || proposedBy(viewer, named.action()))
                .map(named -> change(
                        viewer,
                        "action.refuse",
                        id,
                        new ActionChange.Refused(clock.instant(), viewer.login(), reason)));
    }

    /** Asks for it to be taken back before its time; one person is enough. */
    public Optional<Ruling> rollBack(Viewer viewer, ActionId id, String reason) {
        return decided(viewer, id)
                .map(named -> change(
                        viewer,
                        "action.roll-back",
                        id,
                        new ActionChange.LiftAsked(clock.instant(), viewer.login(), reason)));
    }

    /**
     * Keeps that a person took it back at the device, where its responder did not manage to. It must have been asked for, or
     * its time be over; with four eyes somebody else than who asked, or who proposed it, has to say so.
     */
    public Optional<Ruling> takenBackByHand(Viewer viewer, ActionId id, String reason) {
        return decided(viewer, id).map(named -> {
            List<Phrase> objections = handObjections(viewer, named.action());
            return objections.isEmpty()
                    ? change(
                            viewer,
                            "action.taken-back-by-hand",
                            id,
                            new ActionChange.LiftedByHand(clock.instant(), viewer.login(), reason))
                    : new Ruling.Objected(objections);
        });
    }

    private List<Phrase> handObjections(Viewer viewer, Action action) {
        boolean over =
                action.expires().filter(end -> !end.isAfter(clock.instant())).isPresent();
        if (!action.liftAsked() && !over) {
            return List.of(
                    new Phrase(
                            "请先要求撤销；执行器未能撤销时再登记人工撤销。",
                            "Ask for it to be taken back first; say that it was done by hand when its responder does not manage to."));
        }
        return response.fourEyes() && wanting(viewer, action).equals(viewer.login())
                ? List.of(
                        new Phrase(
                                "要求撤销者不能自己登记已人工撤销，需要另一个人核实。",
                                "Who asked for it can't be the one who says that it was done: it takes a second person to look."))
                : List.of();
    }

    /** Who wanted it taken back; who proposed it when it is merely over. */
    private String wanting(Viewer viewer, Action action) {
        return actions.changes(viewer.scope(), action.order().id()).stream()
                .filter(ActionChange.LiftAsked.class::isInstance)
                .map(ActionChange::by)
                .reduce(action.proposedBy(), (earlier, later) -> later);
    }

    private Optional<Actions.Named> decided(Viewer viewer, ActionId id) {
        return viewer.role().approvesActions() ? actions.find(viewer.scope(), id) : Optional.empty();
    }

    /** Whether the viewer is who proposed it. */
    public static boolean proposedBy(Viewer viewer, Action action) {
        return action.proposedBy().equals(viewer.login());
    }

    private Ruling change(Viewer viewer, String deed, ActionId id, ActionChange change) {
        try {
            actions.change(viewer.scope(), id, before -> Optional.of(change));
            audit.note(viewer.login(), deed, id.value(), change.note());
            return new Ruling.Kept(id);
        } catch (NotNow quicker) {
            return Ruling.objected("已有人先行处理，请重新查看其状态。", "Somebody was quicker; look at where it stands now.");
        }
    }
}
