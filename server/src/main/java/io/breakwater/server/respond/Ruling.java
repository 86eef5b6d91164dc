package io.breakwater.server.respond;

import io.breakwater.core.model.Phrase;
import io.breakwater.core.respond.action.ActionId;
import java.util.List;

/** What came of a person's wish about an action. */
public sealed interface Ruling {
    /** It stands in the action's history. */
    record Kept(ActionId action) implements Ruling {}

    /** It was not taken in; each reason a sentence. */
    record Objected(List<Phrase> why) implements Ruling {
        public Objected {
            why = List.copyOf(why);
        }
    }

    static Ruling objected(String zh, String en) {
        return new Objected(List.of(new Phrase(zh, en)));
    }
}
