package io.breakwater.core.incident;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.incident.CorrelationTuning.Coincidence;
import io.breakwater.core.incident.CorrelationTuning.Weights;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CorrelationTuningTest {
    @Test
    void refusesWhatIsNoProbabilityAndSaysWhich() {
        assertThatThrownBy(() -> new Weights(1.1, 0.5, 0.8, 0.5, 0.1, 0.3))
                .hasMessage("high must lie between 0 and 1, is 1.1");
        assertThatThrownBy(() -> new Weights(0.9, 0.5, 0.8, 0.5, Double.NaN, 0.3))
                .hasMessage("weakPerTenfold must lie between 0 and 1, is NaN");
        assertThatThrownBy(() -> new Coincidence(Duration.ofHours(72), Duration.ofMinutes(5), 3, 0.25, -0.1))
                .hasMessage("elsewhere must lie between 0 and 1, is -0.1");
        assertThatThrownBy(() -> new Coincidence(Duration.ZERO, Duration.ofMinutes(5), 3, 0.25, 0.1))
                .hasMessage("window and nearest must be positive");
    }
}
