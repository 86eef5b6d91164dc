package io.breakwater.core.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.model.Wave;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WavesTest {
    private static final long HOUR = 3_600_000;

    private static SortedMap<Integer, Integer> days(int... dayAndCount) {
        SortedMap<Integer, Integer> days = new TreeMap<>();
        for (int index = 0; index < dayAndCount.length; index += 2) {
            days.put(dayAndCount[index], dayAndCount[index + 1]);
        }
        return days;
    }

    @Test
    void nothingHasNoWaves() {
        assertEquals(List.of(), new Waves().segment(new TreeMap<>(), 10));
    }

    @Test
    void aWaveMayHoldShortBlanksAndEndsWithALongOne() {
        List<Wave> waves = new Waves().segment(days(100, 50, 102, 20, 103, 5, 120, 30, 121, 9), 200);
        assertEquals(2, waves.size());
        assertEquals(
                new Wave(
                        LocalDate.ofEpochDay(100), LocalDate.ofEpochDay(103), 75, 50, LocalDate.ofEpochDay(100), false),
                waves.getFirst());
    }

    @Test
    void aWaveThatReachesTheLastDaysIsOngoing() {
        assertTrue(new Waves().segment(days(100, 5, 101, 20), 102).getFirst().ongoing());
    }

    @Test
    void aSmallWaveIsFoundBesideAGreatOne() {
        List<Wave> waves = new Waves().segment(days(100, 170, 101, 160, 150, 4, 151, 5, 152, 3), 200);
        assertEquals(2, waves.size());
    }

    @Test
    void aSteadyGangHasNoWaves() {
        long seed = 4711;
        Random random = new Random(seed);
        SortedMap<Integer, Integer> days = new TreeMap<>();
        for (int day = 0; day < 300; day++) {
            days.merge(day, random.nextInt(3), Integer::sum);
        }
        days.values().removeIf(count -> count == 0);
        assertEquals(List.of(), new Waves().segment(days, 300), "seed " + seed);
    }

    @Test
    void threeInSixHoursWakeAGangThatSlept() {
        List<WaveAlarms.Alarm> alarms = new WaveAlarms().alarms(new long[] {0, 900 * HOUR, 902 * HOUR, 904 * HOUR});
        assertEquals(1, alarms.size());
        assertEquals(904 * HOUR, alarms.getFirst().atMillis());
    }

    @Test
    void whatABusyGangDoesEveryDayIsNoAlarm() {
        long[] everyEightHours =
                LongStream.range(0, 300).map(each -> each * 8 * HOUR).toArray();
        long late = new WaveAlarms()
                .alarms(everyEightHours).stream()
                        .filter(alarm -> alarm.atMillis() > 20 * 24 * HOUR)
                        .count();
        assertEquals(0, late);
    }

    @Test
    void tailsOfTheNegativeBinomialAddUp() {
        NegativeBinomial counts = new NegativeBinomial(3, 0.7);
        double sum = 0;
        for (int count = 0; count < 8; count++) {
            sum += Math.exp(counts.logProbability(count));
        }
        assertEquals(1, sum + Math.exp(counts.logTail(8)), 1e-6);
        assertEquals(1 - Math.exp(counts.logProbability(0)), Math.exp(counts.logTail(1)), 1e-9);
    }
}
