package io.breakwater.core.connector.evtx;

import io.breakwater.core.connector.Malformed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills the substitutions of an event's binary XML in. */
final class XmlBuilder {
    private static final int MAX_NESTED = 8;

    private final byte[] chunk;
    private final BinaryXml reader;

    XmlBuilder(byte[] chunk) {
        this.chunk = chunk;
        this.reader = new BinaryXml(chunk);
    }

    /** The root element of the record whose fragment stands between {@code from} and {@code to}. */
    Xml.Element root(int from, int to) throws Malformed {
        Content content = new Content();
        fill(reader.fragment(from, to), List.of(), content, 0);
        if (content.children.isEmpty()) {
            throw new Malformed("evtx.empty", "the event holds no element");
        }
        return content.children.get(0);
    }

    /** What stands in an element. */
    private static final class Content {
        private final List<Xml.Element> children = new ArrayList<>();
        private final List<@Nullable String> texts = new ArrayList<>();
        private boolean open;

        /** Text that goes on where the one before ended. */
        void append(String text) {
            if (open) {
                int last = texts.size() - 1;
                texts.set(last, texts.get(last) + text);
            } else {
                texts.add(text);
                open = true;
            }
        }

        void list(List<String> values) {
            texts.addAll(values);
            open = false;
        }

        void absent() {
            if (texts.isEmpty()) {
                texts.add(null);
            }
        }
    }

    private void fill(List<Node> nodes, List<Node.Value> values, Content into, int nested) throws Malformed {
        for (Node node : nodes) {
            switch (node) {
                case Node.Text text -> into.append(text.text());
                case Node.Element element -> into.children.add(element(element, values, nested));
                case Node.Instance instance -> fill(instance.template(), instance.values(), into, nested);
                case Node.Substitution place -> substitute(place, values, into, nested);
            }
        }
    }

    private Xml.Element element(Node.Element element, List<Node.Value> values, int nested) throws Malformed {
        List<Xml.Attribute> attributes = new ArrayList<>(element.attributes().size());
        for (Node.Attribute attribute : element.attributes()) {
            Content content = new Content();
            fill(attribute.content(), values, content, nested);
            String value = content.texts.isEmpty() ? null : content.texts.get(0);
            if (value != null) {
                attributes.add(new Xml.Attribute(attribute.name(), value));
            }
        }
        Content content = new Content();
        fill(element.content(), values, content, nested);
        return new Xml.Element(element.name(), attributes, content.children, content.texts);
    }

    private void substitute(Node.Substitution place, List<Node.Value> values, Content into, int nested)
            throws Malformed {
        if (place.index() >= values.size()) {
            throw new Malformed(
                    "evtx.substitution", "the template wants value " + place.index() + " of " + values.size());
        }
        Node.Value value = values.get(place.index());
        if (value.type() == Node.Value.NULL) {
            into.absent();
        } else if (value.type() == Node.Value.BINARY_XML) {
            nested(value, into, nested);
        } else if ((value.type() & Node.Value.ARRAY) != 0) {
            into.list(ValueText.of(chunk, value));
        } else if (value.length() == 0) {
            into.append("");
        } else {
            into.append(ValueText.of(chunk, value).get(0));
        }
    }

    private void nested(Node.Value value, Content into, int nested) throws Malformed {
        if (nested == MAX_NESTED) {
            throw new Malformed("evtx.depth", "more than " + MAX_NESTED + " fragments within one another");
        }
        if (value.length() > 0) {
            fill(reader.nested(value), List.of(), into, nested + 1);
        }
    }
}
