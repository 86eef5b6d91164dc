package io.breakwater.core.connector.evtx;

import io.breakwater.core.connector.Malformed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the binary XML of one chunk. Names and templates are written out where they are first needed and referred to by
 * their offset in the chunk afterwards; both are read once and kept. Elements carry a dependency identifier in templates
 * only: events that were exported with their messages have none, and no template either. Source: the format description of libevtx (J. Metz,
 * "Windows XML Event Log (EVTX) format"), checked against files.
 */
final class BinaryXml {
    private static final int MAX_DEPTH = 48;
    private static final int MAX_VALUES = 4096;
    private static final int HAS_MORE = 0x40;

    private final byte[] chunk;
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Integer, List<Node>> templates = new HashMap<>();

    BinaryXml(byte[] chunk) {
        this.chunk = chunk;
    }

    /** Reads the fragment of a record, which stands between {@code from} and {@code to}. */
    List<Node> fragment(int from, int to) throws Malformed {
        return new Reader(new Cursor(chunk, from, to), false).nodes(0);
    }

    /** Reads a fragment that is itself a value. */
    List<Node> nested(Node.Value value) throws Malformed {
        Cursor cursor = new Cursor(chunk, value.offset(), value.offset() + value.length());
        return new Reader(cursor, false).nodes(0);
    }

    private String nameAt(int offset) throws Malformed {
        String known = names.get(offset);
        if (known == null) {
            Cursor cursor = new Cursor(chunk, offset, chunk.length);
            cursor.skip(6);
            known = cursor.utf16(cursor.u16());
            names.put(offset, known);
        }
        return known;
    }

    private List<Node> templateAt(int offset) throws Malformed {
        List<Node> known = templates.get(offset);
        if (known == null) {
            Cursor header = new Cursor(chunk, offset, chunk.length);
            header.skip(20);
            long length = header.u32();
            int start = header.at();
            header.skip(length);
            known = new Reader(new Cursor(chunk, start, header.at()), true).nodes(0);
            templates.put(offset, known);
        }
        return known;
    }

    /** Reads tokens one after another. */
    private final class Reader {
        private final Cursor cursor;
        private final boolean dependencyIds;

        Reader(Cursor cursor, boolean dependencyIds) {
            this.cursor = cursor;
            this.dependencyIds = dependencyIds;
        }

        /** Nodes up to the end, or to the token that closes the element they are in. */
        List<Node> nodes(int depth) throws Malformed {
            if (depth > MAX_DEPTH) {
                throw new Malformed("evtx.depth", "elements more than " + MAX_DEPTH + " deep, at byte " + cursor.at());
            }
            List<Node> nodes = new ArrayList<>();
            while (!cursor.atEnd() && node(nodes, depth)) {
                // node() reads on.
            }
            return nodes;
        }

        /** Reads one token; false when it ends the nodes. */
        private boolean node(List<Node> nodes, int depth) throws Malformed {
            int start = cursor.at();
            int token = cursor.u8();
            switch (token & ~HAS_MORE) {
                case 0x01 -> nodes.add(element((token & HAS_MORE) != 0, depth));
                case 0x05 -> nodes.add(literal());
                case 0x07 -> nodes.add(new Node.Text(cursor.utf16(cursor.u16())));
                case 0x08 -> nodes.add(new Node.Text(String.valueOf((char) cursor.u16())));
                case 0x09 -> nodes.add(new Node.Text(entity(name())));
                case 0x0a -> name();
                case 0x0b -> cursor.utf16(cursor.u16());
                case 0x0c -> nodes.add(instance());
                case 0x0d, 0x0e -> nodes.add(substitution());
                case 0x0f -> cursor.skip(3);
                case 0x00, 0x04 -> {
                    return false;
                }
                default -> throw unknownToken(token, start);
            }
            return true;
        }

        private Node.Substitution substitution() throws Malformed {
            int index = cursor.u16();
            cursor.skip(1);
            return new Node.Substitution(index);
        }

        private Node.Text literal() throws Malformed {
            int type = cursor.u8();
            if (type != 0x01) {
                throw new Malformed("evtx.literal", "a text of type " + type + " at byte " + cursor.at());
            }
            return new Node.Text(cursor.utf16(cursor.u16()));
        }

        private String name() throws Malformed {
            int offset = cursor.i32();
            String name = nameAt(offset);
            if (offset == cursor.at()) {
                cursor.skip(8 + 2L * name.length() + 2);
            }
            return name;
        }

        private Node.Element element(boolean hasAttributes, int depth) throws Malformed {
            cursor.skip(dependencyIds ? 6 : 4);
            String name = name();
            List<Node.Attribute> attributes = hasAttributes ? attributes() : List.of();
            int start = cursor.at();
            int token = cursor.u8();
            return switch (token & ~HAS_MORE) {
                case 0x02 -> new Node.Element(name, attributes, nodes(depth + 1));
                case 0x03 -> new Node.Element(name, attributes, List.of());
                default -> throw unknownToken(token, start);
            };
        }

        private List<Node.Attribute> attributes() throws Malformed {
            long length = cursor.u32();
            int end = cursor.at() + (int) Math.min(length, chunk.length);
            List<Node.Attribute> attributes = new ArrayList<>();
            while (cursor.at() < end && (peek() & ~HAS_MORE) == 0x06) {
                cursor.skip(1);
                String name = name();
                attributes.add(new Node.Attribute(name, attributeValue()));
            }
            return attributes;
        }

        private List<Node> attributeValue() throws Malformed {
            List<Node> content = new ArrayList<>();
            while (isValueToken(peek() & ~HAS_MORE)) {
                node(content, 0);
            }
            return content;
        }

        private static boolean isValueToken(int token) {
            return token == 0x05 || token == 0x08 || token == 0x09 || token == 0x0d || token == 0x0e;
        }

        private int peek() throws Malformed {
            return new Cursor(chunk, cursor.at(), cursor.end()).u8();
        }

        private Node.Instance instance() throws Malformed {
            cursor.skip(5);
            int offset = cursor.i32();
            List<Node> template = templateAt(offset);
            if (offset == cursor.at()) {
                cursor.skip(20);
                cursor.skip(cursor.u32());
            }
            return new Node.Instance(template, values());
        }

        private List<Node.Value> values() throws Malformed {
            long count = cursor.u32();
            if (count > MAX_VALUES) {
                throw new Malformed("evtx.values", count + " values in one event, at byte " + cursor.at());
            }
            int[] lengths = new int[(int) count];
            int[] types = new int[(int) count];
            for (int i = 0; i < count; i++) {
                lengths[i] = cursor.u16();
                types[i] = cursor.u8();
                cursor.skip(1);
            }
            List<Node.Value> values = new ArrayList<>((int) count);
            for (int i = 0; i < count; i++) {
                values.add(new Node.Value(types[i], cursor.at(), lengths[i]));
                cursor.skip(lengths[i]);
            }
            return values;
        }

        private Malformed unknownToken(int token, int at) {
            return new Malformed("evtx.token", "unknown token 0x" + Integer.toHexString(token) + " at byte " + at);
        }
    }

    private static String entity(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> "&" + name + ";";
        };
    }
}
