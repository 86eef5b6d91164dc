package io.breakwater.core.connector;

import io.breakwater.core.model.Origin;
import java.util.Optional;

/**
 * A header line, then one record a line; each record travels as header, LF, line, so that it can be read alone. Lines that
 * begin with # are comments, but {@code #Fields:} is a header that may come again (W3C extended log format).
 */
final class CsvSplitter implements RecordReader.Splitter {
    private static final String W3C_HEADER = "#Fields:";

    private final LineSplitter lines;
    private byte[] header = new byte[0];
    private long headers;

    CsvSplitter(ByteSource bytes, String file) {
        this.lines = new LineSplitter(bytes, file);
    }

    @Override
    public Optional<Framed> next() {
        Optional<Framed> line = lines.next();
        while (line.isPresent() && line.get() instanceof Framed.Whole whole) {
            if (isHeader(whole.payload())) {
                header = whole.payload();
                headers++;
            } else if (whole.payload()[0] != '#') {
                return Optional.of(new Framed.Whole(numbered(whole.origin()), joined(whole.payload())));
            }
            line = lines.next();
        }
        return line;
    }

    private boolean isHeader(byte[] line) {
        return line[0] == '#' ? startsWithW3cHeader(line) : headers == 0;
    }

    private static boolean startsWithW3cHeader(byte[] line) {
        for (int i = 0; i < W3C_HEADER.length(); i++) {
            if (i >= line.length || line[i] != W3C_HEADER.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Records are counted by line, the header being none. */
    private Origin numbered(Origin line) {
        return new Origin(line.file(), Math.max(0, line.recordNumber() - 1), line.byteOffset());
    }

    private byte[] joined(byte[] line) {
        byte[] both = new byte[header.length + 1 + line.length];
        System.arraycopy(header, 0, both, 0, header.length);
        both[header.length] = '\n';
        System.arraycopy(line, 0, both, header.length + 1, line.length);
        return both;
    }

    @Override
    public long recordNumber() {
        return Math.max(0, lines.recordNumber() - 1);
    }
}
