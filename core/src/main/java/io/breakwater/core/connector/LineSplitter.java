package io.breakwater.core.connector;

import io.breakwater.core.model.Origin;
import java.util.Optional;

/** Lines; blank ones are skipped but numbered. */
final class LineSplitter implements RecordReader.Splitter {
    private final ByteSource bytes;
    private final String file;
    private long line;

    LineSplitter(ByteSource bytes, String file) {
        this.bytes = bytes;
        this.file = file;
    }

    @Override
    public Optional<Framed> next() {
        long start = bytes.offset();
        while (bytes.keepLine()) {
            Origin origin = new Origin(file, line, start);
            line++;
            if (!bytes.keptIsBlank()) {
                return Optional.of(RecordReader.framed(bytes, origin));
            }
            start = bytes.offset();
        }
        return Optional.empty();
    }

    @Override
    public long recordNumber() {
        return line;
    }
}
