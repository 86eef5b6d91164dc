package io.breakwater.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange.Kind;
import io.breakwater.core.model.LeftOut;
import io.breakwater.core.model.TenantId;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoreFixture.class)
final class SurroundingsTest {
    private static final TenantId ALPHA = new TenantId("alpha-around");
    private static final TenantId BETA = new TenantId("beta-around");

    private final Surroundings around;
    private final EmbeddedPostgres postgres;

    SurroundingsTest(Store store, EmbeddedPostgres postgres) {
        this.around = new Surroundings(store);
        this.postgres = postgres;
    }

    @BeforeEach
    void rows() {
        Incident plain = Samples.incident("i-around", ALPHA.value(), 1, "web shell");
        Incident incident = new Incident(
                plain.id(),
                plain.tenant(),
                plain.number(),
                plain.status(),
                plain.opened(),
                plain.score(),
                plain.assets(),
                plain.members(),
                List.of(LeftOut.superNode(new Entity(EntityKind.ADDRESS, EntityRole.RELATED, "198.51.100.77"))),
                plain.blindSpots());
        try (OutcomeWriter writer = OutcomeWriter.open(postgres.app())) {
            List<Outcome> assets = List.of(
                    new Outcome.OfAsset(asset(ALPHA, "ERP-01", "203.0.113.5", "T")),
                    new Outcome.OfAsset(asset(BETA, "web", "203.0.113.6", "")),
                    new Outcome.OfAsset(asset(ALPHA, "nat", "203.0.113.9", "")),
                    new Outcome.OfAsset(asset(BETA, "nat", "203.0.113.9", "")));
            writer.write(assets);
            writer.write(assets);
            writer.write(List.of(
                    new Outcome.OfIncident(Samples.change(Kind.OPENED, incident)),
                    new Outcome.OfEvidence(Samples.evidence(ALPHA.value(), "one"), Samples.RULE),
                    new Outcome.OfEvidence(Samples.evidence(ALPHA.value(), "two"), Samples.RULE),
                    new Outcome.OfEvidence(Samples.evidence(BETA.value(), "three"), Samples.RULE)));
        }
    }

    @Test
    void knowsWhoseAnAddressOrHostIs() {
        assertThat(around.owners("203.0.113.5")).containsExactly(ALPHA);
        assertThat(around.owners("erp-01")).containsExactly(ALPHA);
        assertThat(around.owners("203.0.113.9")).containsExactlyInAnyOrder(ALPHA, BETA);
        assertThat(around.owners("198.51.100.7")).isEmpty();
        assertThat(around.owners("srv-1")).contains(ALPHA);
        assertThat(around.inventoriesWith("203.0.113.9")).isEqualTo(2);
        assertThat(around.offers(ALPHA, "erp-01")).containsExactly("T");
    }

    @Test
    void knowsWhatCorrelationDroppedAsSeenOnTooManyAssets() {
        assertThat(around.superNode(ALPHA, EntityKind.ADDRESS, "198.51.100.77")).isTrue();
        assertThat(around.superNode(ALPHA, EntityKind.ADDRESS, "198.51.100.7")).isFalse();
        assertThat(around.superNode(BETA, EntityKind.ADDRESS, "198.51.100.77")).isFalse();
    }

    @Test
    void countsWhatNamedTheAddressAfterTheBlock() {
        Instant morning = Samples.MORNING;
        Surroundings.Hits counted = hits(ALPHA, morning.minusSeconds(1), morning);
        assertThat(counted).isEqualTo(new Surroundings.Hits(2, 0, 2));
        assertThat(hits(ALPHA, morning, morning.plusSeconds(9)).events()).isZero();
        assertThat(hits(ALPHA, morning.minusSeconds(9), morning.minusSeconds(1)).events())
                .isZero();
        assertThat(hits(BETA, morning.minusSeconds(1), morning).events()).isZero();
    }

    private Surroundings.Hits hits(TenantId reader, Instant from, Instant to) {
        return around.hits(Scope.of(reader), ALPHA, "198.51.100.7", from, to);
    }

    private static ExposedAsset asset(TenantId tenant, String id, String address, String product) {
        return new ExposedAsset(tenant, new AssetId(id), address, "", product, "", false, Samples.MORNING, List.of());
    }
}
