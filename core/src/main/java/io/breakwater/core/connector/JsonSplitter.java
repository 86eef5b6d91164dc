package io.breakwater.core.connector;

import io.breakwater.core.model.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * JSON values, however they are laid out: one a line, one after another over several lines, or as the elements of one
 * array. Which it is, is told from the beginning of the stream. Values are only cut out here, by counting brackets outside
 * strings; whether they are good JSON is for the connector to say.
 *
 * <p>After a broken value the next one is found where a line begins with an opening brace in the first column, or, within an
 * array, in the column of the first element.
 */
final class JsonSplitter implements RecordReader.Splitter {
    private static final int UNKNOWN = -1;

    private final ByteSource bytes;
    private final String file;
    private final boolean array;
    private long number;
    private int elementColumn = UNKNOWN;

    private JsonSplitter(ByteSource bytes, String file, boolean array) {
        this.bytes = bytes;
        this.file = file;
        this.array = array;
    }

    /** Lines when the first line is a whole object by itself, otherwise values. */
    static RecordReader.Splitter chosenFor(ByteSource bytes, String file) {
        byte[] head = bytes.look(RecordReader.KEPT_OF_REFUSED);
        Sample sample = new Sample(file, head);
        String line = sample.firstLine();
        boolean array = line.startsWith("[");
        return array || !wholeObject(line) && severalLines(head)
                ? new JsonSplitter(bytes, file, array)
                : new LineSplitter(bytes, file);
    }

    /** A line that was cut for the look counts as whole: only records of one line are that long. */
    private static boolean wholeObject(String line) {
        return !line.startsWith("{") || line.length() >= 8 * 1024 || line.endsWith("}");
    }

    private static boolean severalLines(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).strip().indexOf('\n') >= 0;
    }

    @Override
    public Optional<Framed> next() {
        if (!skipToValue()) {
            return Optional.empty();
        }
        Origin origin = new Origin(file, number, bytes.offset());
        number++;
        bytes.begin();
        keepValue();
        return Optional.of(RecordReader.framed(bytes, origin));
    }

    /** Skips blanks, commas and, in an array, its brackets; false at the end. */
    private boolean skipToValue() {
        int column = bytes.offset() == 0 ? 0 : UNKNOWN;
        int octet = bytes.peek();
        while (octet >= 0 && isBetweenValues(octet)) {
            column = columnAfter(octet, column);
            bytes.read();
            octet = bytes.peek();
        }
        if (octet == '{' && elementColumn == UNKNOWN) {
            elementColumn = array ? column : 0;
        }
        return octet >= 0;
    }

    private boolean isBetweenValues(int octet) {
        return ByteSource.isBlank(octet)
                || octet == ','
                || octet == 0xef
                || octet == 0xbb
                || octet == 0xbf
                || array && (octet == '[' || octet == ']');
    }

    private void keepValue() {
        Nesting nesting = new Nesting();
        int column = UNKNOWN;
        do {
            int octet = bytes.read();
            bytes.keep(octet);
            nesting.take(octet);
            column = columnAfter(octet, column);
        } while (bytes.peek() >= 0 && nesting.goesOn(bytes.peek()) && !newValueBegins(nesting, column));
    }

    private static int columnAfter(int octet, int column) {
        if (octet == '\n') {
            return 0;
        }
        return column == UNKNOWN ? UNKNOWN : column + 1;
    }

    private boolean newValueBegins(Nesting nesting, int column) {
        return nesting.atLineStart && column == elementColumn && bytes.peek() == '{';
    }

    /** Where in a value the reader is. */
    private static final class Nesting {
        private int depth;
        private boolean inString;
        private boolean escaped;
        private boolean atLineStart;
        private boolean bracketSeen;

        void take(int octet) {
            atLineStart = octet == '\n' || atLineStart && ByteSource.isBlank(octet);
            if (inString) {
                takeInString(octet);
            } else if (octet == '"') {
                inString = true;
            } else if (octet == '{' || octet == '[') {
                depth++;
                bracketSeen = true;
            } else if (octet == '}' || octet == ']') {
                depth--;
            }
        }

        private void takeInString(int octet) {
            // A string cannot hold a bare line end: a missing quote must not swallow the rest of the file.
            inString = octet != '\n' && (octet != '"' || escaped);
            escaped = octet == '\\' && !escaped;
        }

        /** Whether {@code coming} still belongs to the value. */
        boolean goesOn(int coming) {
            return depth > 0 || inString || isBare(coming);
        }

        private boolean isBare(int coming) {
            return !bracketSeen && coming != '\n' && coming != ',' && coming != '{' && coming != '[';
        }
    }

    @Override
    public long recordNumber() {
        return number;
    }
}
