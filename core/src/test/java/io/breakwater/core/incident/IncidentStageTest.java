package io.breakwater.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.model.AnalystDecision;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Authorisation;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.DetectionId;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.LinkKind;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantInput;
import io.breakwater.core.model.TraitKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IncidentStageTest {
    private static List<Detection> chain(String host, double hour) {
        return List.of(
                Scene.on(host, Stage.EXPLOITATION, hour)
                        .outcome(Outcome.ATTEMPTED)
                        .build(),
                Scene.on(host, Stage.REMOTE_CONTROL, hour + 16)
                        .fidelity(Fidelity.HIGH)
                        .build(),
                Scene.on(host, Stage.INHIBIT_RECOVERY, hour + 16 + 29).build(),
                Scene.on(host, Stage.ENCRYPTION, hour + 16 + 29.1)
                        .fidelity(Fidelity.HIGH)
                        .build());
    }

    private static ExposedAsset exposed(String asset, String address) {
        return new ExposedAsset(Scene.TENANT, new AssetId(asset), address, "", "", "", false, Scene.START, List.of());
    }

    private static List<DetectionId> members(Incident incident) {
        return incident.members().stream().map(Member::id).toList();
    }

    @Test
    void oneChainOnOneHostIsOneIncidentThoughItWasSilentForADay() {
        Scene scene = Scene.of(chain("a1", 0));
        assertEquals(1, scene.incidents().size());
        Incident incident = scene.incidents().getFirst();
        assertEquals(IncidentStatus.ESCALATED, incident.status());
        assertEquals(Scene.hours(16), incident.opened().orElseThrow());
        assertEquals(
                List.of(LinkKind.SEED, LinkKind.SAME_HOST, LinkKind.STAGE_ORDER, LinkKind.SAME_HOST),
                incident.members().stream().map(member -> member.link().kind()).toList());
    }

    @Test
    void aSecondCompromiseDaysLaterIsAnIncidentOfItsOwn() {
        List<Detection> both = new ArrayList<>(chain("a1", 0));
        both.addAll(chain("a1", 80));
        assertEquals(2, Scene.of(both).incidents().size());
    }

    @Test
    void encryptionDaysAfterTheBreakInIsTheSameAttack() {
        List<Detection> chain = List.of(
                Scene.on("a1", Stage.REMOTE_CONTROL, 0).fidelity(Fidelity.HIGH).build(),
                Scene.on("a1", Stage.ENCRYPTION, 100).fidelity(Fidelity.HIGH).build());
        assertEquals(1, Scene.of(chain).incidents().size());
    }

    @Test
    void aBreakInSomeHoursAfterTheEncryptionIsAnotherAttack() {
        List<Detection> both = List.of(
                Scene.on("a1", Stage.ENCRYPTION, 0).fidelity(Fidelity.HIGH).build(),
                Scene.on("a1", Stage.EXPLOITATION, 8).build(),
                Scene.on("a1", Stage.REMOTE_CONTROL, 9).build());
        assertEquals(2, Scene.of(both).incidents().size());
    }

    @Test
    void aHundredThousandDecoysNeitherBuryNorSwallowAnAttack() {
        List<TenantInput> inputs = new ArrayList<>(chain("a1", 48));
        for (int decoy = 0; decoy < 100_000; decoy++) {
            inputs.add(Scene.on("b" + decoy % 1000, Stage.EXPLOITATION, 60 + decoy / 20_000.0)
                    .rule("decoy-" + decoy % 7)
                    .fidelity(Fidelity.LOW)
                    .build(decoy % 600));
        }
        List<Incident> incidents = Scene.of(inputs).incidents();
        assertEquals(1, incidents.size());
        assertEquals(Set.of(new AssetId("a1")), incidents.getFirst().assets());
        assertTrue(members(incidents.getFirst())
                .containsAll(members(Scene.of(chain("a1", 48)).incidents().getFirst())));
        assertTrue(
                incidents.getFirst().members().size() < 600,
                () -> incidents.getFirst().members().size() + " members");
    }

    @Test
    void twoAttacksAtTheSameTimeInOneTenantStayApart() {
        List<TenantInput> inputs = new ArrayList<>(chain("a1", 0));
        inputs.addAll(chain("b1", 0));
        assertEquals(2, Scene.of(inputs).incidents().size());
    }

    @Test
    void aRareWeakAlertOnAnotherHostJoinsByCoincidenceAndACommonOneDoesNot() {
        List<TenantInput> inputs = new ArrayList<>(chain("a1", 80));
        inputs.add(Scene.on("b1", Stage.LATERAL_MOVEMENT, 96.1)
                .rule("rare")
                .fidelity(Fidelity.LOW)
                .build());
        for (int hour = 0; hour < 97; hour++) {
            inputs.add(Scene.on("b2", Stage.LATERAL_MOVEMENT, hour + 0.1)
                    .rule("common")
                    .fidelity(Fidelity.LOW)
                    .build());
        }
        Incident incident = Scene.of(inputs).incidents().getFirst();
        assertEquals(Set.of(new AssetId("a1")), incident.assets());
        List<String> joined = incident.members().stream()
                .filter(member -> member.link().kind() == LinkKind.COINCIDENCE)
                .map(member -> member.rule().id())
                .toList();
        assertEquals(List.of("rare"), joined);
    }

    @Test
    void aMediumHitAloneReachesNobody() {
        assertTrue(Scene.of(List.of(Scene.on("a1", Stage.EXPLOITATION, 0).build()))
                .changes
                .isEmpty());
    }

    @Test
    void blockedAttemptsNeitherOpenNorConfirmAnIncident() {
        List<TenantInput> inputs = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            inputs.add(Scene.on("a1", stage, 1)
                    .outcome(Outcome.BLOCKED)
                    .fidelity(Fidelity.HIGH)
                    .build());
        }
        inputs.add(Scene.on("a1", Stage.EXPLOITATION, 1).build());
        assertTrue(Scene.of(inputs).changes.isEmpty());
    }

    @Test
    void blockedAttemptsAreToldBesideTheIncident() {
        List<TenantInput> inputs = new ArrayList<>(chain("a1", 0));
        inputs.add(Scene.on("a1", Stage.EXPLOITATION, 1)
                .outcome(Outcome.BLOCKED)
                .rule("waf")
                .build());
        inputs.add(Scene.on("a1", Stage.EXPLOITATION, 1)
                .outcome(Outcome.BLOCKED)
                .rule("waf")
                .build(5));
        Incident incident = Scene.of(inputs).incidents().getFirst();
        assertEquals(4, incident.members().size());
        assertTrue(incident.leftOut().toString().contains("2 × \"Title of waf\" on a1"), incident.leftOut()::toString);
    }

    @Test
    void aDrillThatIsAnnouncedLateWithdrawsTheIncident() {
        Scene scene = Scene.of(chain("a1", 0));
        scene.feed(new Authorisation(Scene.TENANT, "A1", Scene.hours(-1), Scene.hours(60), "T-7"));
        assertTrue(scene.incidents().isEmpty());
        IncidentChange last = scene.changes.getLast();
        assertEquals(IncidentChange.Kind.WITHDRAWN, last.kind());
        assertEquals(IncidentStatus.WITHDRAWN, last.after().status());
    }

    @Test
    void aDrillAnnouncedByAddressCoversTheHostBehindIt() {
        List<TenantInput> inputs = new ArrayList<>(chain("a1", 0));
        inputs.add(new Authorisation(Scene.TENANT, "198.51.100.7", Scene.hours(-1), Scene.hours(60), "T-7"));
        inputs.add(exposed("A1", "198.51.100.7"));
        assertTrue(Scene.of(inputs).incidents().isEmpty());
    }

    @Test
    void whatGoesOnAfterTheDrillIsAnAttack() {
        List<TenantInput> inputs = new ArrayList<>(chain("a1", 0));
        inputs.add(new Authorisation(Scene.TENANT, "a1", Scene.hours(-1), Scene.hours(1), "T-7"));
        Incident incident = Scene.of(inputs).incidents().getFirst();
        assertEquals(3, incident.members().size());
        assertTrue(incident.leftOut().toString().contains("T-7"), incident.leftOut()::toString);
    }

    @Test
    void anAlertThatNamesOnlyAPublicAddressJoinsTheHostOnceTheInventoryIsKnown() {
        List<TenantInput> inputs = new ArrayList<>(chain("a1", 0));
        inputs.add(Scene.at("198.51.100.7", Stage.REMOTE_CONTROL, 16.1)
                .rule("beacon")
                .fidelity(Fidelity.HIGH)
                .build());
        assertEquals(2, Scene.of(inputs).incidents().size());
        inputs.add(exposed("A1", "198.51.100.7"));
        List<Incident> joined = Scene.of(inputs).incidents();
        assertEquals(1, joined.size());
        assertEquals(Set.of(new AssetId("A1")), joined.getFirst().assets());
        assertEquals(5, joined.getFirst().members().size());
    }

    @Test
    void aSharedAddressJoinsTheOnlyAssetThatIsUnderAttack() {
        List<TenantInput> inputs = new ArrayList<>(chain("a1", 0));
        inputs.add(exposed("a1", "198.51.100.7"));
        inputs.add(exposed("a2", "198.51.100.7"));
        inputs.add(Scene.at("198.51.100.7", Stage.REMOTE_CONTROL, 17)
                .rule("beacon")
                .fidelity(Fidelity.HIGH)
                .build());
        List<Incident> incidents = Scene.of(inputs).incidents();
        assertEquals(1, incidents.size());
        assertEquals(5, incidents.getFirst().members().size());
    }

    @Test
    void lateralMovementToANamedHostJoinsBothHosts() {
        List<TenantInput> inputs = new ArrayList<>(chain("a1", 0));
        inputs.add(Scene.on("a1", Stage.LATERAL_MOVEMENT, 17)
                .with(EntityKind.HOST, EntityRole.RELATED, "a2")
                .build());
        inputs.add(
                Scene.on("a2", Stage.REMOTE_CONTROL, 18).fidelity(Fidelity.HIGH).build());
        List<Incident> incidents = Scene.of(inputs).incidents();
        assertEquals(1, incidents.size());
        assertEquals(2, incidents.getFirst().assets().size());
        Member onSecond = incidents.getFirst().members().stream()
                .filter(member -> member.link().kind() == LinkKind.SHARED_ENTITY)
                .findFirst()
                .orElseThrow();
        assertEquals("host a2", onSecond.link().entity());
    }

    @Test
    void twoHostsThatWereEachBrokenIntoStayApartThoughTheyReportToOneControl() {
        List<TenantInput> inputs = new ArrayList<>();
        for (String host : List.of("a1", "a2")) {
            inputs.addAll(chain(host, 0));
            inputs.add(Scene.on(host, Stage.REMOTE_CONTROL, 17)
                    .rule("beacon")
                    .with(TraitKind.C2_ADDRESS, "203.0.113.9")
                    .build());
        }
        assertEquals(2, Scene.of(inputs).incidents().size());
    }

    @Test
    void aHostWithoutAnEntranceJoinsTheOneItSharesAControlWith() {
        List<TenantInput> inputs = new ArrayList<>(chain("a1", 0));
        for (String host : List.of("a1", "a2")) {
            inputs.add(Scene.on(host, Stage.REMOTE_CONTROL, 17)
                    .rule("beacon")
                    .fidelity(Fidelity.HIGH)
                    .with(TraitKind.C2_ADDRESS, "203.0.113.9")
                    .build());
        }
        assertEquals(1, Scene.of(inputs).incidents().size());
    }

    @Test
    void anAddressThatManyAssetsHaveJoinsNoTwoOfThem() {
        List<TenantInput> inputs = new ArrayList<>();
        for (int host = 0; host < 12; host++) {
            inputs.add(Scene.on("a" + host, Stage.LATERAL_MOVEMENT, host)
                    .fidelity(Fidelity.LOW)
                    .with(EntityKind.ADDRESS, EntityRole.VICTIM, "10.0.0.7")
                    .build());
        }
        for (String host : List.of("a1", "a2")) {
            inputs.add(Scene.on(host, Stage.REMOTE_CONTROL, 20)
                    .fidelity(Fidelity.HIGH)
                    .with(EntityKind.ADDRESS, EntityRole.VICTIM, "10.0.0.7")
                    .build());
        }
        assertEquals(2, Scene.of(inputs).incidents().size());
    }

    @Test
    void anAccountSeenEverywhereLinksNothingAndIsShown() {
        List<TenantInput> inputs = new ArrayList<>();
        for (int host = 0; host < 12; host++) {
            inputs.add(Scene.on("a" + host, Stage.LATERAL_MOVEMENT, host)
                    .fidelity(Fidelity.HIGH)
                    .with(EntityKind.ACCOUNT, EntityRole.ACTOR, "backup-svc")
                    .build());
        }
        List<Incident> incidents = Scene.of(inputs).incidents();
        assertEquals(12, incidents.size());
        assertTrue(incidents.getFirst().leftOut().toString().contains("account backup-svc"));
        assertEquals(1, Scene.of(inputs.subList(0, 8)).incidents().size());
    }

    @Test
    void anEarlierMemberThatComesLateRenamesTheIncidentAndSaysSo() {
        List<Detection> chain = chain("a1", 0);
        Scene scene = Scene.of(chain.subList(1, 4));
        Incident before = scene.incidents().getFirst();
        scene.feed(chain.getFirst());
        Incident after = scene.incidents().getFirst();
        assertEquals(1, scene.incidents().size());
        assertNotEquals(before.id(), after.id());
        IncidentChange merged = scene.changes.get(scene.changes.size() - 2);
        assertEquals(IncidentChange.Kind.MERGED, merged.kind());
        assertEquals(before.id(), merged.other().orElseThrow());
    }

    @Test
    void anIncidentClosesAfterSilenceAndReopensWhenTheAttackTurnsOutToHaveGoneOn() {
        Scene scene = new Scene(CorrelationTuning.defaults());
        chain("a1", 0).forEach(scene::feed);
        scene.advance(Scene.hours(45.2).plus(Duration.ofHours(72)));
        assertEquals(IncidentStatus.CLOSED, scene.incidents().getFirst().status());
        scene.feed(Scene.on("a1", Stage.ENCRYPTION, 60).rule("note").build());
        assertEquals(IncidentChange.Kind.REOPENED, scene.changes.getLast().kind());
        scene.advance(Scene.hours(60 + 73));
        assertEquals(IncidentStatus.CLOSED, scene.incidents().getFirst().status());
    }

    @Test
    void aHostMayBeCalledAnythingInALog() {
        for (String name : List.of("evil\u001b[2J\u0000", "invoice\u202efdp", "x".repeat(5000))) {
            Scene scene = new Scene(CorrelationTuning.defaults());
            scene.feed(Scene.on(name, Stage.EXPLOITATION, 1).build());
            scene.feed(Scene.on(name, Stage.ENCRYPTION, 2).build());
            scene.restart();
            scene.advance(Scene.END);
            assertEquals(1, scene.incidents().size());
        }
    }

    @Test
    void whatIsOldIsForgottenWithItsIncident() {
        Scene scene = new Scene(CorrelationTuning.defaults());
        chain("a1", 0).forEach(scene::feed);
        scene.feed(Scene.on("a2", Stage.EXPLOITATION, 0).build());
        scene.advance(Scene.hours(24 * 33));
        assertEquals(0, scene.state().size());
        assertTrue(scene.state().incidents().isEmpty());
    }

    @Test
    void anAnalystMergesSplitsAndTakesItBack() {
        List<TenantInput> inputs = new ArrayList<>(chain("a1", 0));
        inputs.addAll(chain("b1", 100));
        List<Incident> apart = Scene.of(inputs).incidents();
        assertEquals(2, apart.size());
        AnalystDecision merge = AnalystDecision.merge(
                Scene.TENANT,
                List.of(
                        members(apart.getFirst()).getFirst(),
                        members(apart.getLast()).getFirst()),
                Scene.hours(200),
                "lin",
                "same ransom note");
        inputs.add(merge);
        List<Incident> merged = Scene.of(inputs).incidents();
        assertEquals(1, merged.size());
        assertEquals(8, merged.getFirst().members().size());
        inputs.add(AnalystDecision.undo(merge, Scene.hours(201), "lin", "no"));
        assertEquals(apart, Scene.of(inputs).incidents());
        inputs.add(AnalystDecision.split(
                Scene.TENANT, members(apart.getFirst()).subList(2, 4), Scene.hours(202), "lin", "another gang"));
        assertEquals(3, Scene.of(inputs).incidents().size());
    }
}
