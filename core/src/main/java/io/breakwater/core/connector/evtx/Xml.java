package io.breakwater.core.connector.evtx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The XML of one event, with its substitutions filled in. */
final class Xml {
    private Xml() {}

    /** An attribute that has a value. */
    record Attribute(String name, String value) {}

    /**
     * An element.
     *
     * @param texts its values: none for an empty element, several for a list; null stands for "no value"
     */
    record Element(String name, List<Attribute> attributes, List<Element> children, List<@Nullable String> texts) {}
}
