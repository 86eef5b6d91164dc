package io.breakwater.core.campaign;

import static io.breakwater.core.campaign.Attacks.TENANT;
import static io.breakwater.core.campaign.Attacks.address;
import static io.breakwater.core.campaign.Attacks.encryption;
import static io.breakwater.core.campaign.Attacks.exploit;
import static io.breakwater.core.campaign.Attacks.hit;
import static io.breakwater.core.campaign.Attacks.host;
import static io.breakwater.core.campaign.Attacks.incident;
import static io.breakwater.core.campaign.Attacks.open;
import static io.breakwater.core.campaign.Attacks.webShell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingInput;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SightingStageTest {
    private static final Instant NOON = Instant.parse("2025-01-10T04:00:00Z");
    private static final Pseudonyms PSEUDONYMS = new Pseudonyms(new byte[32]);

    private final SightingStage stage = new SightingStage(PSEUDONYMS);
    private final SightingState state = stage.initial();
    private final List<Sighting> told = new ArrayList<>();

    private void accept(SightingInput... inputs) {
        for (SightingInput input : inputs) {
            stage.accept(state, input, told::add);
        }
    }

    @Test
    void anAnsweredExploitAloneIsNoCompromise() {
        accept(open("i", exploit(NOON, host("a1")), exploit(NOON.plusSeconds(9), host("a1"))));
        assertEquals(List.of(), told);
    }

    @Test
    void aWebShellBehindTheExploitConfirmsItFromTheExploitOn() {
        accept(open("i", webShell(NOON.plusSeconds(40), host("a1")), exploit(NOON, host("a1"))));
        assertEquals(NOON, told.getLast().compromised());
    }

    @Test
    void whatAProductStoppedIsNoCompromise() {
        accept(open("i", hit("encryption", NOON, Stage.ENCRYPTION, Fidelity.HIGH, Outcome.BLOCKED, host("a1"))));
        assertEquals(List.of(), told);
    }

    @Test
    void aSingleSureSuccessIsEnoughWhereOtherProductsAreMissing() {
        accept(open("i", encryption(NOON, host("a1"))));
        assertEquals(1, told.size());
    }

    @Test
    void anAttemptOfDaysBeforeDoesNotMoveTheDay() {
        accept(open("i", exploit(NOON.minus(Duration.ofDays(3)), host("a1")), encryption(NOON, host("a1"))));
        assertEquals(NOON, told.getLast().compromised());
    }

    @Test
    void aSecondAttackOnTheSameAssetDoesNotCountAgain() {
        accept(
                open("i", encryption(NOON, host("a1"))),
                open("j", encryption(NOON.plus(Duration.ofDays(9)), host("a1"))));
        assertEquals(1, told.size());
    }

    @Test
    void anEarlierEventThatComesLateMovesTheCompromise() {
        accept(
                incident("i", 1, IncidentStatus.OPEN, encryption(NOON, host("a1"))),
                incident(
                        "i",
                        2,
                        IncidentStatus.OPEN,
                        encryption(NOON, host("a1")),
                        exploit(NOON.minus(Duration.ofHours(13)), host("a1"))));
        assertEquals(NOON.minus(Duration.ofHours(13)), told.getLast().compromised());
        assertEquals(1, told.getLast().revision());
        assertEquals(told.getFirst().id(), told.getLast().id());
    }

    @Test
    void anIncidentThatIsTakenBackTakesItsSightingBack() {
        accept(
                incident("i", 1, IncidentStatus.OPEN, encryption(NOON, host("a1"))),
                incident("i", 2, IncidentStatus.WITHDRAWN, encryption(NOON, host("a1"))));
        assertTrue(told.getLast().withdrawn());
        assertEquals(1, told.getLast().revision());
    }

    @Test
    void anAddressPointsAtTheAssetBehindIt() {
        accept(exposed("A1", "192.0.2.1", "P"), open("i", encryption(NOON, address("192.0.2.1"))));
        assertEquals(PSEUDONYMS.asset(TENANT, new AssetId("A1")), told.getLast().asset());
        assertEquals("P", told.getLast().product());
    }

    @Test
    void hostAndAddressOfOneAssetAreOneVictimEvenWhenTheInventoryComesLast() {
        accept(
                open("i", encryption(NOON, address("192.0.2.1")), encryption(NOON.plusSeconds(5), host("a1"))),
                exposed("A1", "192.0.2.1", "P"));
        assertEquals(1, stage.victims(state).size());
    }

    @Test
    void noNameOfTenantOrHostCrosses() {
        accept(
                new TenantProfile(TENANT, "Secret Ltd", "P", "I"),
                open("i", encryption(NOON, host("secret-host"), new Trait(TraitKind.FAMILY, "Gamma"))));
        assertFalse(told.toString().contains("secret-host"));
        assertFalse(told.toString().contains("Secret Ltd"));
        assertFalse(told.toString().contains(TENANT.value()));
    }

    @Test
    void theLastWordDoesNotDependOnTheOrderOfInputs() {
        long seed = 20_250_131;
        Random random = new Random(seed);
        List<SightingInput> inputs = new ArrayList<>(List.of(
                exposed("A1", "192.0.2.1", "P"),
                new TenantProfile(TENANT, "n", "province", "industry"),
                incident("i", 1, IncidentStatus.OPEN, encryption(NOON, address("192.0.2.1"))),
                incident(
                        "i",
                        2,
                        IncidentStatus.OPEN,
                        encryption(NOON, host("a1")),
                        exploit(NOON.minusSeconds(60), host("a1"))),
                open("j", encryption(NOON.plusSeconds(99), host("a2")))));
        accept(inputs.toArray(SightingInput[]::new));
        String expected = stage.victims(state).toString();
        for (int round = 0; round < 20; round++) {
            inputs.add(inputs.get(random.nextInt(inputs.size())));
            Collections.shuffle(inputs, random);
            SightingState other = stage.initial();
            inputs.forEach(input -> stage.accept(other, input, sighting -> {}));
            assertEquals(expected, stage.victims(other).toString(), "seed " + seed + ", round " + round);
        }
    }

    @Test
    void stateThatWasWrittenAndReadAgainTellsNothingTwice() throws IOException {
        accept(exposed("A1", "192.0.2.1", "P"), open("i", encryption(NOON, address("192.0.2.1"))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stage.codec().write(state, new DataOutputStream(bytes));
        SightingState read = stage.codec().read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        List<Sighting> again = new ArrayList<>();
        stage.accept(read, open("i", encryption(NOON, address("192.0.2.1"))), again::add);
        assertEquals(List.of(), again);
        assertEquals(stage.victims(state), stage.victims(read));
    }

    private static ExposedAsset exposed(String asset, String address, String product) {
        return new ExposedAsset(
                TENANT, new AssetId(asset), address, "province", product, "", true, Instant.EPOCH, List.of());
    }
}
