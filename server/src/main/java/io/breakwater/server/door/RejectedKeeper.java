package io.breakwater.server.door;

import io.breakwater.core.model.Rejected;
import io.breakwater.store.Outcome;
import io.breakwater.store.OutcomeWriter;
import io.breakwater.store.Store;
import java.util.List;

/** Keeps what a door could not even take in as a record: too long, no known format, an archive that is damaged. */
final class RejectedKeeper implements AutoCloseable {
    private final OutcomeWriter writer;

    RejectedKeeper(Store store) {
        this.writer = OutcomeWriter.open(store.settings());
    }

    /** They are in the store when it returns. */
    synchronized void keep(List<Rejected> rejected) {
        writer.write(rejected.stream().<Outcome>map(Outcome.OfRejected::new).toList());
    }

    @Override
    public synchronized void close() {
        writer.close();
    }
}
