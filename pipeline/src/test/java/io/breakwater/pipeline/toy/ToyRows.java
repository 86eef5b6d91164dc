package io.breakwater.pipeline.toy;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.CampaignRoll;
import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Evidence;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WaveAlarm;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.core.topology.BoundedDriver;
import io.breakwater.core.topology.Ingest;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import io.breakwater.pipeline.job.Assembly;
import io.breakwater.store.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the bounded driver makes of the same records: the rows that a run on Flink is held against. */
public final class ToyRows {
    private ToyRows() {}

    /** Rows without the totals of sources and rules, which the driver does not count. */
    public static SortedMap<String, String> of(Assembly assembly, List<RawRecord> records, Instant end) {
        TreeMap<String, String> rows = new TreeMap<>();
        BoundedDriver<?, ?> driver =
                driver(assembly.openIngest(), assembly.tenantStage(), assembly.providerStage(), new Rows(rows));
        records.forEach(driver::accept);
        driver.finish(end);
        return rows;
    }

    /**
     * What must not depend on the order of arrival. Alarms and warnings are told on what is known at the time and stand, so
     * they may differ; so may what was told too early and withdrawn, and the number of changes that led to a row.
     */
    public static SortedMap<String, String> essence(SortedMap<String, String> rows) {
        TreeMap<String, String> essence = new TreeMap<>();
        rows.forEach((key, value) -> {
            boolean passing = key.startsWith("alarm ")
                    || key.startsWith("warning ")
                    // A campaign that lost its last victim is told once more with none; who never saw one is told
                    // nothing.
                    || key.startsWith("campaign ") && value.contains("\"total\":0,")
                    || value.contains("\"status\":\"WITHDRAWN\"")
                    || value.contains("\"withdrawn\":true");
            if (!passing && key.startsWith("attribution ")) {
                // Of the history of an attribution only where it ends: the steps follow what was known on the way.
                if (value.contains("\"counts\":true")) {
                    essence.put(
                            key,
                            value.replaceAll("\"(revision|since|probability|why)\":([^,{]+|\\{[^}]*})", "\"$1\":any"));
                }
            } else if (!passing) {
                essence.put(key, value.replaceAll("\"(number|revision)\":\\d+", "\"$1\":any"));
            }
        });
        return essence;
    }

    private static <T, P> BoundedDriver<T, P> driver(
            Ingest ingest,
            KeyedStage<T, TenantRecord, TenantOutput> tenantStage,
            KeyedStage<P, ProviderInput, ProviderOutput> providerStage,
            Rows rows) {
        return new BoundedDriver<>(ingest, tenantStage, providerStage, rows);
    }

    /**
     * What the driver makes too: rows without the totals of sources and rules, without measurements of what has
     * arrived so far, and without what the job works with.
     */
    public static SortedMap<String, String> withoutTotals(SortedMap<String, String> rows) {
        SortedMap<String, String> others = new TreeMap<>(rows);
        others.keySet()
                .removeIf(key -> key.startsWith("source ")
                        || key.startsWith("rule ")
                        || key.startsWith("watch ")
                        || key.equals("content")
                        || key.equals("quiet"));
        return others;
    }

    /** Records counted in all totals of sources among {@code rows}. */
    public static long recordsCounted(SortedMap<String, String> rows) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().startsWith("source "))
                .mapToLong(row -> Long.parseLong(row.getValue().replaceAll(".*\"records\":(\\d+).*", "$1")))
                .sum();
    }

    /** Turns what leaves a stage into rows. */
    private record Rows(TreeMap<String, String> rows) implements BoundedDriver.Observer {
        @Override
        public void rejected(Rejected rejected) {
            FolderTarget.put(new Outcome.OfRejected(rejected), rows);
        }

        @Override
        public void hit(Hit hit, boolean passed, RawRecord record) {
            FolderTarget.put(
                    new Outcome.OfEvidence(
                            Evidence.of(hit.event(), record), hit.detection().rule()),
                    rows);
        }

        @Override
        public void tenant(TenantOutput output) {
            if (output instanceof TenantOutput.Changed(var change)) {
                FolderTarget.put(new Outcome.OfIncident(change), rows);
            } else if (output instanceof TenantOutput.ForProvider(Sighting sighting)) {
                FolderTarget.put(new Outcome.OfSighting(sighting), rows);
            } else if (output instanceof TenantOutput.ForProvider(SourceActivity activity)) {
                FolderTarget.put(new Outcome.OfActivity(activity), rows);
            } else if (output instanceof TenantOutput.ForProvider(ExposedAsset asset)) {
                FolderTarget.put(new Outcome.OfAsset(asset), rows);
            }
        }

        @Override
        public void provider(ProviderOutput output) {
            switch (output) {
                case CampaignRoll roll -> FolderTarget.put(new Outcome.OfCampaignRoll(roll), rows);
                case CampaignTables tables -> FolderTarget.put(new Outcome.OfCampaign(tables), rows);
                case Warning warning -> FolderTarget.put(new Outcome.OfWarning(warning), rows);
                case WaveAlarm alarm -> FolderTarget.put(new Outcome.OfWaveAlarm(alarm), rows);
                case AttributionStep step -> FolderTarget.put(new Outcome.OfAttribution(step), rows);
                case CampaignSighting attributed -> {
                    // Not a row.
                }
            }
        }
    }
}
