package io.breakwater.core.connector;

import io.breakwater.core.model.Event;
import io.breakwater.core.model.Rejected;

/** Receives what a record held, in its order. */
public interface ParseSink {
    void event(Event event);

    void rejected(Rejected rejected);
}
