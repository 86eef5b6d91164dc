package io.breakwater.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.ContentReport;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import io.breakwater.store.RuleQuery.Which;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoreFixture.class)
final class RulesTest {
    /** Later than what other tests of this store count, so that its week is the newest. */
    private static final Instant NOON = Instant.parse("2025-06-20T12:00:00Z");

    private static final Instant NOW = NOON.plus(Duration.ofDays(90));

    private final EmbeddedPostgres postgres;
    private final Rules rules;
    private final ContentReports reports;

    RulesTest(Store store, EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.rules = new Rules(store);
        this.reports = new ContentReports(store);
    }

    private void write(Outcome... outcomes) {
        try (OutcomeWriter writer = OutcomeWriter.open(postgres.app())) {
            writer.write(List.of(outcomes));
        }
    }

    private static Outcome inForce(ContentReport.Rule... rules) {
        return new Outcome.OfContent(new ContentReport("v", Arrays.asList(rules), List.of(), List.of(), List.of(), 0));
    }

    private static ContentReport.Rule rule(String id, String version) {
        return new ContentReport.Rule(
                new RuleRef(id, version, "Rule " + id),
                new Assessment(
                        Severity.HIGH,
                        Fidelity.HIGH,
                        Optional.of(Stage.ENCRYPTION),
                        io.breakwater.core.model.Outcome.SUCCEEDED,
                        List.of("T1486")),
                "test",
                new LogSource("process_creation", "windows", ""),
                List.of(),
                false,
                List.of("Nobody"),
                id + ".yml:1:1",
                "title: Rule " + id + "\n# version " + version);
    }

    private static Outcome hits(String rule, String tenant, RuleCount.Hour... hours) {
        long hits = Arrays.stream(hours).mapToLong(RuleCount.Hour::hits).sum();
        long held = Arrays.stream(hours).mapToLong(RuleCount.Hour::heldBack).sum();
        return new Outcome.OfRule(new RuleCount(
                new TenantId(tenant),
                new RuleRef(rule, "1", "Rule " + rule),
                hits,
                held,
                hits,
                0,
                NOON,
                List.of(hours)));
    }

    private static RuleCount.Hour hour(int before, long hits, long heldBack) {
        return new RuleCount.Hour(NOON.minus(Duration.ofHours(before)), hits, heldBack);
    }

    private List<RuleRow> list(Which which, String text) {
        RuleQuery query = new RuleQuery(which, Severity.LOW, Optional.empty(), text, 0, 100);
        return rules.list(Scope.PROVIDER, query, rules.until(Scope.PROVIDER, NOW));
    }

    @Test
    void aChangedRuleKeepsItsOldVersionAndAWithdrawnOneComesBack() {
        write(inForce(rule("life-a", "1"), rule("life-b", "1")));
        write(inForce(rule("life-a", "2")));
        RuleFile changed = rules.find(Scope.PROVIDER, "life-a", NOW).orElseThrow();
        assertThat(changed.versions())
                .extracting(version -> version.rule().text())
                .containsExactly("title: Rule life-a\n# version 2", "title: Rule life-a\n# version 1");
        assertThat(changed.versions().get(0).until()).isEmpty();
        assertThat(changed.versions().get(1).until()).isPresent();
        assertThat(list(Which.WITHDRAWN, "life-b")).hasSize(1);
        assertThat(list(Which.IN_FORCE, "life-"))
                .extracting(row -> row.rule().rule().id())
                .containsExactly("life-a");
        write(inForce(rule("life-a", "2"), rule("life-b", "1")));
        assertThat(list(Which.WITHDRAWN, "life-b")).isEmpty();
        assertThat(rules.find(Scope.PROVIDER, "life-a", NOW)
                        .orElseThrow()
                        .versions()
                        .get(0)
                        .since())
                .as("what did not change keeps its beginning")
                .isEqualTo(changed.versions().get(0).since());
    }

    @Test
    void countsADayAndAWeekBeforeTheNewestHitAndNothingTwice() {
        write(inForce(rule("hits-a", "1"), rule("hits-b", "1")));
        write(
                hits("hits-a", "alpha", hour(0, 5, 0), hour(30, 7, 2), hour(9 * 24, 100, 0)),
                hits("hits-a", "beta", hour(1, 1, 0)));
        write(hits("hits-a", "alpha", hour(0, 5, 0), hour(30, 7, 2)));
        write(hits("hits-a", "alpha", hour(30, 1, 0)));
        assertThat(rules.until(Scope.PROVIDER, NOW)).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(list(Which.FIRING, "hits-"))
                .singleElement()
                .extracting(RuleRow::day, RuleRow::week, RuleRow::heldBack, RuleRow::tenants)
                .containsExactly(6L, 13L, 2L, 2);
        assertThat(list(Which.THROTTLED, "hits-")).hasSize(1);
        assertThat(list(Which.SILENT, "hits-"))
                .extracting(row -> row.rule().rule().id())
                .containsExactly("hits-b");
        RuleFile file = rules.find(Scope.PROVIDER, "hits-a", NOON.plus(Duration.ofHours(1)))
                .orElseThrow();
        assertThat(file.hours()).extracting(RuleCount.Hour::hits).containsExactly(7L, 1L, 5L);
        assertThat(file.floods())
                .singleElement()
                .extracting(flood -> flood.hour().heldBack())
                .isEqualTo(2L);
    }

    @Test
    void aHitFromTheFutureDoesNotMoveTheWeek() {
        write(hits("future", "alpha", new RuleCount.Hour(NOW.plus(Duration.ofDays(900)), 3, 0)));
        assertThat(rules.until(Scope.PROVIDER, NOW)).isBeforeOrEqualTo(NOW);
    }

    @Test
    void tellsNobodyButTheProvider() {
        write(inForce(rule("secret", "1")), new Outcome.OfQuiet(new QuietMatches("job", Map.of("expired", 3L))));
        Scope alpha = Scope.of(new TenantId("alpha"));
        assertThat(rules.find(alpha, "secret", NOW)).isEmpty();
        assertThat(reports.latest(alpha)).isEmpty();
        assertThat(reports.quiet(alpha)).isEmpty();
        assertThat(reports.quiet(Scope.PROVIDER).orElseThrow().byReason()).containsEntry("expired", 3L);
    }

    @Test
    void anotherJobCountsQuietMatchesFromItsOwnBeginning() {
        write(new Outcome.OfQuiet(new QuietMatches("one", Map.of("expired", 3L))));
        Instant since = reports.quiet(Scope.PROVIDER).orElseThrow().since();
        write(new Outcome.OfQuiet(new QuietMatches("one", Map.of("expired", 4L))));
        assertThat(reports.quiet(Scope.PROVIDER).orElseThrow().since()).isEqualTo(since);
        write(new Outcome.OfQuiet(new QuietMatches("two", Map.of("expired", 1L))));
        assertThat(reports.quiet(Scope.PROVIDER).orElseThrow().since()).isAfter(since);
    }

    @Test
    void letsHoursGoThatWereWrittenLongAgo() {
        write(hits("old", "alpha", hour(0, 5, 0)));
        assertThat(rules.expire(Instant.EPOCH, 1_000)).isZero();
        assertThat(rules.expire(Instant.now().plus(Duration.ofDays(1)), 1)).isEqualTo(1);
    }
}
