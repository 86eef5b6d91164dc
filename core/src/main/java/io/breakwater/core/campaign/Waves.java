package io.breakwater.core.campaign;

import io.breakwater.core.model.Wave;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Placeholder until the hidden Markov model stands. */
final class Waves {
    List<Wave> segment(SortedMap<Integer, Integer> days, int lastDay) {
        List<Wave> waves = new ArrayList<>();
        int from = -1;
        int to = -1;
        int assets = 0;
        int peak = 0;
        int peakDay = 0;
        for (var day : days.entrySet()) {
            if (from >= 0 && day.getKey() - to > 4) {
                waves.add(new Wave(
                        LocalDate.ofEpochDay(from),
                        LocalDate.ofEpochDay(to),
                        assets,
                        peak,
                        LocalDate.ofEpochDay(peakDay),
                        false));
                from = -1;
            }
            if (from < 0) {
                from = day.getKey();
                assets = 0;
                peak = 0;
            }
            to = day.getKey();
            assets += day.getValue();
            if (day.getValue() > peak) {
                peak = day.getValue();
                peakDay = to;
            }
        }
        if (from >= 0) {
            waves.add(new Wave(
                    LocalDate.ofEpochDay(from),
                    LocalDate.ofEpochDay(to),
                    assets,
                    peak,
                    LocalDate.ofEpochDay(peakDay),
                    lastDay - to <= 3));
        }
        return waves.stream().filter(w -> w.assets() >= 12).toList();
    }
}
