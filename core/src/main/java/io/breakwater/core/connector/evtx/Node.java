package io.breakwater.core.connector.evtx;

import java.util.List;

/** A piece of a binary XML fragment or template, as it is stored: substitutions not filled in. */
sealed interface Node {
    /** An element with its attributes and content. */
    record Element(String name, List<Attribute> attributes, List<Node> content) implements Node {}

    /** Text that stands in the template itself. */
    record Text(String text) implements Node {}

    /** A place that a value of the record fills. */
    record Substitution(int index) implements Node {}

    /** A template with the record's values for it. */
    record Instance(List<Node> template, List<Value> values) implements Node {}

    /** An attribute; its value is put together from these. */
    record Attribute(String name, List<Node> content) {}

    /**
     * A value in the record.
     *
     * @param type binary XML value type
     * @param offset of its bytes in the chunk
     */
    record Value(int type, int offset, int length) {
        static final int NULL = 0x00;
        static final int BINARY_XML = 0x21;
        static final int ARRAY = 0x80;
    }
}
