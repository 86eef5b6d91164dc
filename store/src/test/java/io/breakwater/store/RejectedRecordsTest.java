package io.breakwater.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.TenantId;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoreFixture.class)
final class RejectedRecordsTest {
    private static final RejectedRecords.Filter ZETA =
            new RejectedRecords.Filter(Optional.of(new TenantId("zeta")), "", "");

    private final RejectedRecords rejected;
    private final EmbeddedPostgres postgres;

    RejectedRecordsTest(Store store, EmbeddedPostgres postgres) {
        this.rejected = new RejectedRecords(store);
        this.postgres = postgres;
    }

    @Test
    void letsOldRecordsGoAFewAtATimeAndKeepsYoungOnes() {
        try (OutcomeWriter writer = OutcomeWriter.open(postgres.app())) {
            writer.write(List.of(
                    new Outcome.OfRejected(Samples.rejected("zeta", "{")),
                    new Outcome.OfRejected(Samples.rejected("zeta", "{{")),
                    new Outcome.OfRejected(Samples.rejected("zeta", "{{{"))));
        }
        assertThat(rejected.expire(Samples.MORNING, 1_000))
                .as("none came before the morning")
                .isZero();
        assertThat(count()).isEqualTo(3);
        assertThat(rejected.expire(Samples.MORNING.plusSeconds(1), 2)).isEqualTo(2);
        while (rejected.expire(Samples.MORNING.plusSeconds(1), 2) > 0) {
            assertThat(count()).isLessThan(2);
        }
        assertThat(count()).isZero();
    }

    private int count() {
        return rejected.list(Scope.PROVIDER, ZETA, 0, 10).size();
    }
}
