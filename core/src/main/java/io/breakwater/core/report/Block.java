package io.breakwater.core.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a section is made of. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface Block {
    /** Running text. */
    record Paragraph(String text) implements Block {}

    /** A list whose order says something: what matters most comes first. */
    record Items(List<Item> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * One entry of a list.
     *
     * @param detail further sentences; may be empty
     */
    record Item(String lead, List<String> detail) {
        public Item {
            detail = List.copyOf(detail);
        }
    }

    /**
     * Rows under a header; every row has as many cells as the header.
     *
     * @param caption empty where the heading says it
     */
    record Table(String caption, List<String> header, List<List<String>> rows) implements Block {
        private static final int LONG = 15;
        /** Characters that fit on a line of paper; a Chinese one counts twice. */
        private static final int LINE = 100;

        private static final int MARGINS = 3;
        private static final int FIRST_WIDE_SCRIPT = 0x2E80;
        private static final int MOST_FOLDS = 3;

        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }

        /** Characters that a row takes at most, margins included. */
        private int width() {
            int width = 0;
            for (int column = 0; column < header.size(); column++) {
                int longest = width(header.get(column));
                for (List<String> row : rows) {
                    longest = Math.max(longest, width(row.get(column)));
                }
                width += longest + MARGINS;
            }
            return width;
        }

        private static int width(String text) {
            return text.codePoints()
                    .map(point -> point >= FIRST_WIDE_SCRIPT ? 2 : 1)
                    .sum();
        }

        /** On paper a long and narrow table stands in several columns beside each other, read downwards. */
        public Table folded() {
            int folds = rows.size() > LONG ? Math.clamp(LINE / width(), 1, MOST_FOLDS) : 1;
            int height = (rows.size() + folds - 1) / folds;
            List<List<String>> beside = new ArrayList<>();
            for (int row = 0; row < height; row++) {
                List<String> cells = new ArrayList<>();
                for (int at = row; at < height * folds; at += height) {
                    cells.addAll(at < rows.size() ? rows.get(at) : Collections.nCopies(header.size(), ""));
                }
                beside.add(cells);
            }
            return new Table(
                    caption,
                    Collections.nCopies(folds, header).stream()
                            .flatMap(List::stream)
                            .toList(),
                    beside);
        }
    }

    /** A drawing; its numbers stand in a table of the same section, so JSON leaves the drawing out. */
    record Figure(String caption, @JsonIgnore Picture picture) implements Block {}
}
