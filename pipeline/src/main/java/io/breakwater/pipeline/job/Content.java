package io.breakwater.pipeline.job;

import io.breakwater.core.model.ContentReport;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.core.topology.Ingest;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import java.util.Map;
import java.util.Optional;

/** Rules, indicators and mappings as all operators of one JVM share them; they may change while records flow. */
public interface Content {
    /** The stateless part with what is in force; to be asked for each record. */
    Ingest ingest();

    /** A stage that looks at what is in force by itself. */
    KeyedStage<?, TenantRecord, TenantOutput> tenantStage();

    /**
     * Looks at the files and takes in what changed. Called every second, by one thread beside the job. What it throws is
     * told in the log, and what was in force stays.
     *
     * @return whether something changed
     */
    boolean refresh();

    /** What is in force, for those who watch; empty where nobody needs it. */
    Optional<ContentReport> report();

    /** Matches of indicators that did not fire, by reason, counted since the content was opened; empty without indicators. */
    default Optional<Map<String, Long>> quiet() {
        return Optional.empty();
    }

    /** Content that never changes. */
    static Content fixed(Ingest ingest, KeyedStage<?, TenantRecord, TenantOutput> tenantStage) {
        return new Content() {
            @Override
            public Ingest ingest() {
                return ingest;
            }

            @Override
            public KeyedStage<?, TenantRecord, TenantOutput> tenantStage() {
                return tenantStage;
            }

            @Override
            public boolean refresh() {
                return false;
            }

            @Override
            public Optional<ContentReport> report() {
                return Optional.empty();
            }
        };
    }
}
