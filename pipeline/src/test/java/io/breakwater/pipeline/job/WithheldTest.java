package io.breakwater.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.WaveAlarm;
import io.breakwater.store.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithheldTest {
    private final Withheld withheld = new Withheld(List.of());
    private final List<Outcome> out = new ArrayList<>();

    @Test
    void letsGoOfWhatACompletedCheckpointHoldsAndOfNothingElse() {
        withheld.add(alarm(1));
        withheld.release(out::add);
        assertThat(out).as("no checkpoint holds it").isEmpty();
        assertThat(withheld.snapshot(7)).containsExactly(alarm(1));
        withheld.add(alarm(2));
        withheld.release(out::add);
        assertThat(out).as("that checkpoint may still fail").isEmpty();
        withheld.completed(7);
        withheld.release(out::add);
        assertThat(out).containsExactly(alarm(1));
        assertThat(withheld.isEmpty()).isFalse();
    }

    @Test
    void aLaterCheckpointStandsForOneThatFailed() {
        withheld.add(alarm(1));
        assertThat(withheld.snapshot(7)).hasSize(1);
        withheld.add(alarm(2));
        assertThat(withheld.snapshot(8)).as("what was not told yet is in each").containsExactly(alarm(1), alarm(2));
        withheld.completed(8);
        withheld.completed(7);
        withheld.release(out::add);
        assertThat(out).containsExactly(alarm(1), alarm(2));
        assertThat(withheld.isEmpty()).isTrue();
        assertThat(withheld.snapshot(9)).isEmpty();
    }

    @Test
    void tellsWhatTheCheckpointHeldFromWhichTheJobGoesOn() {
        Withheld resumed = new Withheld(List.of(alarm(1)));
        resumed.add(alarm(2));
        resumed.release(out::add);
        assertThat(out).containsExactly(alarm(1));
    }

    @Test
    void tellsEverythingAtTheEndOfTheInput() {
        withheld.add(alarm(1));
        withheld.snapshot(1);
        withheld.add(alarm(2));
        withheld.releaseAll(out::add);
        assertThat(out).containsExactly(alarm(1), alarm(2));
        assertThat(withheld.isEmpty()).isTrue();
    }

    private static Outcome alarm(int number) {
        return new Outcome.OfWaveAlarm(new WaveAlarm(
                new CampaignId("c"), Instant.ofEpochSecond(number), false, new Phrase("第" + number, "no. " + number)));
    }
}
