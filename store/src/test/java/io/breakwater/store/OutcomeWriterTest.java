package io.breakwater.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignRoll;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentChange.Kind;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.WarningState;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoreFixture.class)
final class OutcomeWriterTest {
    private final Store store;
    private final EmbeddedPostgres postgres;
    private OutcomeWriter writer;

    OutcomeWriterTest(Store store, EmbeddedPostgres postgres) {
        this.store = store;
        this.postgres = postgres;
        this.writer = OutcomeWriter.open(postgres.app());
    }

    @BeforeEach
    void emptyIncidents() {
        store.change(Scope.PROVIDER, handle -> {
            handle.execute("delete from incident");
            handle.execute("delete from incident_change");
            handle.execute("delete from rejected");
        });
    }

    @AfterEach
    void disconnect() {
        writer.close();
    }

    @Test
    void writesTheSameBatchTwiceAsOnce() {
        List<Outcome> batch = List.of(
                opened("i-1", "alpha"),
                new Outcome.OfRejected(Samples.rejected("alpha", "{")),
                new Outcome.OfWarning(Samples.warning("alpha", WarningState.ISSUED, Samples.MORNING)));
        writer.write(batch);
        writer.write(batch);
        assertThat(count("incident")).isEqualTo(1);
        assertThat(count("incident_change")).isEqualTo(1);
        assertThat(count("rejected")).isEqualTo(1);
        assertThat(count("warning_step")).isEqualTo(1);
    }

    @Test
    void forgetsCampaignsThatAreNotOnTheRollAndKeepsThoseToldAfterIt() {
        Outcome ghost = new Outcome.OfCampaign(Samples.tables("ghost"));
        Outcome old = new Outcome.OfCampaign(Samples.tables("old"));
        Outcome fresh = new Outcome.OfCampaign(Samples.tables("fresh"));
        writer.write(List.of(ghost, old));
        assertThat(campaigns()).containsExactlyInAnyOrder("ghost", "old");
        writer.write(List.of(roll("old"), old, roll("old", "fresh"), fresh));
        assertThat(campaigns()).containsExactlyInAnyOrder("old", "fresh");
        writer.write(List.of(roll()));
        assertThat(campaigns()).isEmpty();
    }

    private static Outcome roll(String... campaigns) {
        return new Outcome.OfCampaignRoll(
                new CampaignRoll(Stream.of(campaigns).map(CampaignId::new).toList()));
    }

    private List<String> campaigns() {
        return new Campaigns(store)
                .list(Scope.PROVIDER).stream()
                        .map(tables -> tables.campaign().value())
                        .toList();
    }

    @Test
    void keepsTheLatestSnapshotOfABatchAndEveryChange() {
        Incident first = Samples.incident("i-1", "alpha", 1, "web shell");
        Incident grown = Samples.incident("i-1", "alpha", 2, "web shell", "shadow copies deleted");
        writer.write(List.of(
                new Outcome.OfIncident(Samples.change(Kind.OPENED, first)),
                new Outcome.OfIncident(Samples.change(Kind.EXTENDED, grown))));
        assertThat(row("select number, detections, status from incident"))
                .containsEntry("number", 2L)
                .containsEntry("detections", 2L)
                .containsEntry("status", "OPEN");
        assertThat(count("incident_change")).isEqualTo(2);
    }

    @Test
    void marksAnIncidentThatWasMergedAwayEvenWithoutAChangeOfItsOwn() {
        Incident survivor = Samples.incident("i-1", "alpha", 2, "web shell", "logon");
        IncidentChange merge = IncidentChange.of(
                Kind.MERGED,
                Samples.MORNING,
                new Phrase("同一主机", "same host"),
                survivor,
                Optional.of(new IncidentId("i-2")));
        writer.write(List.of(opened("i-2", "alpha"), new Outcome.OfIncident(merge)));
        assertThat(row("select status, merged_into from incident where incident_id = 'i-2'"))
                .containsEntry("status", "WITHDRAWN")
                .containsEntry("merged_into", "i-1");
    }

    @Test
    void takesLogTextThatPostgresCanNotHold() {
        String hostile = "nul \u0000 and half a pair \uD83D and a literal \\u0000";
        writer.write(List.of(
                new Outcome.OfIncident(Samples.change(Kind.OPENED, Samples.incident("i-1", "alpha", 1, hostile)))));
        assertThat(row("select title, snapshot->'members'->0->'rule'->>'title' as inside from incident"))
                .containsEntry("title", "nul \uFFFD and half a pair \uFFFD and a literal \\u0000")
                .containsEntry("inside", "nul \uFFFD and half a pair \uFFFD and a literal \\u0000");
    }

    @Test
    void writesNothingOfABatchThatFailsAndGoesOnAfterwards() {
        OutcomeWriter stranger = OutcomeWriter.open(postgres.app());
        store.change(
                Scope.PROVIDER,
                handle -> handle.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                                + " and application_name not like 'never' and usename = current_user"));
        assertThatThrownBy(() -> stranger.write(List.of(opened("i-9", "alpha"))))
                .isNotNull();
        stranger.write(List.of(opened("i-9", "alpha")));
        assertThat(count("incident")).isEqualTo(1);
        stranger.close();
        writer = OutcomeWriter.open(postgres.app());
    }

    private static Outcome opened(String id, String tenant) {
        return new Outcome.OfIncident(Samples.change(Kind.OPENED, Samples.incident(id, tenant, 1, "web shell")));
    }

    private long count(String table) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }

    private Map<String, Object> row(String sql) {
        return store.within(
                Scope.PROVIDER, handle -> handle.createQuery(sql).mapToMap().one());
    }
}
