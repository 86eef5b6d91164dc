package io.breakwater.store;

import io.breakwater.core.model.ContentReport;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads rules: those in force, those that were, and what each did. Only the provider sees any. */
public final class Rules {
    private static final int MOST_FLOODS = 200;

    /** A rule that is not in force is shown in the version that was the last. */
    private static final String FILTER = """
            from (select distinct on (rule_id) * from rule_version order by rule_id, until desc nulls first, since desc) v
            left join (select rule_id, sum(hits) as hits, count(*) as tenants, max(last_hit) as last_hit
                       from rule_count group by rule_id) c using (rule_id)
            left join (select rule_id, sum(hits) as week, sum(held_back) as held_back,
                              coalesce(sum(hits) filter (where hour > :dayBegin), 0) as day
                       from rule_hour where hour > :weekBegin and hour <= :until group by rule_id) h using (rule_id)
            where (v.until is null) = (:which <> 'WITHDRAWN')
              and (:which <> 'FIRING' or h.week > 0) and (:which <> 'THROTTLED' or h.held_back > 0)
              and (:which <> 'SILENT' or c.hits is null)
              and v.severity >= :least and (:stage = '' or v.stage = :stage)
              and (:text = '' or strpos(lower(v.title), :text) > 0 or strpos(lower(v.rule_id), :text) > 0
                   or strpos(lower(v.body #>> '{assessment,techniques}'), :text) > 0
                   or strpos(lower(v.body ->> 'place'), :text) > 0 or strpos(lower(v.body ->> 'source'), :text) > 0)
            """;

    private static final String ROW = """
            select v.body, v.since, v.until, coalesce(h.day, 0) as day, coalesce(h.week, 0) as week,
                   coalesce(h.held_back, 0) as held_back, coalesce(c.hits, 0) as hits, coalesce(c.tenants, 0) as tenants,
                   c.last_hit
            """;

    private final Store store;

    public Rules(Store store) {
        this.store = store;
    }

    /**
     * The hour of the newest hit of any rule, and an hour more: the end of the week that lists look at. A sender whose clock
     * is ahead does not move it beyond {@code now}.
     */
    public Instant until(Scope scope, Instant now) {
        return store.within(
                scope,
                handle -> handle.createQuery("select max(hour) + interval '1 hour' from rule_hour where hour <= :now")
                        .bind("now", PgText.time(now))
                        .mapTo(OffsetDateTime.class)
                        .findOne()
                        .map(OffsetDateTime::toInstant)
                        .filter(end -> end.isBefore(now))
                        .orElse(now));
    }

    /** One page, those that flood first, then by hits of the week, then the gravest. */
    public List<RuleRow> list(Scope scope, RuleQuery query, Instant until) {
        String sql = ROW + FILTER + """
                order by coalesce(h.held_back, 0) desc, coalesce(h.week, 0) desc, v.severity desc, v.title, v.rule_id
                limit :size offset :skipped""";
        return store.within(
                scope,
                handle -> filtered(handle, sql, query, until)
                        .bind("size", query.size())
                        .bind("skipped", (long) query.page() * query.size())
                        .map((row, context) -> row(row))
                        .list());
    }

    /** How many there are on all pages. */
    public long count(Scope scope, RuleQuery query, Instant until) {
        return store.within(
                scope,
                handle -> filtered(handle, "select count(*) " + FILTER, query, until)
                        .mapTo(Long.class)
                        .one());
    }

    private static Query filtered(Handle handle, String sql, RuleQuery query, Instant until) {
        return handle.createQuery(sql)
                .bind("which", query.which().name())
                .bind("least", query.least().ordinal())
                .bind("stage", query.stage().map(Stage::name).orElse(""))
                .bind("text", PgText.clean(query.text()).strip().toLowerCase(Locale.ROOT))
                .bind("dayBegin", PgText.time(until.minus(RuleRow.DAY)))
                .bind("weekBegin", PgText.time(until.minus(RuleRow.WEEK)))
                .bind("until", PgText.time(until));
    }

    /** Empty when there was never such a rule, nor a hit under its id, within the scope. */
    public Optional<RuleFile> find(Scope scope, String id, Instant until) {
        return store.within(scope, handle -> {
            List<RuleFile.Version> versions = versions(id, handle);
            Optional<RuleRef> known = versions.isEmpty()
                    ? counted(id, handle)
                    : Optional.of(versions.getFirst().rule().rule());
            return known.map(rule -> new RuleFile(
                    rule, versions, counts(id, handle), hours(id, until, handle), floods(id, until, handle), until));
        });
    }

