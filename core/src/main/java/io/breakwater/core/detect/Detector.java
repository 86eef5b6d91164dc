package io.breakwater.core.detect;

import io.breakwater.core.model.Event;
import java.util.function.Consumer;

/** Event to detections, without state; safe for many threads. */
public interface Detector {
    void detect(Event event, Consumer<Hit> out);

    /** This one, then {@code next}, on the same event. */
    default Detector and(Detector next) {
        return (event, out) -> {
            detect(event, out);
            next.detect(event, out);
        };
    }
}
