package io.breakwater.core.report;

import io.breakwater.core.report.Picture.Anchor;
import io.breakwater.core.report.Picture.Box;
import io.breakwater.core.report.Picture.Ink;
import io.breakwater.core.report.Picture.Mark;
import io.breakwater.core.report.Picture.Word;
import java.util.ArrayList;
import java.util.List;

/** Bars that lie, one a row, each with its name before and its figure behind. */
final class RankedBars {
    private static final int WIDTH = 720;
    private static final int NAMES = 215;
    private static final int BARS = 365;
    private static final int ROW = 28;

    private RankedBars() {}

    /**
     * One row.
     *
     * @param ratio of the full width, 0 to 1
     */
    record Row(String name, double ratio, String figure) {}

    static Picture draw(List<Row> rows, Ink ink) {
        List<Mark> marks = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            Row row = rows.get(index);
            double y = 4.0 + index * ROW;
            double length = Math.clamp(row.ratio(), 0, 1) * BARS;
            marks.add(new Word(NAMES - 10, y + 16, 13, Anchor.END, Ink.TEXT, row.name()));
            marks.add(new Box(NAMES, y, BARS, ROW - 6, Ink.TILE_0));
            marks.add(new Box(NAMES, y, length, ROW - 6, ink));
            marks.add(new Word(NAMES + BARS + 10, y + 16, 12, Anchor.START, Ink.FAINT, row.figure()));
        }
        return new Picture(WIDTH, rows.size() * ROW + 8, marks);
    }
}
