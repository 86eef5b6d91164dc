package io.breakwater.core.respond.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One step as a contact reads it, in their language; a webhook gets it as JSON.
 *
 * @param kind {@code warning}, {@code incident} or {@code test}
 * @param id of the warning or incident
 * @param step for example {@code RAISED}, {@code OPENED}
 * @param level colour of a warning, severity of an incident
 * @param headline one line that says it all
 * @param facts in reading order
 * @param todo the most urgent first
 * @param link into the console
 */
public record Entry(
        String kind,
        String id,
        String step,
        Instant at,
        String level,
        String headline,
        List<Fact> facts,
        List<String> reasons,
        List<Todo> todo,
        String link) {
    /** The kind of a test notice. */
    static final String TEST = "test";

    public Entry {
        facts = List.copyOf(facts);
        reasons = List.copyOf(reasons);
        todo = List.copyOf(todo);
    }

    /** A named value. */
    public record Fact(String name, String value) {}

    /**
     * A thing to do.
     *
     * @param who role; empty: whoever reads it
     * @param due event time; empty: none is set
     * @param check how to see that it is done; may be empty
     */
    public record Todo(String text, String who, Optional<Instant> due, String check) {}

    /** The same without what follows the headline. */
    Entry brief() {
        return new Entry(kind, id, step, at, level, headline, List.of(), List.of(), List.of(), link);
    }
}
