package io.breakwater.app.campaign;

import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A stage whose states can be asked after a bounded run. */
final class Watched<S, I, O> implements KeyedStage<S, I, O> {
    private final KeyedStage<S, I, O> stage;
    private final List<S> states = new ArrayList<>();

    Watched(KeyedStage<S, I, O> stage) {
        this.stage = stage;
    }

    List<S> states() {
        return states;
    }

    @Override
    public S initial() {
        S state = stage.initial();
        states.add(state);
        return state;
    }

    @Override
    public void accept(S state, I input, Consumer<O> out) {
        stage.accept(state, input, out);
    }

    @Override
    public void advance(S state, Instant eventTime, Consumer<O> out) {
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
