package io.breakwater.core.respond;

import io.breakwater.core.model.Phrase;

/** Levels of GB/T 20986, gravest first; {@link #number()} is the level's number there. */
public enum IncidentLevel {
    ESPECIALLY_GRAVE(new Phrase("特别重大", "especially grave")),
    GRAVE(new Phrase("重大", "grave")),
    RATHER_GRAVE(new Phrase("较大", "rather grave")),
    ORDINARY(new Phrase("一般", "ordinary"));

    private final Phrase title;

    IncidentLevel(Phrase title) {
        this.title = title;
    }

    public int number() {
        return ordinal() + 1;
    }

    public Phrase title() {
        return title;
    }
}
