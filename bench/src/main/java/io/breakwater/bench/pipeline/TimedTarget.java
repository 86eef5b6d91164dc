package io.breakwater.bench.pipeline;

import io.breakwater.pipeline.sink.OutcomeTarget;
import io.breakwater.store.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Notes when each change of an incident was committed: {@code tenant TAB event time TAB nanos} a line. */
record TimedTarget(OutcomeTarget target, String notes) implements OutcomeTarget {
    @Override
    public Connection open() throws IOException {
        Writer writer = Files.newBufferedWriter(Path.of(notes), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new TimedConnection(target.open(), writer);
    }

    /** Writes, then notes. */
    private record TimedConnection(Connection connection, Writer notes) implements Connection {
        @Override
        public void write(List<Outcome> batch) throws IOException {
            connection.write(batch);
            long committed = System.nanoTime();
            for (Outcome outcome : batch) {
                if (outcome instanceof Outcome.OfIncident(var change)) {
                    notes.write(change.after().tenant() + "\t" + change.at() + "\t" + change.kind() + "\t" + committed
                            + "\n");
                }
            }
            notes.flush();
        }

        @Override
        public void close() throws IOException {
            connection.close();
            notes.close();
        }
    }
}
