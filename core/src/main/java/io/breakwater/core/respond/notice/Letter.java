package io.breakwater.core.respond.notice;

import java.util.List;

/**
 * A notice in words, written once and sent as it stands at every attempt. The way to acknowledge it is not in here: whoever
 * reads the database must not be able to.
 *
 * @param subject one line, marked with its TLP
 * @param text plain
 * @param html the inside of a body
 * @param entries the same for a program
 */
public record Letter(String subject, String text, String html, List<Entry> entries) {
    /** How all notices are marked. */
    public static final String TLP = "TLP:AMBER";

    public Letter {
        entries = List.copyOf(entries);
    }
}
