package io.breakwater.core.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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

    /** Rows under a header; every row has as many cells as the header. */
    record Table(String caption, List<String> header, List<List<String>> rows) implements Block {
        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    /** A drawing; its numbers stand in a table of the same section, so JSON leaves the drawing out. */
    record Figure(String caption, @JsonIgnore Picture picture) implements Block {}
}
