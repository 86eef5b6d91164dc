package io.breakwater.store;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Counts of what named the target of an action. They only grow, so of two the greater holds: in a replay after a crash the
 * older totals that come again take nothing back.
 */
final class PassageRows {
    private static final String TOTAL = """
            insert into passage (tenant_id, kind, target, source_id, first_seen, last_seen, beyond, written_at)
            values (:tenant, :kind, :target, :source, :first, :last, :beyond, clock_timestamp())
            on conflict (tenant_id, kind, target, source_id) do update
            set first_seen = least(passage.first_seen, excluded.first_seen),
                last_seen = greatest(passage.last_seen, excluded.last_seen),
                beyond = greatest(passage.beyond, excluded.beyond), written_at = excluded.written_at""";
    private static final String MINUTE = """
            insert into passage_minute (tenant_id, kind, target, source_id, minute, direction, stopped, let_through,
                                        not_said, written_at)
            values (:tenant, :kind, :target, :source, :minute, :direction, :stopped, :letThrough, :notSaid,
                    clock_timestamp())
            on conflict (tenant_id, kind, target, minute, source_id, direction) do update
            set stopped = greatest(passage_minute.stopped, excluded.stopped),
                let_through = greatest(passage_minute.let_through, excluded.let_through),
                not_said = greatest(passage_minute.not_said, excluded.not_said), written_at = excluded.written_at""";

    private PassageRows() {}

    private record MinuteOf(PassageCount of, PassageCount.Minute minute) {}

    static void write(Collection<PassageCount> counts, Handle transaction) {
        OutcomeWriter.each(
                counts,
                TOTAL,
                transaction,
                (row, upsert) -> named(row, upsert)
                        .bind("first", PgText.time(row.first()))
                        .bind("last", PgText.time(row.last()))
                        .bind("beyond", row.beyond()));
        List<MinuteOf> minutes = counts.stream()
                .flatMap(count -> count.minutes().stream().map(minute -> new MinuteOf(count, minute)))
                .toList();
        OutcomeWriter.each(
                minutes,
                MINUTE,
                transaction,
                (row, upsert) -> named(row.of(), upsert)
                        .bind("minute", PgText.time(row.minute().begin()))
                        .bind("direction", row.minute().direction().name())
                        .bind("stopped", row.minute().fates().stopped())
                        .bind("letThrough", row.minute().fates().letThrough())
                        .bind("notSaid", row.minute().fates().notSaid()));
    }

    private static PreparedBatch named(PassageCount row, PreparedBatch upsert) {
        return upsert.bind("tenant", row.tenant().value())
                .bind("kind", row.kind().name())
                .bind("target", PgText.clean(row.target()))
                .bind("source", row.source().value());
    }
}
