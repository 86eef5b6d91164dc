package io.breakwater.core.connector;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a connector may look at to recognise its format. What costs something to find out is found out once and kept, as
 * every connector asks for the same.
 */
public final class Sample {
    /** Bytes of a record or file that are worth showing. */
    public static final int HEAD_BYTES = 64 * 1024;

    private static final int LINE_CHARACTERS = 8 * 1024;

    private final String name;
    private final byte[] head;
    private @Nullable String firstLine;
    private @Nullable Set<String> jsonKeys;

    /**
     * @param name file or door name; a hint only, content decides
     * @param head the first bytes (up to 64 KiB), after decompression
     */
    public Sample(String name, byte[] head) {
        this.name = name;
        this.head = head;
    }

    public String name() {
        return name;
    }

    public byte[] head() {
        return head;
    }

    /** The first line that is not blank, without its end, undecodable bytes replaced, cut to 8 Ki characters. */
    public String firstLine() {
        String known = firstLine;
        if (known == null) {
            known = findFirstLine();
            firstLine = known;
        }
        return known;
    }

    /** Dotted names in the first JSON object; empty when the sample is no JSON object or array of objects. */
    public Set<String> jsonKeys() {
        Set<String> known = jsonKeys;
        if (known == null) {
            known = startsLikeJson() ? JsonFields.keysOf(head) : Set.of();
            jsonKeys = known;
        }
        return known;
    }

    private boolean startsLikeJson() {
        String line = firstLine();
        return line.startsWith("{") || line.startsWith("[");
    }

    private String findFirstLine() {
        int from = Utf8.bomLength(head);
        while (from < head.length && Character.isWhitespace(head[from])) {
            from++;
        }
        int to = from;
        while (to < head.length && to - from < LINE_CHARACTERS && head[to] != '\n' && head[to] != '\r') {
            to++;
        }
        return new String(head, from, to - from, StandardCharsets.UTF_8);
    }
}
