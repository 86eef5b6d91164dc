package io.breakwater.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.TenantId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TenantClocksTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    private final TenantClocks clocks = new TenantClocks();

    @Test
    void ticksOnceAMinuteOfEventTimeAndNeverBack() {
        assertThat(clocks.tick(ACME, NOON.plusSeconds(10), NOON)).contains(NOON);
        assertThat(clocks.tick(ACME, NOON.plusSeconds(50), NOON)).isEmpty();
        assertThat(clocks.tick(ACME, NOON.minusSeconds(600), NOON)).isEmpty();
        assertThat(clocks.tick(ACME, NOON.plusSeconds(61), NOON)).contains(NOON.plusSeconds(60));
    }

    @Test
    void isNotCarriedOffByAnEventFromTheFuture() {
        assertThat(clocks.tick(ACME, Instant.parse("2031-01-01T00:00:00Z"), NOON))
                .contains(NOON.plusSeconds(300));
    }

    @Test
    void keepsEveryTenantsTimeApart() {
        assertThat(clocks.tick(ACME, NOON, NOON)).contains(NOON);
        Instant years = Instant.parse("2022-01-01T00:00:00Z");
        assertThat(clocks.tick(new TenantId("historian"), years, NOON)).contains(years);
    }
}
