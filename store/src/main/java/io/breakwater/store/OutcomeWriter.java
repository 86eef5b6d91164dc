package io.breakwater.store;

import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.CampaignRoll;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.ContentReport;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.TenantWatch;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WaveAlarm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the stages found out: one batch is one transaction, each row an upsert by its content id. Writing a batch
 * again changes nothing; of two batches with the same row the later one holds, so batches of one tenant (and those of the
 * provider's stage) must come in the order in which they were made. For use by one thread.
 */
public final class OutcomeWriter implements AutoCloseable {
    /** The channel on which listeners hear of new rows: {@code kind:tenant}, the tenant empty where none. */
    public static final String CHANNEL = "breakwater_outcomes";

    private final Jdbi jdbi;
    private final IncidentRows incidents = new IncidentRows();
    private final EvidenceRows evidence = new EvidenceRows();
    private Handle handle;

    private OutcomeWriter(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.handle = jdbi.open();
    }

    /** Connects; throws Jdbi's ConnectionException when the database can't be reached. */
    public static OutcomeWriter open(StoreSettings settings) {
        return new OutcomeWriter(Jdbi.create(settings.url(), settings.user(), settings.password()));
    }

    /**
     * Writes all or nothing. After an exception the writer reconnects by itself at the next call, so that the caller may
     * simply write the same batch again.
     */
    public void write(List<Outcome> batch) {
        if (batch.isEmpty()) {
            return;
        }
        if (handle.isClosed()) {
            handle = jdbi.open();
        }
        boolean written = false;
        try {
            handle.useTransaction(transaction -> {
                Scope.apply(Scope.PROVIDER, transaction);
                writeAll(Sorted.of(batch), transaction);
            });
            written = true;
        } finally {
            if (!written) {
                handle.close();
            }
        }
    }

    private void writeAll(Sorted sorted, Handle transaction) {
        List<IncidentChange> changes = incidents.write(sorted.incidents, transaction);
        rejected(sorted.rejected.values(), transaction);
        CampaignRows.sightings(sorted.sightings.values(), transaction);
        CampaignRows.campaigns(sorted.campaigns.values(), transaction);
        CampaignRows.keepOnly(sorted.roll, transaction);
        CampaignRows.attributions(sorted.attributions, transaction);
        CampaignRows.activity(sorted.activity, transaction);
        CampaignRows.alarms(sorted.alarms, transaction);
        List<Warning> steps = WarningRows.write(sorted.warnings, transaction);
        NoticeOutbox.layDown(changes, steps, transaction);
        sources(sorted.sources.values(), transaction);
        evidence.write(sorted.evidence, transaction);
        evidence.counts(sorted.rules.values(), transaction);
        evidence.hours(sorted.hours, transaction);
        PassageRows.write(sorted.passages, transaction);
        assets(sorted.assets, transaction);
        WatchRows.watched(sorted.watches, transaction);
        WatchRows.lent(sorted.lendings, transaction);
        sorted.content.forEach(report -> ContentRows.report(report, transaction));
        sorted.quiet.forEach(matches -> ContentRows.quiet(matches, transaction));
        sorted.heard.forEach(payload -> transaction
                .createQuery("select pg_notify(:channel, :payload)::text")
                .bind("channel", CHANNEL)
                .bind("payload", payload)
                .mapTo(String.class)
                .findOne());
    }

    private static void rejected(Collection<Rejected> rows, Handle transaction) {
        String sql = """
                insert into rejected (rejected_id, tenant_id, source_id, arrival, origin_file, record_number, byte_offset,
                                      code, message, payload, payload_length)
                values (:id, :tenant, :source, :arrival, :file, :record, :byte, :code, :message, :payload, :length)
                on conflict (rejected_id) do nothing""";
        each(
                rows,
                sql,
                transaction,
                (row, insert) -> insert.bind("id", row.id())
                        .bind("tenant", row.tenant().value())
                        .bind("source", row.source().value())
                        .bind("arrival", PgText.time(row.arrival()))
                        .bind("file", PgText.clean(row.origin().file()))
                        .bind("record", row.origin().recordNumber())
                        .bind("byte", row.origin().byteOffset())
                        .bind("code", PgText.clean(row.code()))
                        .bind("message", PgText.clean(row.message()))
                        .bind("payload", row.payload())
                        .bind("length", row.payloadLength()));
    }

    private static void sources(Collection<SourceCount> rows, Handle transaction) {
        String sql = """
                insert into source_count (tenant_id, source_id, records, events, detections, rejected, last_arrival,
                                          last_event)
                values (:tenant, :source, :records, :events, :detections, :rejected, :lastArrival, :lastEvent)
                on conflict (tenant_id, source_id) do update
                set records = excluded.records, events = excluded.events, detections = excluded.detections,
                    rejected = excluded.rejected, last_arrival = excluded.last_arrival,
                    last_event = excluded.last_event""";
        each(
                rows,
                sql,
                transaction,
                (row, insert) -> insert.bind("tenant", row.tenant().value())
                        .bind("source", row.source().value())
                        .bind("records", row.records())
                        .bind("events", row.events())
                        .bind("detections", row.detections())
                        .bind("rejected", row.rejected())
                        .bind("lastArrival", PgText.time(row.lastArrival()))
                        .bind("lastEvent", PgText.time(row.lastEvent())));
    }

    private static void assets(Collection<ExposedAsset> assets, Handle transaction) {
        String sql = """
                insert into own_asset (tenant_id, asset_id, address, product)
                values (:tenant, lower(:asset), lower(:address), :product) on conflict do nothing""";
        each(
                assets,
                sql,
                transaction,
                (row, insert) -> insert.bind("tenant", row.tenant().value())
                        .bind("asset", row.asset().value())
                        .bind("address", PgText.clean(row.address()))
                        .bind("product", PgText.clean(row.product())));
    }

    /** Sends one row after another in one batch; gives back those that the database did not leave as they were. */
    static <T> List<T> each(Collection<T> rows, String sql, Handle transaction, BiConsumer<T, PreparedBatch> binder) {
        if (rows.isEmpty()) {
            return List.of();
        }
        try (PreparedBatch insert = transaction.prepareBatch(sql)) {
            for (T row : rows) {
                binder.accept(row, insert);
                insert.add();
            }
            return written(rows, insert.execute());
        }
    }

    private static <T> List<T> written(Collection<T> rows, int[] counts) {
        List<T> written = new ArrayList<>();
        int i = 0;
        for (T row : rows) {
            if (counts[i++] > 0) {
                written.add(row);
            }
        }
        return written;
    }

    @Override
    public void close() {
        handle.close();
    }

    /** A batch by kind; of two rows with one id the later stays. */
    private static final class Sorted {
        final List<IncidentChange> incidents = new ArrayList<>();
        final Map<String, Rejected> rejected = new LinkedHashMap<>();
        final Map<String, Sighting> sightings = new LinkedHashMap<>();
        final Map<String, CampaignTables> campaigns = new LinkedHashMap<>();
        /** The last of the batch; the tables that come after it in the batch are of campaigns that it names. */
        @Nullable
        CampaignRoll roll;

        final List<AttributionStep> attributions = new ArrayList<>();
        final Set<SourceActivity> activity = new LinkedHashSet<>();
        final List<Warning> warnings = new ArrayList<>();
        final List<WaveAlarm> alarms = new ArrayList<>();
        final Map<String, SourceCount> sources = new LinkedHashMap<>();
        final List<Outcome.OfEvidence> evidence = new ArrayList<>();
        final Map<String, RuleCount> rules = new LinkedHashMap<>();
        final List<RuleCount> hours = new ArrayList<>();
        final List<PassageCount> passages = new ArrayList<>();
        final List<ExposedAsset> assets = new ArrayList<>();
        final List<TenantWatch> watches = new ArrayList<>();
        final List<Lending> lendings = new ArrayList<>();
        final List<ContentReport> content = new ArrayList<>();
        final List<QuietMatches> quiet = new ArrayList<>();
        final TreeSet<String> heard = new TreeSet<>();

        static Sorted of(List<Outcome> batch) {
            Sorted sorted = new Sorted();
            batch.forEach(sorted::add);
            return sorted;
        }

        private void add(Outcome outcome) {
            switch (outcome) {
                case Outcome.OfIncident(var change) -> {
                    incidents.add(change);
                    heard.add("incident:" + change.after().tenant());
                }
                case Outcome.OfRejected(var row) -> {
                    rejected.put(row.id(), row);
                    heard.add("rejected:" + row.tenant());
                }
                case Outcome.OfSighting(var row) -> sightings.put(row.id().value(), row);
                case Outcome.OfCampaign(var row) -> {
                    campaigns.put(row.campaign().value(), row);
                    heard.add("campaign:");
                }
                case Outcome.OfCampaignRoll(var row) -> {
                    roll = row;
                    heard.add("campaign:");
                }
                case Outcome.OfAttribution(var row) -> attributions.add(row);
                case Outcome.OfActivity(var row) -> activity.add(row);
                case Outcome.OfWarning(var row) -> {
                    warnings.add(row);
                    heard.add("warning:" + row.tenant());
                }
                case Outcome.OfWaveAlarm(var row) -> {
                    alarms.add(row);
                    heard.add("campaign:");
                }
                case Outcome.OfSource(var row) -> {
                    sources.put(row.tenant() + "\n" + row.source(), row);
                    heard.add("source:" + row.tenant());
                }
                case Outcome.OfContent(var report) -> {
                    content.add(report);
                    heard.add("content:");
                }
                case Outcome.OfQuiet(var matches) -> quiet.add(matches);
                case Outcome.OfAsset(var asset) -> assets.add(asset);
                case Outcome.OfPassages(var row) -> {
                    passages.add(row);
                    heard.add("passage:" + row.tenant());
                }
                case Outcome.OfWatch(var watch) -> watches.add(watch);
                case Outcome.OfLending(var lending) -> {
                    lendings.add(lending);
                    heard.add("source:" + lending.tenant());
                }
                case Outcome.OfEvidence found -> evidence.add(found);
                case Outcome.OfRule(var row) -> {
                    rules.put(row.tenant() + "\n" + row.rule().id(), row);
                    hours.add(row);
                }
            }
        }
    }
}
