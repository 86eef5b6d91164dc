package io.breakwater.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who counts as silent. */
final class SilenceTest {
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static boolean isSilent(SourceId source, Optional<Instant> heard) {
        return new Sources.Row(new TenantId("acme"), "Acme", source, 1, 1, 0, 0, heard, heard).silent(NOW, PATIENCE);
    }

    @Test
    void aSourceThatWasNotHeardForLongIsSilent() {
        SourceId waf = new SourceId("waf-1");
        assertThat(isSilent(waf, Optional.of(NOW.minus(PATIENCE)))).isFalse();
        assertThat(isSilent(waf, Optional.of(NOW.minus(PATIENCE).minusSeconds(1))))
                .isTrue();
        assertThat(isSilent(waf, Optional.empty())).isTrue();
    }

    @Test
    void theRegistryNeedNotSpeak() {
        assertThat(isSilent(SourceId.REGISTRY, Optional.of(NOW.minus(Duration.ofDays(3)))))
                .isFalse();
        assertThat(isSilent(SourceId.REGISTRY, Optional.empty())).isFalse();
    }
}
