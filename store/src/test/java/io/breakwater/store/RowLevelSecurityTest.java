package io.breakwater.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.model.IncidentChange.Kind;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.WarningState;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No query here has a WHERE: what keeps tenants apart must be the database. */
@ExtendWith(StoreFixture.class)
final class RowLevelSecurityTest {
    private static final List<String> TENANT_TABLES = List.of(
            "tenant",
            "source_count",
            "incident",
            "incident_change",
            "rejected",
            "warning",
            "warning_step",
            "warning_receipt",
            "evidence",
            "evidence_hit",
            "rule_count",
            "rule_hour",
            "passage",
            "passage_minute",
            "analyst_decision",
            "own_asset",
            "action",
            "action_change",
            "security_contact",
            "notice",
            "notice_item",
            "notice_step",
            "duty_profile",
            "duty_report",
            "exposure_grant",
            "exposure_import",
            "tenant_watch",
            "watch_period",
            "rule_sighting",
            "lending");

    /** One row of each table whose writer needs more than a tenant. */
    private static final List<String> ROWS = List.of(
            "insert into tenant (tenant_id, name) values (:t, :t)",
            "insert into analyst_decision values ('d-' || :t, :t, 'i', now(), '{}')",
            "insert into action values ('x-' || :t, :t, 'i', 'BLOCK_ADDRESS', 'a', 'r', 'REFUSED', now(), null, '{}')",
            "insert into action_change values ('x-' || :t, 1, :t, now(), '{}')",
            "insert into rule_hour values (:t, 'r', now(), 2, 1, now())",
            "insert into passage values (:t, 'BLOCK_ADDRESS', 'a', 's', now(), now(), 0, now())",
            "insert into passage_minute values (:t, 'BLOCK_ADDRESS', 'a', 's', now(), 'NOT_KNOWN', 1, 1, 1, now())",
            "insert into security_contact values ('c-' || :t, :t, 'Ana', 'WEBHOOK', 'x', 'ZH', 'ORANGE')",
            "insert into notice values ('n-' || :t, :t, 'c-' || :t, 'MADE', now(), null, 'h-' || :t, '{}', 0, now())",
            "insert into notice_step values ('n-' || :t, 1, :t, now(), 'MADE', '')",
            "insert into notice_item values ('m-' || :t, :t, 'c-' || :t, 's', now(), now(), 'n-' || :t, '{}')",
            "insert into duty_profile values (:t, 'OTHER', 'ana')",
            "insert into duty_report values ('r-' || :t, :t, 'i', 'FIRST', 'GRAVE', 'x', null, now(), 'ana', '', '')",
            "insert into exposure_grant values ('g-' || :t, :t, '{example.cn}', 'Ana', '', null, 'ana', now())",
            "insert into exposure_import values ('e-' || :t, :t, now(), 'ana', '{a.csv}', '{}', 1, 0, 0, '[]')",
            "insert into tenant_watch values (:t, now(), now(), now())",
            "insert into watch_period values (:t, 'LATER', 1)",
            "insert into rule_sighting values (:t, 'LATER', 'r', 1, 1, 1)",
            "insert into lending values (:t, now(), now(), 3, 1)");

    private final Store store;
    private final EmbeddedPostgres postgres;

    RowLevelSecurityTest(Store store, EmbeddedPostgres postgres) {
        this.store = store;
        this.postgres = postgres;
    }

    @BeforeEach
    void twoTenants() {
        try (OutcomeWriter writer = OutcomeWriter.open(postgres.app())) {
            for (String tenant : List.of("alpha", "beta")) {
                writer.write(List.of(
                        new Outcome.OfIncident(
                                Samples.change(Kind.OPENED, Samples.incident("i-" + tenant, tenant, 1, "web shell"))),
                        new Outcome.OfRejected(Samples.rejected(tenant, "{")),
                        new Outcome.OfWarning(Samples.warning(tenant, WarningState.ISSUED, Samples.MORNING)),
                        new Outcome.OfEvidence(Samples.evidence(tenant, "a line"), Samples.RULE),
                        new Outcome.OfAsset(Samples.exposed(tenant)),
                        new Outcome.OfRule(Samples.ruleCount(tenant, 3)),
                        new Outcome.OfSource(new SourceCount(
                                new TenantId(tenant),
                                SourceId.of("waf"),
                                1,
                                1,
                                0,
                                1,
                                Samples.MORNING,
                                Samples.MORNING))));
                new Warnings(store)
                        .acknowledge(
                                Scope.PROVIDER,
                                Samples.warning(tenant, WarningState.ISSUED, Samples.MORNING)
                                        .id(),
                                "reader of " + tenant,
                                Samples.MORNING);
                store.change(
                        Scope.PROVIDER,
                        handle -> ROWS.forEach(row -> handle.createUpdate(row + " on conflict do nothing")
                                .bind("t", tenant)
                                .execute()));
            }
        }
    }

