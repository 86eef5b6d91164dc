package io.breakwater.pipeline.sink;

import io.breakwater.store.Outcome;
import io.breakwater.store.OutcomeWriter;
import io.breakwater.store.StoreSettings;
import java.io.IOException;
import java.util.List;
import org.jdbi.v3.core.JdbiException;

/**
 * PostgreSQL as the target.
 *
 * @param settings travel with the job, the password among them
 */
public record StoreTarget(StoreSettings settings) implements OutcomeTarget {
    @Override
    public Connection open() throws IOException {
        try {
            return new StoreConnection(OutcomeWriter.open(settings));
        } catch (JdbiException unreachable) {
            throw new IOException("cannot reach the store at " + settings.url(), unreachable);
        }
    }

    /** A writer of the store. */
    private record StoreConnection(OutcomeWriter writer) implements Connection {
        @Override
        public void write(List<Outcome> batch) throws IOException {
            try {
                writer.write(batch);
            } catch (JdbiException failed) {
                throw new IOException("the store did not take " + batch.size() + " outcomes", failed);
            }
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
