package io.breakwater.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.campaign.AsOf;
import io.breakwater.core.campaign.CampaignStage;
import io.breakwater.core.campaign.FamilyNames;
import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.BlankDays;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tables of earlier days, counted again from the rows, and the history of attributions. */
@ExtendWith(StoreFixture.class)
final class CampaignHistoryTest {
    private static final ZoneId CHINA = ZoneId.of("+08:00");
    private static final CampaignId GAMMA = new CampaignId("gamma");
    private static final Instant FIRST = Instant.parse("2025-02-27T15:30:00Z");

    private final Store store;
    private final EmbeddedPostgres postgres;
    private final CampaignHistory history;
    private final CampaignStage stage = new CampaignStage(CHINA, FamilyNames.none());

    CampaignHistoryTest(Store store, EmbeddedPostgres postgres) {
        this.store = store;
        this.postgres = postgres;
        this.history = new CampaignHistory(store);
    }

    @BeforeEach
    void seed() {
        store.change(Scope.PROVIDER, handle -> {
            handle.execute("delete from sighting");
            handle.execute("delete from attribution_step");
            handle.execute("delete from source_day");
        });
        List<Outcome> rows = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            rows.add(new Outcome.OfSighting(sighting(day, FIRST.plus(Duration.ofDays(day)))));
            rows.add(new Outcome.OfActivity(
                    new SourceActivity("waf", LocalDate.parse("2025-02-27").plusDays(day), 1)));
        }
        rows.add(step("s-0", "delta", 0, true));
        rows.add(step("s-0", "delta", 1, true));
        rows.add(step("s-0", "gamma", 2, true));
        rows.add(step("s-1", "gamma", 0, true));
        rows.add(step("s-2", "gamma", 0, true));
        rows.add(step("s-2", "gamma", 1, false));
        rows.add(step("s-3", "delta", 0, true));
        write(rows);
        write(rows);
    }

    private void write(List<Outcome> rows) {
        try (OutcomeWriter writer = OutcomeWriter.open(postgres.app())) {
            writer.write(rows);
        }
    }

    private static Sighting sighting(int number, Instant at) {
        TreeMap<Stage, Instant> stages = new TreeMap<>();
        stages.put(Stage.EXPLOITATION, at);
        return new Sighting(
                new SightingId("s-" + number),
                "tenant",
                "asset-" + number,
                at,
                "P",
                "P",
                "industry",
                "product",
                true,
                stages,
                List.of(),
                List.of(new Trait(TraitKind.FAMILY, "Gamma")),
                false,
                0);
    }

    private static Outcome step(String sighting, String campaign, long revision, boolean counts) {
        return new Outcome.OfAttribution(new AttributionStep(
                new SightingId(sighting),
                new CampaignId(campaign),
                revision,
                FIRST.plus(Duration.ofHours(revision)),
                0.9,
                counts,
                new Phrase("因", "because")));
    }

    @Test
    void theTablesOfADayCountWhatHadHappenedByItsLocalEnd() {
        CampaignTables then = history.tables(Scope.PROVIDER, stage, AsOf.parse("2025-03-01", CHINA))
                .getFirst();
        assertThat(then.campaign()).isEqualTo(GAMMA);
        assertThat(then.daily())
                .containsOnlyKeys(
                        LocalDate.parse("2025-02-27"), LocalDate.parse("2025-02-28"), LocalDate.parse("2025-03-01"));
        assertThat(then.asOf()).isEqualTo(Instant.parse("2025-03-01T15:59:59.999Z"));
        assertThat(history.tables(Scope.PROVIDER, stage, Instant.parse("2025-02-27T15:29:00Z")))
                .isEmpty();
    }

    @Test
    void aBlankDayOfThePastIsExplainedByWhatSourcesDeliveredThen() {
        store.change(Scope.PROVIDER, handle -> handle.execute("delete from sighting where sighting_id <> 's-0'"));
        CampaignTables then = history.tables(Scope.PROVIDER, stage, AsOf.parse("2025-03-02", CHINA))
                .getFirst();
        assertThat(then.blanks())
                .containsExactly(new BlankDays(
                        LocalDate.parse("2025-02-28"), LocalDate.parse("2025-03-02"), BlankDays.Reason.NO_ATTACK));
    }

    @Test
    void theHistoryHoldsWhatChangedAndSaysNothingTwice() {
        List<CampaignHistory.Story> stories = history.changed(Scope.PROVIDER, GAMMA, 10);
        assertThat(stories).extracting(story -> story.sighting().value()).containsExactly("s-0", "s-2");
        assertThat(stories.get(0).steps())
                .extracting(each -> each.campaign().value())
                .containsExactly("delta", "gamma");
        assertThat(stories.get(1).steps()).extracting(AttributionStep::counts).containsExactly(true, false);
    }

    @Test
    void aTenantsOwnPeopleSeeNoneOfIt() {
        Scope tenant = Scope.of(new TenantId("alpha"));
        assertThat(history.tables(tenant, stage, Instant.parse("2025-12-01T00:00:00Z")))
                .isEmpty();
        assertThat(history.changed(tenant, GAMMA, 10)).isEmpty();
    }
}
