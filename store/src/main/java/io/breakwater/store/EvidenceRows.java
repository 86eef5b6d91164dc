package io.breakwater.store;

import io.breakwater.core.model.Evidence;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The events behind detections, one row each, the rules that matched them, and the totals of rules. */
final class EvidenceRows {
    private static final String EVENT = """
            insert into evidence (event_id, tenant_id, source_id, time, arrival, origin_file, record_number, byte_offset,
                                  connector, product, ocsf_class, log_source, attributes, fields, cut, raw, raw_length)
            values (:id, :tenant, :source, :time, :arrival, :file, :record, :byte, :connector, :product, :class,
                    cast(:logSource as jsonb), cast(:attributes as jsonb), cast(:fields as jsonb), :cut, :raw, :length)
            on conflict (event_id) do nothing""";
    private static final String HIT = """
            insert into evidence_hit (event_id, tenant_id, rule_id, version, title)
            values (:event, :tenant, :rule, :version, :title) on conflict do nothing""";
    private static final String COUNT = """
            insert into rule_count (tenant_id, rule_id, version, title, hits, held_back, kept, not_kept, last_hit)
            values (:tenant, :rule, :version, :title, :hits, :heldBack, :kept, :notKept, :last)
            on conflict (tenant_id, rule_id) do update
            set version = excluded.version, title = excluded.title, hits = excluded.hits,
                held_back = excluded.held_back, kept = excluded.kept, not_kept = excluded.not_kept,
                last_hit = excluded.last_hit""";
    /** An hour that its counter had forgotten counts anew there; what is known of it here never shrinks. */
    private static final String HOUR = """
            insert into rule_hour (tenant_id, rule_id, hour, hits, held_back, written_at)
            values (:tenant, :rule, :hour, :hits, :heldBack, clock_timestamp())
            on conflict (rule_id, tenant_id, hour) do update
            set hits = greatest(rule_hour.hits, excluded.hits),
                held_back = greatest(rule_hour.held_back, excluded.held_back), written_at = excluded.written_at""";

    void write(List<Outcome.OfEvidence> found, Handle transaction) {
        Map<String, Evidence> events = new LinkedHashMap<>();
        found.forEach(each -> events.putIfAbsent(each.event().id().value(), each.event()));
        OutcomeWriter.each(events.values(), EVENT, transaction, EvidenceRows::bindEvent);
        OutcomeWriter.each(
                found,
                HIT,
                transaction,
                (each, insert) -> insert.bind("event", each.event().id().value())
                        .bind("tenant", each.event().tenant().value())
                        .bind("rule", PgText.clean(each.rule().id()))
                        .bind("version", each.rule().version())
                        .bind("title", PgText.clean(each.rule().title())));
    }

    private static void bindEvent(Evidence event, PreparedBatch insert) {
        insert.bind("id", event.id().value())
                .bind("tenant", event.tenant().value())
                .bind("source", event.provenance().source().value())
                .bind("time", PgText.time(event.time()))
                .bind("arrival", PgText.time(event.provenance().arrival()))
                .bind("file", PgText.clean(event.provenance().origin().file()))
                .bind("record", event.provenance().origin().recordNumber())
                .bind("byte", event.provenance().origin().byteOffset())
                .bind("connector", PgText.clean(event.provenance().connector()))
                .bind("product", PgText.clean(event.provenance().product()))
                .bind("class", event.ocsfClass().name())
                .bind("logSource", PgText.json(event.logSource()))
                .bind("attributes", PgText.json(event.attributes()))
                .bind("fields", PgText.json(event.fields()))
                .bind("cut", event.cut())
                .bind("raw", event.raw())
                .bind("length", event.rawLength());
    }

    void counts(Collection<RuleCount> counts, Handle transaction) {
        OutcomeWriter.each(
                counts,
                COUNT,
                transaction,
                (row, upsert) -> upsert.bind("tenant", row.tenant().value())
                        .bind("rule", PgText.clean(row.rule().id()))
                        .bind("version", row.rule().version())
                        .bind("title", PgText.clean(row.rule().title()))
                        .bind("hits", row.hits())
                        .bind("heldBack", row.heldBack())
                        .bind("kept", row.kept())
                        .bind("notKept", row.notKept())
                        .bind("last", PgText.time(row.last())));
    }

    void hours(Collection<RuleCount> counts, Handle transaction) {
        List<HourOf> hours = counts.stream()
                .flatMap(count -> count.hours().stream().map(hour -> new HourOf(count, hour)))
                .toList();
        OutcomeWriter.each(
                hours,
                HOUR,
                transaction,
                (row, upsert) -> upsert.bind("tenant", row.of().tenant().value())
                        .bind("rule", PgText.clean(row.of().rule().id()))
                        .bind("hour", PgText.time(row.hour().begin()))
                        .bind("hits", row.hour().hits())
                        .bind("heldBack", row.hour().heldBack()));
    }

    private record HourOf(RuleCount of, RuleCount.Hour hour) {}
}
