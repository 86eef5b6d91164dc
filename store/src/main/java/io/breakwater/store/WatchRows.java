package io.breakwater.store;

import io.breakwater.core.model.TenantWatch;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Since when tenants are watched, how often their rules fire, and what they were lent. */
final class WatchRows {
    private static final String WATCH = """
            insert into tenant_watch (tenant_id, begun, borrows_until, reached)
            values (:tenant, :begun, :until, :reached)
            on conflict (tenant_id) do update
            set begun = excluded.begun, borrows_until = excluded.borrows_until, reached = excluded.reached""";
    private static final String PERIOD = """
            insert into watch_period (tenant_id, age, days) values (:tenant, :age, :days)
            on conflict (tenant_id, age) do update set days = excluded.days""";
    private static final String SIGHTING = """
            insert into rule_sighting (tenant_id, age, rule_id, sightings, hours, victims)
            values (:tenant, :age, :rule, :sightings, :hours, :victims)
            on conflict (tenant_id, age, rule_id) do update
            set sightings = excluded.sightings, hours = excluded.hours, victims = excluded.victims""";
    private static final String LENDING = """
            insert into lending (tenant_id, holds_from, measured, peers, rules)
            values (:tenant, :from, :measured, :peers, :rules)
            on conflict (tenant_id, holds_from) do update
            set measured = excluded.measured, peers = excluded.peers, rules = excluded.rules
            where excluded.measured < lending.measured""";

    private WatchRows() {}

    static void watched(List<TenantWatch> watches, Handle transaction) {
        OutcomeWriter.each(
                watches,
                WATCH,
                transaction,
                (row, upsert) -> upsert.bind("tenant", row.tenant().value())
                        .bind("begun", PgText.time(row.begin()))
                        .bind("until", PgText.time(row.borrowsUntil()))
                        .bind("reached", PgText.time(row.reached())));
        watches.forEach(watch -> watch.periods().forEach(period -> replace(watch, period, transaction)));
    }

    /** A rule that was not seen in the period any more goes. */
    private static void replace(TenantWatch watch, TenantWatch.Period period, Handle transaction) {
        String tenant = watch.tenant().value();
        String age = period.age().name();
        transaction.execute("delete from rule_sighting where tenant_id = ? and age = ?", tenant, age);
        OutcomeWriter.each(
                List.of(period),
                PERIOD,
                transaction,
                (row, upsert) -> upsert.bind("tenant", tenant).bind("age", age).bind("days", row.days()));
        OutcomeWriter.each(
                period.rules(),
                SIGHTING,
                transaction,
                (row, insert) -> insert.bind("tenant", tenant)
                        .bind("age", age)
                        .bind("rule", PgText.clean(row.rule()))
                        .bind("sightings", row.sightings())
                        .bind("hours", row.hours())
                        .bind("victims", row.victims()));
    }

    static void lent(List<Lending> lendings, Handle transaction) {
        OutcomeWriter.each(
                lendings,
                LENDING,
                transaction,
                (row, upsert) -> upsert.bind("tenant", row.tenant().value())
                        .bind("from", PgText.time(row.from()))
                        .bind("measured", PgText.time(row.measured()))
                        .bind("peers", row.peers())
                        .bind("rules", row.rules()));
    }
}