    @Test
    void aQueryThatForgetsTheWhereSeesNoOtherTenant() {
        for (String table : TENANT_TABLES) {
            assertThat(tenantsIn(table, Scope.of(new TenantId("alpha"))))
                    .as(table)
                    .containsExactly("alpha");
            assertThat(tenantsIn(table, Scope.PROVIDER)).as(table).contains("alpha", "beta");
        }
    }

    @Test
    void aTransactionThatDoesNotSayForWhomSeesNothing() {
        StoreSettings app = postgres.app();
        Jdbi bare = Jdbi.create(app.url(), app.user(), app.password());
        for (String table : TENANT_TABLES) {
            List<String> seen = bare.withHandle(handle -> handle.createQuery("select tenant_id from " + table)
                    .mapTo(String.class)
                    .list());
            assertThat(seen).as(table).isEmpty();
        }
        assertThat(tenantsIn("incident", Scope.of(Set.of()))).isEmpty();
    }

    @Test
    void aTenantCanNotWriteARowOfAnother() {
        assertThatThrownBy(() -> store.change(
                        Scope.of(new TenantId("alpha")),
                        handle -> handle.execute("insert into tenant (tenant_id, name) values ('gamma', 'Gamma')")))
                .hasMessageContaining("row-level security");
        int touched = store.within(
                Scope.of(new TenantId("alpha")), handle -> handle.execute("update incident set status = 'CLOSED'"));
        assertThat(touched).isEqualTo(1);
    }

    @Test
    void theSettingOfOneTransactionDoesNotReachTheNextOnTheSameConnection() {
        StoreSettings app = postgres.app();
        Jdbi.create(app.url(), app.user(), app.password()).useHandle(handle -> {
            handle.useTransaction(transaction -> Scope.apply(Scope.PROVIDER, transaction));
            assertThat(handle.createQuery("select count(*) from incident")
                            .mapTo(Long.class)
                            .one())
                    .isZero();
        });
    }

    @Test
    void everyTableThatNamesATenantIsTriedHere() {
        List<String> tables = store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                                select c.relname from pg_policy p join pg_class c on c.oid = p.polrelid
                                where p.polname = 'tenant_scope'""").mapTo(String.class).list());
        assertThat(TENANT_TABLES)
                .as("tables under the policy of tenants; give each a row in this test")
                .containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void everyTableForcesItsPolicy() {
        List<String> open = store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where n.nspname = 'public' and relkind = 'r' and relname not like 'flyway%'
                                  and not (relrowsecurity and relforcerowsecurity
                                           and exists (select 1 from pg_policy where polrelid = c.oid))""").mapTo(String.class).list());
        assertThat(open)
                .as("tables without FORCE ROW LEVEL SECURITY and a policy; add them to a migration")
                .isEmpty();
    }

    @Test
    void theOwnerOfTheTablesIsBoundToo() {
        StoreSettings owner = postgres.owner();
        long seen = Jdbi.create(owner.url(), owner.user(), owner.password())
                .withHandle(handle -> handle.createQuery("select count(*) from incident")
                        .mapTo(Long.class)
                        .one());
        assertThat(seen).isZero();
    }

    @Test
    void aRoleThatCouldLookAroundThePolicyIsRefused() {
        assertThatThrownBy(() -> Migrations.run(
                        postgres.owner(), new StoreSettings(postgres.owner().url(), "breakwater_root", "none")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BYPASSRLS");
    }

    private List<String> tenantsIn(String table, Scope scope) {
        return store.within(
                scope,
                handle -> handle.createQuery("select distinct tenant_id from " + table + " order by 1")
                        .mapTo(String.class)
                        .list());
    }
}
