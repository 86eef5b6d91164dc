package io.breakwater.pipeline.toy;

import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.core.topology.Ingest;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import io.breakwater.pipeline.job.Assembly;
import java.time.ZoneOffset;

/** The toy's stages. */
public final class ToyAssembly implements Assembly {
    private static final long serialVersionUID = 1L;

    @Override
    public Ingest openIngest() {
        return new Ingest(new ToyParser(), ToyParser::detect, ZoneOffset.UTC);
    }

    @Override
    public KeyedStage<?, TenantRecord, TenantOutput> tenantStage() {
        return new ToyTenantStage();
    }

    @Override
    public KeyedStage<?, ProviderInput, ProviderOutput> providerStage() {
        return new ToyProviderStage();
    }
}
