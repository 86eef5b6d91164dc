package io.breakwater.server.report;

import io.breakwater.core.report.Block;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How wide each column of a printed table should be: as its longest cell asks for, none starved. */
final class ColumnWidths {
    /** A cell that is longer than this is expected to wrap. */
    private static final int WRAPS = 60;

    private static final int LEAST = 9;
    /** What the margins of a cell take. */
    private static final int MARGINS = 2;

    private static final int FIRST_WIDE_SCRIPT = 0x2E80;

    private ColumnWidths() {}

    /** Widths that add up to {@code total} or a little less. */
    static int[] of(Block.Table table, int total) {
        int[] asked = IntStream.range(0, table.header().size())
                .map(column -> Stream.concat(words(table.header().get(column)), cells(table, column))
                        .mapToInt(ColumnWidths::ems)
                        .max()
                        .orElse(LEAST))
                .map(length -> Math.clamp(length + MARGINS, LEAST, WRAPS))
                .toArray();
        int sum = IntStream.of(asked).sum();
        return IntStream.of(asked).map(each -> each * total / sum).toArray();
    }

    /** A heading may wrap, but not within a word. */
    private static Stream<String> words(String heading) {
        return Stream.of(heading.split(" "));
    }

    private static Stream<String> cells(Block.Table table, int column) {
        return table.rows().stream().map(row -> row.get(column));
    }

    /** Half-widths that a text takes; a Chinese character takes two. */
    private static int ems(String text) {
        return text.codePoints()
                .map(point -> point >= FIRST_WIDE_SCRIPT ? 2 : 1)
                .sum();
    }
}
