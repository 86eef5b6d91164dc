package io.breakwater.core.respond.notice;

import io.breakwater.core.model.LogText;

/** Text from logs on its way into a message: on one line, nothing in it takes effect, no mail program makes a link of it. */
final class PlainWords {
    private PlainWords() {}

    static String line(String text, int most) {
        String line = LogText.line(text)
                .replace("://", "[:]//")
                .replaceAll("(?i)\\b(www|ftp)\\.", "$1[.]")
                .strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** For an HTML text or a quoted attribute. */
    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
