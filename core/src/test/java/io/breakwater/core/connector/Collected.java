package io.breakwater.core.connector;

import io.breakwater.core.model.Event;
import io.breakwater.core.model.Rejected;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps what it is given. */
public final class Collected implements ParseSink {
    public final List<Event> events = new ArrayList<>();
    public final List<Rejected> rejected = new ArrayList<>();

    @Override
    public void event(Event event) {
        events.add(event);
    }

    @Override
    public void rejected(Rejected refused) {
        rejected.add(refused);
    }
}
