package io.breakwater.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.Evidence;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.Action;
import io.breakwater.core.respond.action.ActionChange;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.ActionOrder;
import io.breakwater.core.respond.action.Radius;
import io.breakwater.core.respond.proof.Direction;
import io.breakwater.core.respond.proof.Fates;
import io.breakwater.core.respond.proof.Proof;
import io.breakwater.core.respond.proof.Witness;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoreFixture.class)
final class PassagesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TenantId ACME = new TenantId("acme-passages");
    private static final SourceId FIREWALL = new SourceId("firewall");
    private static final SourceId WEB = new SourceId("web");

    private final EmbeddedPostgres postgres;
    private final Passages passages;
    private final Actions actions;

    PassagesTest(Store store, EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.passages = new Passages(store);
        this.actions = new Actions(store);
    }

    @Test
    void totalsReplaceAndOlderOnesThatComeAgainTakeNothingBack() {
        ActionOrder order = order("totals", "198.51.100.1");
        PassageCount early = count(order, FIREWALL, minute(0, new Fates(1, 2, 0)), minute(1, new Fates(0, 1, 0)));
        PassageCount later = count(order, FIREWALL, minute(1, new Fates(0, 4, 1)));
        write(early, later);
        write(early);
        write(later);
        assertThat(passages.between(Scope.PROVIDER, order, NOON, NOON.plusSeconds(3600)))
                .isEqualTo(Map.of(Direction.FROM_TARGET, new Fates(1, 6, 1)));
        assertThat(passages.between(Scope.PROVIDER, order, NOON, NOON.plusSeconds(60)))
                .as("the end does not count")
                .isEqualTo(Map.of(Direction.FROM_TARGET, new Fates(1, 2, 0)));
        assertThat(passages.between(Scope.of(new TenantId("somebody-else")), order, NOON, NOON.plusSeconds(3600)))
                .isEmpty();
    }

    @Test
    void hoursAreCountedFromTheMiddle() {
        ActionOrder order = order("hours", "198.51.100.2");
        write(count(
                order,
                FIREWALL,
                minute(-61, new Fates(0, 5, 0)),
                minute(-1, new Fates(0, 3, 0)),
                minute(0, new Fates(2, 0, 0))));
        write(count(order, WEB, minute(59, new Fates(0, 0, 1)), minute(60, new Fates(7, 0, 0))));
        assertThat(passages.hours(Scope.PROVIDER, order, NOON, Duration.ofHours(24)))
                .containsExactly(
                        new Passages.Hour(-2, new Fates(0, 5, 0)),
                        new Passages.Hour(-1, new Fates(0, 3, 0)),
                        new Passages.Hour(0, new Fates(2, 0, 1)),
                        new Passages.Hour(1, new Fates(7, 0, 0)));
    }

    @Test
    void witnessesAreSourcesThatNamedItAndWhenTheyWereHeard() {
        ActionOrder order = order("witnesses", "198.51.100.3");
        write(count(order, FIREWALL, minute(-5, new Fates(0, 9, 0))));
        write(count(order, WEB, minute(5, new Fates(1, 2, 0)), minute(7, new Fates(1, 0, 0))));
        write(new Outcome.OfSource(new SourceCount(ACME, WEB, 1, 1, 0, 0, NOON.plusSeconds(900), NOON)));
        assertThat(passages.witnesses(Scope.PROVIDER, order, NOON, NOON.plusSeconds(3600)))
                .containsExactly(
                        new Witness(FIREWALL, Fates.NONE, Optional.empty(), Optional.empty()),
                        new Witness(
                                WEB,
                                new Fates(2, 2, 0),
                                Optional.of(NOON.plusSeconds(300)),
                                Optional.of(NOON.plusSeconds(900))));
    }

    @Test
    void aSourceOnWhoseEventTheIncidentRestsIsAWitnessToo() {
        Evidence event = Samples.evidence(ACME.value(), "on this it rests");
        Incident plain = Samples.incident("i-rests", ACME.value(), 1, "first");
        Member named = plain.members().getFirst();
        Incident incident = new Incident(
                plain.id(),
                plain.tenant(),
                plain.number(),
                plain.status(),
                plain.opened(),
                plain.score(),
                plain.assets(),
                List.of(new Member(
                        named.id(),
                        named.rule(),
                        named.assessment(),
                        named.first(),
                        named.last(),
                        named.count(),
                        List.of(new Entity(EntityKind.ADDRESS, EntityRole.ACTOR, "198.51.100.7")),
                        named.traits(),
                        List.of(event.id()),
                        named.link())),
                plain.leftOut(),
                plain.blindSpots());
        write(
                new Outcome.OfIncident(Samples.change(IncidentChange.Kind.OPENED, incident)),
                new Outcome.OfEvidence(event, Samples.RULE));
        assertThat(passages.witnesses(
                        Scope.PROVIDER, order("rests", "198.51.100.7", plain.id()), NOON, NOON.plusSeconds(60)))
                .containsExactly(new Witness(new SourceId("waf"), Fates.NONE, Optional.empty(), Optional.empty()));
        assertThat(passages.witnesses(
                        Scope.PROVIDER, order("another", "198.51.100.99", plain.id()), NOON, NOON.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void onlyAnActionInForceCanLeakAndNotInTheMomentInWhichItTookEffect() {
        ActionOrder leaking = done("leaking", "198.51.100.4");
        ActionOrder tight = done("tight", "198.51.100.5");
        ActionOrder open = order("open", "198.51.100.6");
        propose(open);
        long effect = Proof.TAKES_EFFECT.toMinutes();
        write(count(leaking, FIREWALL, minute(effect, new Fates(0, 3, 0)), minute(effect + 9, new Fates(4, 0, 0))));
        write(count(tight, FIREWALL, minute(effect - 1, new Fates(0, 3, 0)), minute(effect, new Fates(4, 0, 1))));
        write(count(open, FIREWALL, minute(effect, new Fates(0, 3, 0))));
        assertThat(passages.leaks(Scope.of(ACME)))
                .containsExactly(new Passages.Leak(
                        leaking.id(),
                        leaking.incident(),
                        leaking.kind(),
                        leaking.target(),
                        3,
                        NOON.plus(Proof.TAKES_EFFECT)));
        assertThat(passages.leaks(Scope.of(new TenantId("somebody-else")))).isEmpty();
        actions.change(
                Scope.PROVIDER,
                leaking.id(),
                action -> Optional.of(new ActionChange.LiftedByHand(NOON, "max", "gone")));
        assertThat(passages.leaks(Scope.of(ACME))).isEmpty();
    }

    @Test
    void theJobIsToldOfAnActionOnceWhileItStandsAndOnceWhenItEnds() {
        ActionOrder order = order("told", "198.51.100.17");
        propose(order);
        assertThat(toWatch(false)).contains(order.id());
        actions.watched(order.id(), NOON, Optional.empty());
        assertThat(passages.watchedFrom(Scope.PROVIDER, order.id())).contains(NOON);
        assertThat(toWatch(false)).doesNotContain(order.id());
        assertThat(toWatch(true)).as("again after a start").contains(order.id());
        actions.watched(order.id(), NOON.plusSeconds(60), Optional.empty());
        assertThat(passages.watchedFrom(Scope.PROVIDER, order.id()))
                .as("counting began when it was told first")
                .contains(NOON);
        refuse(order);
        assertThat(toWatch(false)).contains(order.id());
        actions.watched(order.id(), NOON, Optional.of(NOON));
        assertThat(toWatch(true)).doesNotContain(order.id());

        ActionOrder never = order("never-told", "198.51.100.8");
        propose(never);
        refuse(never);
        assertThat(toWatch(true)).doesNotContain(never.id());
    }

    @Test
    void whatWasNotWrittenForLongGoes() {
        ActionOrder order = order("old", "198.51.100.9");
        write(count(order, FIREWALL, minute(0, new Fates(1, 2, 0))));
        assertThat(passages.expire(Instant.now().minusSeconds(3600), 1000)).isZero();
        assertThat(passages.expire(Instant.now().plusSeconds(3600), 1000)).isPositive();
        assertThat(passages.witnesses(Scope.PROVIDER, order, NOON, NOON.plusSeconds(3600)))
                .isEmpty();
    }

    private List<ActionId> toWatch(boolean again) {
        return actions.toWatch(again, 1000).stream()
                .map(action -> action.order().id())
                .toList();
    }

    private ActionOrder done(String id, String target) {
        ActionOrder order = order(id, target);
        propose(order);
        change(order, new ActionChange.Approved(NOON, "max", ""));
        change(order, new ActionChange.Started(NOON, "runner", ""));
        change(order, new ActionChange.Done(NOON.plusMillis(41_500), "runner", "", ""));
        return order;
    }

    private void refuse(ActionOrder order) {
        change(order, new ActionChange.Refused(NOON, "max", "no"));
    }

    private void change(ActionOrder order, ActionChange change) {
        Optional<Action> after = actions.change(Scope.PROVIDER, order.id(), before -> Optional.of(change));
        assertThat(after).isPresent();
    }

    private void propose(ActionOrder order) {
        assertThat(actions.propose(Scope.PROVIDER, new ActionChange.Proposed(NOON, "ana", "would", order)))
                .isTrue();
    }

    private static ActionOrder order(String id, String target) {
        return order(id, target, new IncidentId("i-1"));
    }

    private static ActionOrder order(String id, String target, IncidentId incident) {
        return new ActionOrder(
                new ActionId("p-" + id),
                ACME,
                incident,
                ActionKind.BLOCK_ADDRESS,
                target,
                "edge",
                Duration.ofHours(4),
                new Radius(1, 1, 1, List.of()));
    }

    private static PassageCount count(ActionOrder order, SourceId source, PassageCount.Minute... minutes) {
        return new PassageCount(
                ACME, order.kind(), order.target(), source, NOON, NOON.plusSeconds(60), 0, List.of(minutes));
    }

    private static PassageCount.Minute minute(long number, Fates fates) {
        return new PassageCount.Minute(NOON.plusSeconds(60 * number), Direction.FROM_TARGET, fates);
    }

    private void write(PassageCount... counts) {
        write(List.of(counts).stream().map(Outcome.OfPassages::new).toArray(Outcome[]::new));
    }

    private void write(Outcome... rows) {
        try (OutcomeWriter writer = OutcomeWriter.open(postgres.app())) {
            writer.write(List.of(rows));
        }
    }
}
