package io.breakwater.pipeline.job;

import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.pipeline.state.Boxed;
import io.breakwater.pipeline.state.BoxedType;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/**
 * A stage of the core with its state in Flink's hands, for the key that is current.
 *
 * @param <S> state
 * @param <I> input
 * @param <O> output
 */
final class StageRunner<S, I, O> {
    private final KeyedStage<S, I, O> stage;
    private final Codec<S> codec;
    private final ValueState<Boxed<S>> boxes;

    private StageRunner(KeyedStage<S, I, O> stage, RuntimeContext context) {
        this.stage = stage;
        this.codec = stage.codec();
        this.boxes = context.getState(new ValueStateDescriptor<>("stage", new BoxedType<S>()));
    }

    /** Asks {@code context} for the state; to be called while the operator opens. */
    static <S, I, O> StageRunner<S, I, O> of(KeyedStage<S, I, O> stage, RuntimeContext context) {
        return new StageRunner<>(stage, context);
    }

    void accept(I input, Consumer<O> out) throws IOException {
        Boxed<S> box = box();
        stage.accept(box.open(codec), input, out);
        boxes.update(box);
    }

    void advance(Instant eventTime, Consumer<O> out) throws IOException {
        Boxed<S> box = box();
        stage.advance(box.open(codec), eventTime, out);
        boxes.update(box);
    }

    /** Whether the stage is to be told of time again soon, though nothing comes. */
    boolean isUnfinished() throws IOException {
        return stage.isUnfinished(box().open(codec));
    }

    private Boxed<S> box() throws IOException {
        Boxed<S> box = boxes.value();
        return box == null ? Boxed.of(stage.initial(), codec) : box;
    }
}
