package io.breakwater.core.respond.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.respond.action.ActionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProofTest {
    private static final Instant DONE = Instant.parse("2026-03-01T12:00:40Z");
    private static final Instant NOW = DONE.plus(Duration.ofHours(1));

    @Test
    void oneEventLetThroughOutweighsAllThatWereStopped() {
        Proof proof = proof(
                NOW,
                witness("firewall", new Fates(500, 0, 0), Optional.empty()),
                witness("web", new Fates(0, 1, 3), Optional.of(DONE.plusSeconds(900))));
        assertThat(proof.verdict()).isEqualTo(Verdict.DOES_NOT_WORK);
        assertThat(proof.lastLetThrough()).contains(DONE.plusSeconds(900));
        assertThat(proof.after()).isEqualTo(new Fates(500, 1, 3));
        assertThat(proof.advice().getFirst().en()).contains("web").doesNotContain("firewall");
    }

    @Test
    void itWorksOnlyIfTrafficCameAndAllOfItIsSaidToBeStopped() {
        assertThat(proof(NOW, witness("firewall", new Fates(3, 0, 0), Optional.empty()))
                        .verdict())
                .isEqualTo(Verdict.WORKS);
        assertThat(proof(NOW, witness("firewall", new Fates(3, 0, 1), Optional.empty()))
                        .verdict())
                .isEqualTo(Verdict.NOT_SAID);
    }

    @Test
    void silenceIsTakenForSilenceOnlyWhereASourceWasThereToHear() {
        Witness alive = new Witness(new SourceId("a"), Fates.NONE, Optional.empty(), Optional.of(NOW.minusSeconds(9)));
        Witness gone = new Witness(new SourceId("b"), Fates.NONE, Optional.empty(), Optional.of(DONE.minusSeconds(9)));
        assertThat(proof(NOW, gone, alive).verdict()).isEqualTo(Verdict.SILENCE);
        assertThat(proof(NOW, gone, alive).alive()).contains(NOW.minusSeconds(9));
        assertThat(proof(NOW, gone).verdict()).isEqualTo(Verdict.BLIND);
        assertThat(proof(NOW).verdict()).isEqualTo(Verdict.BLIND);
        assertThat(proof(DONE.plusSeconds(60), gone, alive).verdict()).isEqualTo(Verdict.TOO_EARLY);
    }

    @Test
    void theMinuteInWhichItWasDoneAndTheNextDoNotCount() {
        assertThat(Proof.countsFrom(DONE)).isEqualTo(Instant.parse("2026-03-01T12:02:00Z"));
    }

    @Test
    void everyVerdictOfWhichOneCanDoSomethingSaysWhatForEachKind() {
        for (ActionKind kind : ActionKind.values()) {
            Proof leak = Proof.of(
                    kind,
                    DONE,
                    NOW,
                    Fates.NONE,
                    List.of(witness("web", new Fates(0, 1, 0), Optional.of(DONE.plusSeconds(300)))));
            assertThat(leak.advice()).hasSizeGreaterThan(2);
        }
        assertThat(proof(NOW).advice()).isNotEmpty();
    }

    private static Witness witness(String source, Fates after, Optional<Instant> last) {
        return new Witness(new SourceId(source), after, last, Optional.of(NOW));
    }

    private static Proof proof(Instant to, Witness... witnesses) {
        return Proof.of(ActionKind.BLOCK_ADDRESS, DONE, to, Fates.NONE, List.of(witnesses));
    }
}
