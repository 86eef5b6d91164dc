package io.breakwater.core.detect.sigma.source;

import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an event can belong to a log source.
 *
 * @param stated the event must state this source
 * @param marker the field whose presence says that the map's conditions decide instead of what the event states
 * @param wantsMarker whether the marker must be there (true) or must not (false); without marker it plays no part
 * @param conditions fields and the values they may have, in lower case
 * @param renames rule field to event field, where the event names a thing otherwise
 */
public record Route(
        RuleSource stated,
        String marker,
        boolean wantsMarker,
        Map<String, Set<String>> conditions,
        Map<String, String> renames) {
    public Route {
        conditions = Map.copyOf(conditions);
        renames = Map.copyOf(renames);
    }

    /** Whether the event goes this way. */
    public boolean takes(SigmaEvent event) {
        boolean marked = marker.isEmpty() || (event.values(marker) != null) == wantsMarker;
        return marked
                && stated.covers(event.source())
                && conditions.entrySet().stream().allMatch(c -> holds(c, event));
    }

    private static boolean holds(Map.Entry<String, Set<String>> condition, SigmaEvent event) {
        @Nullable List<String> values = event.values(condition.getKey());
        return values != null
                && values.stream().anyMatch(value -> condition.getValue().contains(value.toLowerCase(Locale.ROOT)));
    }
}
