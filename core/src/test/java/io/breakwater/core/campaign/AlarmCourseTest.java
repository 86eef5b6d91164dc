package io.breakwater.core.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Alarms that are kept current are those of a fresh look at all hours. */
class AlarmCourseTest {
    private static final int HOURS = 24 * 400;
    private static final long MILLIS_PER_HOUR = 3_600_000;

    private final NavigableMap<Long, Hour> hours = new TreeMap<>();
    private final AlarmCourse course = new AlarmCourse(hours);

    private void put(long hour) {
        hours.computeIfAbsent(hour, none -> new Hour()).add(hour * MILLIS_PER_HOUR);
        course.changed(hour);
    }

    private void take(long hour) {
        Hour victims = hours.get(hour);
        if (victims != null) {
            victims.remove(hour * MILLIS_PER_HOUR);
            if (victims.size() == 0) {
                hours.remove(hour);
            }
            course.changed(hour);
        }
    }

    @Test
    void anAlarmIsTheSameWhateverCameFirst() {
        holdsAgainstAFreshLook(20_251_125, random -> {});
    }

    @Test
    void anAlarmIsTheSameHoweverOftenTheWatchWasInterrupted() {
        holdsAgainstAFreshLook(20_261_130, random -> course.goOn(random.nextInt(40)));
    }

    private void holdsAgainstAFreshLook(long seed, Consumer<Random> meanwhile) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            for (int left = random.nextInt(8); left > 0; left--) {
                put(random.nextInt(HOURS));
                meanwhile.accept(random);
            }
            if (random.nextInt(6) == 0) {
                long wave = random.nextInt(HOURS);
                for (int left = 5 + random.nextInt(30); left > 0; left--) {
                    put(wave + random.nextInt(60));
                    meanwhile.accept(random);
                }
            }
            take(hours.isEmpty() ? 0 : hours.ceilingKey((long) random.nextInt((int) (hours.lastKey() + 1))));
            meanwhile.accept(random);
            if (random.nextInt(3) > 0) {
                continue;
            }
            AlarmCourse fresh = new AlarmCourse(hours);
            hours.keySet().forEach(fresh::changed);
            assertEquals(fresh.alarms(), course.alarms(), "seed " + seed + ", round " + round);
        }
        assertTrue(course.alarms().size() > 3, "waves must have been among them: " + course.alarms());
    }

    @Test
    void lateVictimsThatMoveAnAlarmWithinItsWaveDoNotGiveItAgain() {
        long late = 3_000;
        List.of(0L, 1L, 2L).forEach(hour -> put(late + hour));
        NavigableSet<Long> told = new TreeSet<>(times(course.alarms()));
        assertEquals(1, told.size());
        assertEquals(List.of(), course.untold(told));

        List.of(0L, 1L, 2L, 40L).forEach(hour -> put(late - 80 + hour));
        assertEquals(
                List.of((late - 78) * MILLIS_PER_HOUR), times(course.alarms()), "the wave begins three days earlier");
        assertEquals(List.of(), course.untold(told), "and was told of");

        List.of(0L, 1L, 2L).forEach(hour -> put(late - 1_000 + hour));
        assertEquals(List.of((late - 998) * MILLIS_PER_HOUR), times(course.untold(told)), "another wave was not");
    }

    @Test
    void anAlarmToldInAPauseSpeaksForNoWave() {
        List.of(0L, 1L, 2L).forEach(hour -> put(3_000 + hour));
        NavigableSet<Long> told = new TreeSet<>(List.of(3_200 * MILLIS_PER_HOUR));
        assertEquals(1, course.untold(told).size());
    }

    private static List<Long> times(List<WaveAlarms.Alarm> alarms) {
        return alarms.stream().map(WaveAlarms.Alarm::atMillis).toList();
    }
}
