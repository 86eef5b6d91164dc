package io.breakwater.core.respond.notice;

import java.util.EnumSet;
import java.util.Set;

/** The life of a notice. */
public enum NoticeState {
    /** Written, waiting to be sent. */
    MADE,
    /** Handed to the wire, its answer not known yet. */
    SENT,
    /** Not taken; it will be tried again. */
    POSTPONED,
    /** The contact's mail server, or webhook, has taken it. */
    DELIVERED,
    /** The contact says that they read it. */
    ACKNOWLEDGED,
    /** Given up. */
    FAILED;

    private Set<NoticeState> next() {
        return switch (this) {
            case MADE -> EnumSet.of(SENT, FAILED, ACKNOWLEDGED);
            // After a crash between question and answer it is sent again, under the same id.
            case SENT -> EnumSet.of(SENT, POSTPONED, DELIVERED, FAILED, ACKNOWLEDGED);
            case POSTPONED -> EnumSet.of(MADE, SENT, FAILED, ACKNOWLEDGED);
            case DELIVERED -> EnumSet.of(ACKNOWLEDGED);
            // Somebody may want it tried again; and a mail that seemed lost may have arrived.
            case FAILED -> EnumSet.of(MADE, ACKNOWLEDGED);
            case ACKNOWLEDGED -> EnumSet.noneOf(NoticeState.class);
        };
    }

    public boolean mayBecome(NoticeState next) {
        return next().contains(next);
    }

    /** Whether somebody has to look after it: given up, or tried in vain so far. */
    public boolean undelivered() {
        return this == FAILED || this == POSTPONED;
    }
}
