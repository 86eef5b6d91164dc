package io.breakwater.pipeline.job;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * Event time of the current key, and when its stage is told of it.
 *
 * <p>Event time moves by ticks that come among the key's elements. The stage is told {@link #RELEASE} of wall time after an
 * element at the latest, so that what it holds back to tell once is told soon; and while the key is silent, once every
 * {@link #SILENCE}, event time then going on at the pace of the wall clock, so that what waits for time to pass is told
 * too. When exactly a stage is told is therefore not the same in a replay: it may only release by it, never decide.
 */
final class StageClock {
    static final Duration RELEASE = Duration.ofMillis(500);
    static final Duration SILENCE = Duration.ofMinutes(1);

    private final ValueState<Long> eventTime;
    private final ValueState<Long> heard;
    private final ValueState<Long> due;

    StageClock(RuntimeContext context) {
        this.eventTime = context.getState(new ValueStateDescriptor<>("clock", Types.LONG));
        this.heard = context.getState(new ValueStateDescriptor<>("heard", Types.LONG));
        this.due = context.getState(new ValueStateDescriptor<>("due", Types.LONG));
    }

    /** Moves event time on; returns whether it moved. */
    boolean tick(Instant time) throws IOException {
        Long before = eventTime.value();
        if (before != null && time.toEpochMilli() <= before) {
            return false;
        }
        eventTime.update(time.toEpochMilli());
        return true;
    }

    /** Event time as far as it has come; the epoch as long as there was no tick. */
    Instant now() throws IOException {
        Long millis = eventTime.value();
        return millis == null ? Instant.EPOCH : Instant.ofEpochMilli(millis);
    }

    /** An element came: the stage is to be told soon. */
    void heard(TimerService timers) throws IOException {
        long wall = timers.currentProcessingTime();
        Long next = due.value();
        if (heard.value() == null) {
            // Fires when a bounded source ends.
            timers.registerEventTimeTimer(Long.MAX_VALUE);
        }
        heard.update(wall);
        if (next == null || next > wall + RELEASE.toMillis()) {
            tellAt(wall + RELEASE.toMillis(), timers);
        }
    }

    /** Whether the timer that fired is the one that counts, and not one that an earlier one overtook. */
    boolean isDue(long timestamp) throws IOException {
        Long next = due.value();
        return timestamp == Long.MAX_VALUE || (next != null && next == timestamp);
    }

    /** The stage is being told now; returns whether event time moved because the key was silent. */
    boolean tell(TimerService timers) throws IOException {
        long wall = timers.currentProcessingTime();
        Long last = heard.value();
        tellAt(wall + SILENCE.toMillis(), timers);
        if (last == null || wall - last < SILENCE.toMillis() / 2 || eventTime.value() == null) {
            return false;
        }
        heard.update(wall);
        return tick(now().plusMillis(wall - last));
    }

    /** The stage is to be told again soon, though nothing came. */
    void soon(TimerService timers) throws IOException {
        tellAt(timers.currentProcessingTime() + RELEASE.toMillis(), timers);
    }

    private void tellAt(long wall, TimerService timers) throws IOException {
        due.update(wall);
        timers.registerProcessingTimeTimer(wall);
    }
}
