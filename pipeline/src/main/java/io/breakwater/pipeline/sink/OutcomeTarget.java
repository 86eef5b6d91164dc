package io.breakwater.pipeline.sink;

import io.breakwater.store.Outcome;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** Where outcomes go; travels to where the job runs and is opened there. */
public interface OutcomeTarget extends Serializable {
    Connection open() throws IOException;

    /** One open way to the target, used by one thread. */
    interface Connection extends AutoCloseable {
        /**
         * Writes all or nothing. The same outcomes may come again after a crash, in the same order: the target must then
         * end up as if they had come once.
         */
        void write(List<Outcome> batch) throws IOException;

        @Override
        void close() throws IOException;
    }
}
