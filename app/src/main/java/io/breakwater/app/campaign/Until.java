package io.breakwater.app.campaign;

import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;

/** A tenant's stage that hears of nothing that happened after a moment. */
final class Until<S> implements KeyedStage<S, TenantRecord, TenantOutput> {
    private final KeyedStage<S, TenantRecord, TenantOutput> stage;
    private final Instant moment;
    private final LocalDate lastDay;

    /** @param zone whose days sources are counted by */
    Until(KeyedStage<S, TenantRecord, TenantOutput> stage, Instant moment, ZoneId zone) {
        this.stage = stage;
        this.moment = moment;
        this.lastDay = LocalDate.ofInstant(moment, zone);
    }

    @Override
    public S initial() {
        return stage.initial();
    }

    @Override
    public void accept(S state, TenantRecord record, Consumer<TenantOutput> out) {
        if (happened(record)) {
            stage.accept(state, record, out);
        }
    }

    private boolean happened(TenantRecord record) {
        return switch (record) {
            case TenantRecord.Detected detected ->
                !detected.hit().detection().time().isAfter(moment);
            case TenantRecord.Delivered delivered -> !delivered.activity().day().isAfter(lastDay);
            case TenantRecord.Fact fact ->
                !(fact.input() instanceof ExposedAsset asset)
                        || !asset.knownFrom().isAfter(moment);
        };
    }

    @Override
    public void advance(S state, Instant eventTime, Consumer<TenantOutput> out) {
        stage.advance(state, eventTime, out);
    }

    @Override
    public boolean isUnfinished(S state) {
        return stage.isUnfinished(state);
    }

    @Override
    public Codec<S> codec() {
        return stage.codec();
    }
}
