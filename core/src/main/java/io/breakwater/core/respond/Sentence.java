package io.breakwater.core.respond;

import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Phrase;
import java.util.List;

/** One statement with the events it rests on; there is no statement without evidence. */
public record Sentence(Phrase text, List<EventId> evidence) {
    public Sentence {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a sentence needs evidence: " + text.en());
        }
    }
}
