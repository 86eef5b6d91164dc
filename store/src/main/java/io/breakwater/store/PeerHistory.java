package io.breakwater.store;

import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.SightingRate;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.WatchAge;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Who has no history of its own yet, what was lent to it, and what its peers have to lend. */
public final class PeerHistory {
    /**
     * An age counts when enough tenants were watched at it, and a rule when enough of them saw it. Of each rate the loudest
     * tenant counts like the second loudest: no single one can make a rule look common, nor be read from a mean.
     */
    private static final String RATES = """
            with seen as (
                select s.age, s.rule_id, p.days, s.victims * p.days as victim_days, s.sightings / p.days as in_tenant,
                       s.sightings / (s.victims * p.days) as on_victim, s.hours / (s.victims * p.days) as hours_on_victim
                from rule_sighting s join watch_period p using (tenant_id, age)
                where s.tenant_id <> :tenant),
            second as (
                select *, nth_value(in_tenant, 2) over (loudest order by in_tenant desc %1$s) as second_in_tenant,
                       nth_value(on_victim, 2) over (loudest order by on_victim desc %1$s) as second_on_victim,
                       nth_value(hours_on_victim, 2) over (loudest order by hours_on_victim desc %1$s) as second_hours
                from seen window loudest as (partition by age, rule_id))
            select age, rule_id,
                   sum(least(in_tenant, second_in_tenant) * days)
                       / (select sum(p.days) from watch_period p
                          where p.age = second.age and p.tenant_id <> :tenant) as in_tenant,
                   sum(least(on_victim, second_on_victim) * victim_days) / sum(victim_days) as on_victim,
                   sum(least(hours_on_victim, second_hours) * victim_days) / sum(victim_days) as hours_on_victim
            from second group by age, rule_id having count(*) >= :fewest""".formatted("rows between unbounded preceding and unbounded following");

    private static final String PEERS = """
            select count(distinct tenant_id) from watch_period
            where tenant_id <> :tenant
              and age in (select age from watch_period where tenant_id <> :tenant group by age having count(*) >= :fewest)""";

    private final Store store;

    public PeerHistory(Store store) {
        this.store = store;
    }

    /**
     * A tenant whose window of rarity is not full.
     *
     * @param begun event time of the first detection
     * @param until event time at which it has a history of its own
     * @param reached event time of the tenant, as last told
     * @param lent from when on it was lent something, oldest first
     */
    public record Borrower(TenantId tenant, Instant begun, Instant until, Instant reached, List<Instant> lent) {
        public Borrower {
            lent = List.copyOf(lent);
        }
    }

    /**
     * Where the history of a tenant comes from.
     *
     * @param full whether it has one of its own
     * @param lending what it was lent last for a time that was reached; empty: nothing
     */
    public record Row(
            TenantId tenant,
            String tenantName,
            Instant begun,
            Instant until,
            boolean full,
            Optional<Lending> lending) {}

    /** By tenant. */
    public List<Borrower> borrowers() {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                                select w.*, array(select extract(epoch from l.holds_from)::bigint from lending l
                                                  where l.tenant_id = w.tenant_id order by 1) as lent
                                from tenant_watch w where w.reached < w.borrows_until order by w.tenant_id""").map(PeerHistory::borrower).list());
    }

    private static Borrower borrower(ResultSet row, StatementContext context) throws SQLException {
        Long[] lent = (Long[]) row.getArray("lent").getArray();
        return new Borrower(
                new TenantId(row.getString("tenant_id")),
                PgText.instant(row, "begun"),
                PgText.instant(row, "borrows_until"),
                PgText.instant(row, "reached"),
                Arrays.stream(lent).map(Instant::ofEpochSecond).toList());
    }

    /**
     * What all other tenants together have to lend to this one; empty when they are too few, or saw too little in common.
     *
     * @param from event time from which it shall hold
     * @param measured wall time
     */
    public Optional<BorrowedRates> rates(TenantId tenant, Instant from, Instant measured) {
        return store.within(Scope.PROVIDER, handle -> {
            int peers = handle.createQuery(PEERS)
                    .bind("tenant", tenant.value())
                    .bind("fewest", BorrowedRates.FEWEST_PEERS)
                    .mapTo(Integer.class)
                    .one();
            if (peers < BorrowedRates.FEWEST_PEERS) {
                return Optional.empty();
            }
            List<BorrowedRates.OfRule> rates = rates(tenant, handle);
            return rates.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new BorrowedRates(tenant, from, measured, peers, rates));
        });
    }

    private static List<BorrowedRates.OfRule> rates(TenantId tenant, Handle handle) {
        return handle.createQuery(RATES)
                .bind("tenant", tenant.value())
                .bind("fewest", BorrowedRates.FEWEST_PEERS)
                .map((row, context) -> new BorrowedRates.OfRule(
                        WatchAge.valueOf(row.getString("age")),
                        row.getString("rule_id"),
                        new SightingRate(
                                row.getDouble("in_tenant"),
                                row.getDouble("on_victim"),
                                row.getDouble("hours_on_victim"))))
                .list();
    }

    /** Where each tenant's history comes from, those without one of their own first, by name; within {@code scope}. */
    public List<Row> list(Scope scope) {
        return store.within(
                scope, handle -> handle.createQuery("""
                                select w.*, coalesce(t.name, w.tenant_id) as tenant_name,
                                       w.reached >= w.borrows_until as is_full,
                                       l.holds_from, l.measured, l.peers, l.rules
                                from tenant_watch w
                                left join tenant t using (tenant_id)
                                left join lateral (select * from lending
                                                   where tenant_id = w.tenant_id and holds_from <= w.reached
                                                   order by holds_from desc limit 1) l on true
                                order by is_full, tenant_name""").map(PeerHistory::row).list());
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        TenantId tenant = new TenantId(row.getString("tenant_id"));
        int peers = row.getInt("peers");
        int rules = row.getInt("rules");
        Optional<Instant> measured = PgText.instantIfAny(row, "measured");
        Optional<Lending> lending = PgText.instantIfAny(row, "holds_from")
                .flatMap(from -> measured.map(at -> new Lending(tenant, from, at, peers, rules)));
        return new Row(
                tenant,
                row.getString("tenant_name"),
                PgText.instant(row, "begun"),
                PgText.instant(row, "borrows_until"),
                row.getBoolean("is_full"),
                lending);
    }
}
