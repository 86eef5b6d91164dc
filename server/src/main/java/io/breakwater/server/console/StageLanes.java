package io.breakwater.server.console;

import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An incident's members on lanes, one lane a stage, as the page draws them: places in percent of the time from first to
 * last. Members too near one another to be told apart move down a row.
 *
 * @param lanes in the order of the chain; only those with a mark, the last one for alerts without a stage
 * @param ticks times below the lanes
 */
public record StageLanes(List<Lane> lanes, List<Tick> ticks) {
    private static final int ROW_HEIGHT = 18;
    private static final int LANE_PADDING = 10;
    private static final int TICKS = 4;
    private static final int MOST_ROWS = 6;
    /** Nearer than so many percent two marks would touch. */
    private static final double TOUCHING = 2.2;
    /** Room at both ends, so that no mark is cut. */
    private static final double MARGIN = 2;

    /**
     * One lane.
     *
     * @param key of the stage's name among the messages
     * @param height in pixels
     */
    public record Lane(String key, int height, List<Mark> marks) {}

    /**
     * One member.
     *
     * @param index of the member, from 1, as the table below counts
     * @param x begin, in percent
     * @param width in percent; 0 for a moment
     * @param y in pixels
     */
    public record Mark(int index, String x, String width, int y, Member member) {
        public boolean blocked() {
            return member.assessment().outcome() == Outcome.BLOCKED;
        }
    }

    /** A time, at a place in percent. */
    public record Tick(String x, Instant at) {}

    /** Members in the order in which the page lists them. */
    static List<Member> ordered(Incident incident) {
        return incident.members().stream()
                .sorted(Comparator.comparing(Member::first)
                        .thenComparing(member -> member.id().value()))
                .toList();
    }

    static StageLanes of(Incident incident) {
        Scale scale = new Scale(incident.firstSeen(), incident.lastSeen());
        List<Member> members = ordered(incident);
        List<Lane> lanes = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            lane(Optional.of(stage), members, scale).ifPresent(lanes::add);
        }
        lane(Optional.empty(), members, scale).ifPresent(lanes::add);
        return new StageLanes(lanes, scale.ticks());
    }

    private static Optional<Lane> lane(Optional<Stage> stage, List<Member> members, Scale scale) {
        List<Double> rowEnds = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            if (member.assessment().stage().equals(stage)) {
                double begin = scale.place(member.first());
                double end = scale.place(member.last());
                int row = freeRow(rowEnds, begin, end);
                int y = LANE_PADDING + row * ROW_HEIGHT + ROW_HEIGHT / 2;
                marks.add(new Mark(i + 1, percent(begin), percent(end - begin), y, member));
            }
        }
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        int height = 2 * LANE_PADDING + rowEnds.size() * ROW_HEIGHT;
        return Optional.of(new Lane(stage.map(Stage::name).orElse("NONE"), height, marks));
    }

    /** The first row whose last mark ended before {@code begin}; the last row when all are taken. */
    private static int freeRow(List<Double> rowEnds, double begin, double end) {
        for (int row = 0; row < rowEnds.size(); row++) {
            if (rowEnds.get(row) + TOUCHING < begin) {
                rowEnds.set(row, end);
                return row;
            }
        }
        if (rowEnds.size() < MOST_ROWS) {
            rowEnds.add(end);
        }
        return rowEnds.size() - 1;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }

    /** Time to percent. */
    private record Scale(Instant from, Instant to) {
        private double place(Instant at) {
            long whole = Duration.between(from, to).toMillis();
            double share =
                    whole == 0 ? 0.5 : (double) Duration.between(from, at).toMillis() / whole;
            return MARGIN + share * (100 - 2 * MARGIN);
        }

        private List<Tick> ticks() {
            List<Tick> ticks = new ArrayList<>();
            Duration step = Duration.between(from, to).dividedBy(TICKS);
            if (step.isZero()) {
                return List.of(new Tick(percent(place(from)), from));
            }
            for (int i = 0; i <= TICKS; i++) {
                Instant at = from.plus(step.multipliedBy(i));
                ticks.add(new Tick(percent(place(at)), at));
            }
            return ticks;
        }
    }
}
