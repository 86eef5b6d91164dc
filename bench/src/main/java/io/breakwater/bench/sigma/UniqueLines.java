package io.breakwater.bench.sigma;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Lines whose values were never seen before: into the middle of each text of some length goes a number that is used once.
 * They show what matching costs when nothing that it remembers of earlier values helps.
 */
final class UniqueLines {
    /** Texts that say which kind of event it is. */
    private static final Set<String> KEPT = Set.of("Channel", "SourceName", "EventType", "Hostname", "Provider_Name");

    private static final int SHORTEST = 8;
    private static final int RADIX = 36;

    private long next = 1L << 31;

    byte[] altered(byte[] line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(line.length + line.length / 4);
        String key = "";
        int at = 0;
        while (at < line.length) {
            if (line[at] != '"') {
                out.write(line[at++]);
                continue;
            }
            int end = closing(line, at + 1);
            boolean isKey = end + 1 < line.length && line[end + 1] == ':';
            if (isKey) {
                key = new String(line, at + 1, end - at - 1, StandardCharsets.UTF_8);
            }
            if (isKey || KEPT.contains(key) || end - at - 1 < SHORTEST) {
                out.write(line, at, end + 1 - at);
            } else {
                insert(line, at, end, out);
            }
            at = end + 1;
        }
        return out.toByteArray();
    }

    /** A field's value, altered likewise. */
    String altered(String field, String value) {
        int middle = value.length() / 2;
        return KEPT.contains(field) || value.length() < SHORTEST
                ? value
                : value.substring(0, middle) + Long.toString(next++, RADIX) + value.substring(middle);
    }

    /** The number goes behind an ASCII letter or figure of the second half that no backslash stands near. */
    private void insert(byte[] line, int quote, int end, ByteArrayOutputStream out) {
        int place = (quote + end) / 2;
        while (place < end && !isApart(line, place)) {
            place++;
        }
        out.write(line, quote, place - quote);
        if (place < end) {
            out.writeBytes(Long.toString(next++, RADIX).getBytes(StandardCharsets.US_ASCII));
        }
        out.write(line, place, end + 1 - place);
    }

    private static boolean isApart(byte[] line, int place) {
        for (int i = place - 6; i <= place; i++) {
            if (i < 0 || line[i] == '\\' || line[i] < ' ') {
                return false;
            }
        }
        return true;
    }

    private static int closing(byte[] line, int from) {
        int i = from;
        while (line[i] != '"') {
            i += line[i] == '\\' ? 2 : 1;
        }
        return i;
    }
}
