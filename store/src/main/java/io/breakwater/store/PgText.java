package io.breakwater.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.breakwater.core.model.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words on their way into PostgreSQL. Its text knows neither U+0000 nor half a surrogate pair; log lines hold both. Each
 * becomes U+FFFD, so that a hostile line can't stop the writer.
 */
final class PgText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private PgText() {}

    static String clean(String text) {
        int first = firstBad(text, 0);
        if (first < 0) {
            return text;
        }
        StringBuilder cleaned = new StringBuilder(text);
        for (int bad = first; bad >= 0; bad = firstBad(text, bad + 1)) {
            cleaned.setCharAt(bad, REPLACEMENT);
        }
        return cleaned.toString();
    }

    private static int firstBad(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c) && !paired(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** A word as JSON text that {@code jsonb} takes. */
    static String json(Object word) {
        try {
            return cleanJson(Json.text().writeValueAsString(word));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a word of the model must be writable as JSON", bug);
        }
    }

    /** JSON as {@code jsonb} takes it. */
    static String cleanJson(String text) {
        return clean(text.contains("\\u0000") ? ESCAPED_NUL.matcher(text).replaceAll("$1" + REPLACEMENT) : text);
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return Json.text().readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(
                    "the store holds a " + type.getSimpleName() + " that can't be read", broken);
        }
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> instantIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
