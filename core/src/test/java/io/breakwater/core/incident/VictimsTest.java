package io.breakwater.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VictimsTest {
    private static final Entity GATEWAY = address(EntityRole.ACTOR, "198.51.100.7");
    private static final Entity CONTROL = address(EntityRole.RELATED, "203.0.113.21");

    @Test
    void neverTakesTheAttackersInfrastructureForTheVictim() {
        Detection contact =
                detection(List.of(GATEWAY, CONTROL), List.of(new Trait(TraitKind.C2_ADDRESS, CONTROL.value())));
        assertEquals(GATEWAY, Victims.of(contact));
    }

    @Test
    void takesTheEndInsideTheHouseWhicheverWayTheTrafficGoes() {
        Entity insideSource = address(EntityRole.ACTOR, "10.20.30.40");
        assertEquals(insideSource, Victims.of(detection(List.of(insideSource, CONTROL), List.of())));
        Entity insideTarget = address(EntityRole.RELATED, "192.168.3.4");
        assertEquals(insideTarget, Victims.of(detection(List.of(GATEWAY, insideTarget), List.of())));
    }

    @Test
    void takesTheTargetWhereBothEndsAreOnTheSameSide() {
        Entity from = address(EntityRole.ACTOR, "10.0.0.5");
        Entity to = address(EntityRole.RELATED, "10.0.0.6");
        assertEquals(to, Victims.of(detection(List.of(from, to), List.of())));
        assertEquals(CONTROL, Victims.of(detection(List.of(GATEWAY, CONTROL), List.of())));
    }

    @Test
    void believesTheProductThatNamesItsDevice() {
        Entity device = address(EntityRole.VICTIM, "198.51.100.99");
        Entity inside = address(EntityRole.ACTOR, "10.0.0.5");
        assertEquals(device, Victims.of(detection(List.of(device, inside), List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.1",
                "192.168.1.1",
                "100.64.0.1",
                "fd00::1",
                "FE80::2",
                "::1"
            })
    void knowsWhatLiesInside(String address) {
        assertEquals(true, InsideAddress.is(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"172.15.0.1", "172.32.0.1", "100.128.0.1", "192.169.0.1", "11.0.0.1", "2001:db8::1", "host"})
    void knowsWhatLiesOutside(String address) {
        assertEquals(false, InsideAddress.is(address));
    }

    private static Entity address(EntityRole role, String value) {
        return new Entity(EntityKind.ADDRESS, role, value);
    }

    private static Detection detection(List<Entity> entities, List<Trait> traits) {
        Assessment assessment = new Assessment(
                Severity.HIGH, Fidelity.HIGH, Optional.of(Stage.REMOTE_CONTROL), Outcome.ATTEMPTED, List.of());
        return Detection.of(
                Scene.TENANT,
                new RuleRef("rule", "1", "Rule"),
                Instant.parse("2025-03-01T00:00:00Z"),
                assessment,
                entities,
                traits,
                List.of(new EventId("e1")));
    }
}
