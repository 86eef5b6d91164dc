package io.breakwater.core.respond;

import io.breakwater.core.model.Incident;
import java.util.List;

/** An incident as it is handed to a person: what happened, and what to do. */
public record Brief(Incident incident, List<Sentence> story, Advice advice) {
    public Brief {
        story = List.copyOf(story);
    }
}
