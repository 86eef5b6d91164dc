package io.breakwater.app.campaign;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.model.Finding;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import java.io.DataInput;
import java.io.DataOutput;
import java.time.Instant;
import java.util.function.Consumer;

/** Stands where Sigma sequences would: none are told. */
final class NoSequences implements KeyedStage<Boolean, Hit, Finding> {
    @Override
    public Boolean initial() {
        return false;
    }

    @Override
    public void accept(Boolean state, Hit hit, Consumer<Finding> out) {}

    @Override
    public void advance(Boolean state, Instant eventTime, Consumer<Finding> out) {}

    @Override
    public Codec<Boolean> codec() {
        return new Codec<>() {
            @Override
            public void write(Boolean value, DataOutput out) {}

            @Override
            public Boolean read(DataInput in) {
                return false;
            }
        };
    }
}
