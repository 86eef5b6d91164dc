package io.breakwater.pipeline.job;

import io.breakwater.core.model.Event;
import java.io.IOException;

/**
 * The seam for an event lake. Called by the thread that parses, beside detection. After a restart events since the last
 * {@link #flush} come again; a lake tells them by their ids.
 */
public interface EventSink extends AutoCloseable {
    /** Keeps nothing. */
    EventSink NOWHERE = new EventSink() {
        @Override
        public void write(Event event) {
            // kept nowhere
        }

        @Override
        public void flush() {
            // nothing is pending
        }
    };

    void write(Event event) throws IOException;

    /** A checkpoint is being taken: what was written so far must be durable when this returns. */
    void flush() throws IOException;

    @Override
    default void close() throws IOException {}
}
