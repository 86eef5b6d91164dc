package io.breakwater.core.campaign;

import io.breakwater.core.campaign.WaveAlarms.Alarm;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** Goes through the hours with victims in order, and says at which an alarm is due. What it has seen can be copied. */
final class AlarmWatch {
    /** An alarm is a count of which so many or more are less likely than this, as a logarithm. */
    static final double RARE = Math.log(3e-3);

    private static final int[] WINDOWS_HOURS = {6, 24, 72};
    private static final int[] LEAST = {3, 3, 4};
    private static final int LONGEST = WINDOWS_HOURS.length - 1;
    private static final double UNUSUAL = Math.log(3e-3);

    /** At so many times the mean the tail is below any threshold, however clumped. */
    private static final double FAR = 50;

    private final AlarmPast past;
    private final Deque<Seen> window = new ArrayDeque<>();
    private int inWindow;
    private boolean awake;
    private boolean everAwake;
    private long unusual = Long.MIN_VALUE / 2;

    private record Seen(long hour, int victims, boolean wave) {}

    AlarmWatch() {
        past = new AlarmPast();
    }

    AlarmWatch(AlarmWatch other) {
        past = new AlarmPast(other.past);
        window.addAll(other.window);
        inWindow = other.inWindow;
        awake = other.awake;
        everAwake = other.everAwake;
        unusual = other.unusual;
    }

    /** Whether the two would say the same of everything that follows. */
    boolean same(AlarmWatch other) {
        return awake == other.awake
                && everAwake == other.everAwake
                && unusual == other.unusual
                && inWindow == other.inWindow
                && past.same(other.past)
                && sameWindow(other);
    }

    private boolean sameWindow(AlarmWatch other) {
        Iterator<Seen> theirs = other.window.iterator();
        for (Seen mine : window) {
            if (!theirs.hasNext() || !theirs.next().equals(mine)) {
                return false;
            }
        }
        return !theirs.hasNext();
    }

    /** The alarm that the victims of this hour give; none as a rule. */
    Optional<Alarm> see(long hour, Hour victims) {
        while (!window.isEmpty() && window.getFirst().hour() <= hour - WINDOWS_HOURS[LONGEST]) {
            Seen left = window.removeFirst();
            inWindow -= left.victims();
            past.learn(left.hour(), left.victims(), left.wave());
        }
        past.forget(hour);
        if (awake && hour - unusual > WaveAlarms.ASLEEP_HOURS) {
            awake = false;
        }
        window.addLast(new Seen(hour, victims.size(), false));
        inWindow += victims.size();
        Optional<Alarm> alarm = judge(hour, victims);
        if (awake) {
            window.addLast(asWave(window.removeLast()));
        }
        return alarm;
    }

    private static Seen asWave(Seen seen) {
        return new Seen(seen.hour(), seen.victims(), true);
    }

    private Optional<Alarm> judge(long hour, Hour victims) {
        Optional<Alarm> given = Optional.empty();
        for (int index = 0; index < WINDOWS_HOURS.length; index++) {
            int width = WINDOWS_HOURS[index];
            int count = index == LONGEST ? inWindow : count(hour - width);
            if (count < LEAST[index]) {
                continue;
            }
            double tail = surprise(past.expected(hour, width), count);
            if (!awake && tail < RARE) {
                given = Optional.of(alarm(hour, victims, width, count));
            }
            if (tail < UNUSUAL) {
                unusual = awake ? hour : unusual;
            }
        }
        return given;
    }

    /** The tail's logarithm; far from both thresholds a bound does, which spares long sums. */
    private static double surprise(NegativeBinomial expected, int count) {
        if (count <= expected.mean()) {
            return 0;
        }
        return count > FAR * (expected.mean() + 1) ? Double.NEGATIVE_INFINITY : expected.logTail(count);
    }

    /** Victims after this hour. */
    private int count(long after) {
        int count = 0;
        Iterator<Seen> latest = window.descendingIterator();
        while (latest.hasNext()) {
            Seen seen = latest.next();
            if (seen.hour() <= after) {
                break;
            }
            count += seen.victims();
        }
        return count;
    }

    private Alarm alarm(long hour, Hour victims, int width, int count) {
        boolean returned = everAwake;
        awake = true;
        everAwake = true;
        unusual = hour;
        // What led up to the alarm belongs to the wave, not to the background.
        for (int left = window.size(); left > 0; left--) {
            Seen seen = window.removeFirst();
            window.addLast(seen.hour() > hour - width ? asWave(seen) : seen);
        }
        return new Alarm(
                victims.latest(),
                returned,
                TableWriter.phrase(
                        "%2$d 小时内新增 %1$d 个受害资产；按既往规律预期 %3$.1f 个",
                        "%d new victims in %d hours; the past let expect %.1f",
                        count,
                        width,
                        past.expected(hour, width).mean()));
    }
}
