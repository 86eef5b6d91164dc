package io.breakwater.core.respond.notice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one security contact; a content hash. */
public record ContactId(String value) {
    public ContactId {
        if (!value.matches("[0-9a-z-]{1,64}")) {
            throw new IllegalArgumentException("a contact id has 1 to 64 of 0-9, a-z and '-', not '" + value + "'");
        }
    }

    @JsonCreator
    public static ContactId of(String value) {
        return new ContactId(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
