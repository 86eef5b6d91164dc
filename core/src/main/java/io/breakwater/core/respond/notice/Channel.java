package io.breakwater.core.respond.notice;

/** How a contact is reached. */
public enum Channel {
    /** SMTP. */
    MAIL,
    /** A signed HTTP POST. */
    WEBHOOK
}
