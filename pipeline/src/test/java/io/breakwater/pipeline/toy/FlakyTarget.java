package io.breakwater.pipeline.toy;

import io.breakwater.pipeline.sink.OutcomeTarget;
import io.breakwater.store.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes its first batches, then fails each time until the file {@code mended} is there. */
public record FlakyTarget(FolderTarget target, String mended, int batchesBefore) implements OutcomeTarget {
    @Override
    public Connection open() throws IOException {
        return new FlakyConnection(target.open(), Path.of(mended), batchesBefore);
    }

    /** Counts down. */
    private static final class FlakyConnection implements Connection {
        private final Connection connection;
        private final Path mended;
        private int left;

        private FlakyConnection(Connection connection, Path mended, int left) {
            this.connection = connection;
            this.mended = mended;
            this.left = left;
        }

        @Override
        public void write(List<Outcome> batch) throws IOException {
            if (left-- <= 0 && !Files.exists(mended)) {
                throw new IOException("the store is away");
            }
            connection.write(batch);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
