package io.breakwater.core.respond.action;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one action; a content hash, and so also the idempotency key towards whoever carries it out. */
public record ActionId(String value) {
    public ActionId {
        if (!value.matches("[0-9a-z-]{1,64}")) {
            throw new IllegalArgumentException("an action id has 1 to 64 of 0-9, a-z and '-', not '" + value + "'");
        }
    }

    @JsonCreator
    public static ActionId of(String value) {
        return new ActionId(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