    private static List<RuleFile.Version> versions(String id, Handle handle) {
        return handle.createQuery("""
                        select body, text, since, until from rule_version where rule_id = :id
                        order by until desc nulls first, since desc""")
                .bind("id", id)
                .map((row, context) -> new RuleFile.Version(
                        PgText.read(row.getString("body"), ContentReport.Rule.class)
                                .withText(row.getString("text")),
                        PgText.instant(row, "since"),
                        PgText.instantIfAny(row, "until")))
                .list();
    }

    private static Optional<RuleRef> counted(String id, Handle handle) {
        return handle.createQuery(
                        "select version, title from rule_count where rule_id = :id order by last_hit desc limit 1")
                .bind("id", id)
                .map((row, context) -> new RuleRef(id, row.getString("version"), row.getString("title")))
                .findOne();
    }

    private static List<RuleFile.At> counts(String id, Handle handle) {
        return handle.createQuery("""
                        select c.*, coalesce(t.name, c.tenant_id) as tenant_name
                        from rule_count c left join tenant t using (tenant_id)
                        where c.rule_id = :id order by c.hits desc, c.tenant_id""")
                .bind("id", id)
                .map((row, context) -> new RuleFile.At(
                        new TenantId(row.getString("tenant_id")),
                        row.getString("tenant_name"),
                        row.getLong("hits"),
                        row.getLong("held_back"),
                        row.getLong("not_kept"),
                        PgText.instant(row, "last_hit")))
                .list();
    }

    private static List<RuleCount.Hour> hours(String id, Instant until, Handle handle) {
        return handle.createQuery("""
                        select hour, sum(hits) as hits, sum(held_back) as held_back from rule_hour
                        where rule_id = :id and hour > :begin and hour <= :until group by hour order by hour""")
                .bind("id", id)
                .bind("begin", PgText.time(until.minus(RuleRow.WEEK)))
                .bind("until", PgText.time(until))
                .map((row, context) -> hour(row))
                .list();
    }

    /** Hours in which rules flooded, of all rules, newest first. */
    public List<RuleFile.Flood> floods(Scope scope, Instant until) {
        return store.within(scope, handle -> floods("", until, handle));
    }

    private static List<RuleFile.Flood> floods(String id, Instant until, Handle handle) {
        return handle.createQuery("""
                        select h.*, coalesce(t.name, h.tenant_id) as tenant_name, c.version, c.title
                        from rule_hour h join rule_count c using (rule_id, tenant_id) left join tenant t using (tenant_id)
                        where h.held_back > 0 and (:id = '' or h.rule_id = :id) and h.hour > :begin and h.hour <= :until
                        order by h.hour desc, h.held_back desc limit :most""")
                .bind("id", id)
                .bind("begin", PgText.time(until.minus(RuleRow.WEEK)))
                .bind("until", PgText.time(until))
                .bind("most", MOST_FLOODS)
                .map((row, context) -> new RuleFile.Flood(
                        new RuleRef(row.getString("rule_id"), row.getString("version"), row.getString("title")),
                        new TenantId(row.getString("tenant_id")),
                        row.getString("tenant_name"),
                        hour(row)))
                .list();
    }

    /**
     * Lets counts by the hour go that were written before {@code before}.
     *
     * @param most rows taken in one transaction
     * @return how many went; fewer than {@code most} when none is left
     */
    public int expire(Instant before, int most) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createUpdate("""
                                delete from rule_hour where (rule_id, tenant_id, hour) in (
                                    select rule_id, tenant_id, hour from rule_hour where written_at < :before
                                    order by written_at limit :most)""")
                        .bind("before", PgText.time(before))
                        .bind("most", most)
                        .execute());
    }

    private static RuleCount.Hour hour(ResultSet row) throws SQLException {
        return new RuleCount.Hour(PgText.instant(row, "hour"), row.getLong("hits"), row.getLong("held_back"));
    }

    private static RuleRow row(ResultSet row) throws SQLException {
        return new RuleRow(
                PgText.read(row.getString("body"), ContentReport.Rule.class),
                PgText.instant(row, "since"),
                PgText.instantIfAny(row, "until"),
                row.getLong("day"),
                row.getLong("week"),
                row.getLong("held_back"),
                row.getLong("hits"),
                row.getInt("tenants"),
                PgText.instantIfAny(row, "last_hit"));
    }
}
