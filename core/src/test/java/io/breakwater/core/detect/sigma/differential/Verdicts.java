package io.breakwater.core.detect.sigma.differential;

import java.util.IdentityHashMap;
import java.util.Map;

/** What lines say of one event, each worked out once: siblings share most of their lines. */
final class Verdicts {
    private final Happening event;
    private final Map<Line, Boolean> known = new IdentityHashMap<>();

    Verdicts(Happening event) {
        this.event = event;
    }

    String service() {
        return event.service();
    }

    boolean holds(Line line) {
        return known.computeIfAbsent(line, asked -> asked.holds(event));
    }
}
