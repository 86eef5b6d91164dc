package io.breakwater.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.app.campaign.made.MadeCampaign;
import io.breakwater.core.campaign.AsOf;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.CampaignTables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the raw logs of a small made-up campaign to its tables: against the truth, and against changed logs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MadeCampaignTest {
    private static final ZoneId CHINA = ZoneId.of("+08:00");
    private static final long SEED = 20_251_126;
    private static final int LATEST_ARRIVAL_DAYS = 3;

    /** So many victims in three days are a wave to anybody. */
    private static final int FEW = 12;

    private final CampaignCheck check;
    private final CampaignFolder folder;
    private final CampaignTruth truth;
    private final CampaignRun run;
    private CampaignTables tables;

    MadeCampaignTest(@TempDir Path made) throws IOException {
        new MadeCampaign(SEED, new MadeCampaign.Scale(600, 6, 15)).write(made);
        this.run = new CampaignRun(ContentLibrary.builtIn(), CHINA);
        this.check = new CampaignCheck(run, List.of());
        this.folder = new CampaignFolder(made);
        this.truth = CampaignTruth.read(made.resolve("truth.json"));
    }

    @BeforeAll
    void derive() throws IOException {
        Derived derived = run.derive(folder);
        assertThat(check.wrong(truth, derived)).isEmpty();
        tables = derived.main().orElseThrow();
    }

    @Test
    void everyVictimStandsOnItsDay() {
        assertThat(tables.daily()).isEqualTo(truth.daily());
        assertThat(truth.waveError(tables.waves())).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Metamorphosis.class)
    void aChangeOfTheLogsThatMeansNothingChangesNothing(Metamorphosis change) throws IOException {
        assertThat(check.changed(folder, change, tables)).matches(CampaignCheck.Figure::good);
    }

    @Test
    void eachWaveRaisesAnAlarmWithinTheHourOfTheVictimThatTellsIt() throws IOException {
        HourByHour watch = new HourByHour(folder, CHINA);
        watch.play();
        List<HourByHour.Told> alarms = watch.alarms(tables.campaign());
        assertThat(alarms).hasSameSizeAs(tables.waves());
        for (int index = 0; index < alarms.size(); index++) {
            HourByHour.Told told = alarms.get(index);
            LocalDate begin = tables.waves().get(index).from();
            assertThat(told.alarm().returned()).isEqualTo(index > 0);
            assertThat(LocalDate.ofInstant(told.alarm().at(), CHINA)).isBetween(begin, begin.plusDays(1));
            assertThat(Duration.between(told.lastSighting(), told.at())).isLessThanOrEqualTo(Duration.ofHours(1));
            assertThat(watch.sightings(told.alarm().at().minus(Duration.ofDays(3)), told))
                    .as("victims known when the alarm came")
                    .isLessThanOrEqualTo(FEW);
        }
    }

    @Test
    void anEarlierDayKnowsWhatHadHappenedAndArrived() throws IOException {
        LocalDate middle = tables.waves().getFirst().peakDay();
        SortedMap<LocalDate, Integer> then = run.derive(folder, AsOf.parse(middle.toString(), CHINA))
                .main()
                .orElseThrow()
                .daily();
        assertThat(then.lastKey()).isBeforeOrEqualTo(middle);
        LocalDate settled = middle.minusDays(LATEST_ARRIVAL_DAYS);
        assertThat(new TreeMap<>(then.headMap(settled)))
                .isEqualTo(new TreeMap<>(tables.daily().headMap(settled)));
        then.forEach((day, victims) ->
                assertThat(victims).isLessThanOrEqualTo(tables.daily().getOrDefault(day, 0)));
    }
}
