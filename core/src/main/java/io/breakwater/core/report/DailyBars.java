package io.breakwater.core.report;

import io.breakwater.core.model.BlankDays;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Wave;
import io.breakwater.core.report.Picture.Anchor;
import io.breakwater.core.report.Picture.Box;
import io.breakwater.core.report.Picture.Ink;
import io.breakwater.core.report.Picture.Mark;
import io.breakwater.core.report.Picture.Word;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Newly compromised assets a day, with the waves shaded and the days marked on which we could not see. */
final class DailyBars {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 312;
    private static final int LEFT = 44;
    private static final int TOP = 34;
    private static final int PLOT_WIDTH = WIDTH - LEFT - 10;
    private static final int PLOT_HEIGHT = 220;
    private static final int BASE = TOP + PLOT_HEIGHT;
    private static final int MAX_LABELS = 11;
    private static final int[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000};

    private final CampaignTables tables;
    private final Course course;
    private final Period period;
    private final Speech speech;
    private final List<Mark> marks = new ArrayList<>();
    private final int step;
    private final int ceiling;

    private DailyBars(CampaignTables tables, Course course, Period period, Speech speech) {
        this.tables = tables;
        this.course = course;
        this.period = period;
        this.speech = speech;
        int highest = course.days().stream()
                .mapToInt(day -> (int) Math.ceil(course.drawn(day)))
                .max()
                .orElse(1);
        step = step(highest);
        ceiling = (highest / step + 1) * step;
    }

    static Picture draw(CampaignTables tables, Course course, Period period, Speech speech) {
        return new DailyBars(tables, course, period, speech).picture();
    }

    private static int step(int highest) {
        for (int candidate : STEPS) {
            if (highest <= candidate * 5L) {
                return candidate;
            }
        }
        return Math.max(1, highest / 5);
    }

    private Picture picture() {
        tables.waves().forEach(this::shade);
        tables.blanks().stream()
                .filter(blank -> blank.reason() != BlankDays.Reason.NO_ATTACK)
                .forEach(blank -> band(blank.from(), blank.to(), Ink.BLIND));
        grid();
        course.days().forEach(this::bar);
        tables.waves().stream().filter(wave -> course.shows(wave.peakDay())).forEach(this::peak);
        days();
        legend();
        return new Picture(WIDTH, HEIGHT, marks);
    }

    private double x(LocalDate day) {
        return LEFT + (double) (day.toEpochDay() - period.from().toEpochDay()) * PLOT_WIDTH / period.days();
    }

    private double height(double count) {
        return count * PLOT_HEIGHT / ceiling;
    }

    private void shade(Wave wave) {
        band(wave.from(), wave.to(), Ink.WAVE);
    }

    private void band(LocalDate from, LocalDate to, Ink ink) {
        if (period.touches(from, to)) {
            LocalDate first = from.isBefore(period.from()) ? period.from() : from;
            LocalDate last = to.isAfter(period.to()) ? period.to() : to;
            marks.add(new Box(x(first), TOP, x(last.plusDays(1)) - x(first), PLOT_HEIGHT, ink));
        }
    }

    private void grid() {
        for (int level = 0; level <= ceiling; level += step) {
            double y = BASE - height(level);
            marks.add(new Box(LEFT, y, PLOT_WIDTH, level == 0 ? 1 : 0.5, level == 0 ? Ink.FAINT : Ink.RULE));
            marks.add(new Word(LEFT - 6, y + 4, 11, Anchor.END, Ink.FAINT, String.valueOf(level)));
        }
    }

    private void bar(LocalDate day) {
        double width = (double) PLOT_WIDTH / period.days();
        double height = height(course.drawn(day));
        Ink ink = course.shows(day) ? Ink.BAR : Ink.TILE_2;
        marks.add(new Box(x(day) + width / 10, BASE - height, width * 0.8, height, ink));
    }

    private void peak(Wave wave) {
        double middle = x(wave.peakDay()) + (double) PLOT_WIDTH / period.days() / 2;
        double y = BASE - height(wave.peak()) - 5;
        Anchor anchor = middle < LEFT + 15 ? Anchor.START : Anchor.MIDDLE;
        marks.add(new Word(middle, y, 12, anchor, Ink.TEXT, String.valueOf(wave.peak())));
    }

    private void days() {
        int every = Math.max(1, (period.days() + MAX_LABELS - 1) / MAX_LABELS);
        for (int day = 0; day < period.days(); day += every) {
            LocalDate date = period.from().plusDays(day);
            double middle = x(date) + (double) PLOT_WIDTH / period.days() / 2;
            marks.add(new Word(
                    middle,
                    BASE + 18,
                    11,
                    Anchor.MIDDLE,
                    Ink.FAINT,
                    date.toString().substring(5)));
        }
    }

    private void legend() {
        legend(LEFT, Ink.BAR, speech.say("当日新增失陷资产", "newly compromised"));
        boolean merged = course.days().stream().anyMatch(day -> !course.shows(day));
        if (merged) {
            legend(LEFT + 140, Ink.TILE_2, speech.say("合并日均值", "mean of merged days"));
        }
        legend(LEFT + 290, Ink.WAVE, speech.say("攻击波次", "wave"));
        legend(LEFT + 390, Ink.BLIND, speech.say("无数据或数据源中断", "no data, or a source was down"));
    }

    private void legend(double x, Ink ink, String text) {
        marks.add(new Box(x, HEIGHT - 18, 12, 12, ink));
        marks.add(label(x + 18, text));
    }

    private static Word label(double x, String text) {
        return new Word(x, HEIGHT - 8, 12, Anchor.START, Ink.FAINT, text);
    }
}
