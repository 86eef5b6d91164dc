package io.breakwater.core.stage;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * A stage that keeps state per key. The runner (Flink, or the bounded driver) holds one state per key, hands it in, and
 * stores it; the stage itself has no fields that change, no clock and no I/O.
 *
 * <p>A stage decides by event time only. {@link #advance} tells that no input older than the given time is expected any
 * more: it may release what waited and forget what can no longer matter, but must not decide anything that an input
 * arriving late after all could not correct.
 *
 * @param <S> state of one key; mutable, used by one thread at a time
 * @param <I> input
 * @param <O> output
 */
public interface KeyedStage<S, I, O> {
    S initial();

    /** Takes one input in; inputs come in any order and may come twice. */
    void accept(S state, I input, Consumer<O> out);

    /** The watermark of event time reached {@code eventTime}. */
    void advance(S state, Instant eventTime, Consumer<O> out);

    /**
     * Whether {@link #advance} left work for the next time, though no input comes. Who runs the stage then calls it again
     * soon; at the end of a bounded input, with the same time until nothing is left.
     */
    default boolean isUnfinished(S state) {
        return false;
    }

    Codec<S> codec();
}
