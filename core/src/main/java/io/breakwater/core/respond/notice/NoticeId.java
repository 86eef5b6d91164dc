package io.breakwater.core.respond.notice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one notice: hash of its contact and of the steps it tells. It is also its idempotency key and the root of its Message-ID. */
public record NoticeId(String value) {
    public NoticeId {
        if (!value.matches("[0-9a-z-]{1,64}")) {
            throw new IllegalArgumentException("a notice id has 1 to 64 of 0-9, a-z and '-', not '" + value + "'");
        }
    }

    @JsonCreator
    public static NoticeId of(String value) {
        return new NoticeId(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
