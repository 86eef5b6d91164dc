package io.breakwater.store;

import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.SqlStatement;

/** Reads what could not be understood. */
public final class RejectedRecords {
    private static final String FILTER = """
            (:tenant = '' or tenant_id = :tenant) and (:source = '' or source_id = :source)
            and (:code = '' or code = :code)""";

    private final Store store;

    public RejectedRecords(Store store) {
        this.store = store;
    }

    /**
     * Which ones.
     *
     * @param source empty: all
     * @param code empty: all
     */
    public record Filter(Optional<TenantId> tenant, String source, String code) {
        public static final Filter ALL = new Filter(Optional.empty(), "", "");

        private <S extends SqlStatement<S>> S bind(S statement) {
            return statement
                    .define("filter", FILTER)
                    .bind("tenant", tenant.map(TenantId::value).orElse(""))
                    .bind("source", source)
                    .bind("code", code);
        }
    }

    /** One page of {@code size} rows, newest first. */
    public List<Rejected> list(Scope scope, Filter filter, int page, int size) {
        return store.within(
                scope,
                handle -> filter.bind(handle.createQuery("""
                                select tenant_id, source_id, arrival, origin_file, record_number, byte_offset, code, message,
                                       payload, payload_length
                                from rejected where <filter>
                                order by arrival desc, rejected_id limit :size offset :skipped"""))
                        .bind("size", size)
                        .bind("skipped", (long) page * size)
                        .map((row, context) -> new Rejected(
                                new TenantId(row.getString("tenant_id")),
                                new SourceId(row.getString("source_id")),
                                PgText.instant(row, "arrival"),
                                new Origin(
                                        row.getString("origin_file"),
                                        row.getLong("record_number"),
                                        row.getLong("byte_offset")),
                                row.getString("code"),
                                row.getString("message"),
                                row.getBytes("payload"),
                                row.getLong("payload_length")))
                        .list());
    }

    /** How many of each code. */
    public Map<String, Long> byCode(Scope scope, Filter filter) {
        return store.within(
                scope,
                handle -> filter.bind(
                                handle.createQuery(
                                        "select code, count(*) as n from rejected where <filter> group by code order by n desc"))
                        .setMapKeyColumn("code")
                        .setMapValueColumn("n")
                        .collectInto(new GenericType<Map<String, Long>>() {}));
    }

    /**
     * Lets records go that arrived before {@code before}.
     *
     * @param most rows taken in one transaction
     * @return how many went; fewer than {@code most} when none is left
     */
    public int expire(Instant before, int most) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createUpdate("""
                                delete from rejected where rejected_id in (
                                    select rejected_id from rejected where arrival < :before order by arrival limit :most)""")
                        .bind("before", PgText.time(before))
                        .bind("most", most)
                        .execute());
    }
}
