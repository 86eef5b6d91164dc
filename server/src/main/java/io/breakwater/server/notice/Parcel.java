package io.breakwater.server.notice;

import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.Notice;

/**
 * A notice on its way.
 *
 * @param receipt address of the page where it is acknowledged
 */
record Parcel(Notice notice, Contact contact, String receipt) {}
