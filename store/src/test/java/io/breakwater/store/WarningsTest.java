package io.breakwater.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.WarningId;
import io.breakwater.core.model.WarningState;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoreFixture.class)
final class WarningsTest {
    private static final Scope GAMMA = Scope.of(new TenantId("gamma"));
    private static final WarningId ID = new WarningId("w-gamma");

    private final Store store;
    private final EmbeddedPostgres postgres;

    WarningsTest(Store store, EmbeddedPostgres postgres) {
        this.store = store;
        this.postgres = postgres;
    }

    @BeforeEach
    void aWarningThatWasRaisedAndCameInTime() {
        store.change(Scope.PROVIDER, handle -> handle.execute("delete from warning where tenant_id = 'gamma'"));
        try (OutcomeWriter writer = OutcomeWriter.open(postgres.app())) {
            writer.write(List.of(
                    new Outcome.OfWarning(Samples.warning("gamma", WarningState.ISSUED, Samples.MORNING)),
                    new Outcome.OfWarning(
                            Samples.warning("gamma", WarningState.RAISED, Samples.MORNING.plus(Duration.ofHours(6)))),
                    new Outcome.OfWarning(Samples.warning(
                            "gamma", WarningState.IN_TIME, Samples.MORNING.plus(Duration.ofHours(30))))));
        }
    }

    private List<Warnings.Named> ranked(Warnings.Which which) {
        return new Warnings(store).ranked(GAMMA, Optional.empty(), which, 10);
    }

    @Test
    void tellsTheWholeLifeOfAWarningInOrder() {
        assertThat(ranked(Warnings.Which.SETTLED)).singleElement().satisfies(named -> {
            assertThat(named.life().steps())
                    .extracting(WarningLife.Step::state)
                    .containsExactly(WarningState.ISSUED, WarningState.RAISED, WarningState.IN_TIME);
            assertThat(named.life().steps().getFirst().at()).isEqualTo(Samples.MORNING);
        });
        assertThat(ranked(Warnings.Which.STANDING)).isEmpty();
        assertThat(ranked(Warnings.Which.ALL)).hasSize(1);
    }

    @Test
    void theFirstReceiptHoldsAndOnlyWithinTheScope() {
        Warnings warnings = new Warnings(store);
        Scope stranger = Scope.of(new TenantId("delta"));
        assertThat(warnings.acknowledge(stranger, ID, "nosy", Samples.MORNING)).isFalse();
        assertThat(warnings.acknowledge(GAMMA, ID, "ann", Samples.MORNING.plusSeconds(60)))
                .isTrue();
        assertThat(warnings.acknowledge(GAMMA, ID, "bob", Samples.MORNING.plusSeconds(90)))
                .isTrue();
        assertThat(ranked(Warnings.Which.ALL)).singleElement().satisfies(named -> {
            assertThat(named.life().receipt())
                    .contains(new WarningLife.Receipt("ann", Samples.MORNING.plusSeconds(60)));
            assertThat(named.life().answeredAfter()).contains(Duration.ofSeconds(60));
        });
    }
}
