package io.breakwater.core.detect.sigma.differential;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The forms in which a value may stand in a field, by the modifiers of its line. */
final class Forms {
    static final Map<String, List<String>> PLACEHOLDERS =
            Map.of("servers", List.of("db1", "db\\*2", "w?b"), "user", List.of("eve"));
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String DASHES = "-/\u2013\u2014\u2015";

    private Forms() {}

    static List<Wild> of(Line line, Scalar value) {
        List<String> written = List.of(value.written().orElseThrow());
        if (line.has("expand")) {
            written = written.stream().flatMap(raw -> expanded(raw).stream()).toList();
        }
        if (line.has("windash")) {
            written = written.stream().flatMap(raw -> dashed(raw, 0).stream()).toList();
        }
        boolean before = line.field().isEmpty() || line.has("contains") || line.has("endswith");
        boolean behind = line.field().isEmpty() || line.has("contains") || line.has("startswith");
        return written.stream()
                .flatMap(raw -> encoded(line, Wild.read(raw)).stream())
                .map(form -> form.open(before, behind))
                .toList();
    }

    private static List<String> expanded(String raw) {
        for (Map.Entry<String, List<String>> known : PLACEHOLDERS.entrySet()) {
            String name = "%" + known.getKey() + "%";
            if (raw.contains(name)) {
                return known.getValue().stream()
                        .flatMap(value -> expanded(raw.replace(name, value)).stream())
                        .toList();
            }
        }
        return List.of(raw);
    }

    /** Every dash that begins an option, in every way of writing it. */
    private static List<String> dashed(String raw, int from) {
        for (int i = from; i + 1 < raw.length(); i++) {
            boolean begins = i == 0 || !isWord(raw.charAt(i - 1));
            if (DASHES.indexOf(raw.charAt(i)) >= 0 && begins && isWord(raw.charAt(i + 1))) {
                List<String> all = new ArrayList<>();
                for (char dash : DASHES.toCharArray()) {
                    all.addAll(dashed(raw.substring(0, i) + dash + raw.substring(i + 1), i + 1));
                }
                return all;
            }
        }
        return List.of(raw);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static List<Wild> encoded(Line line, Wild value) {
        if (!line.has("base64") && !line.has("base64offset")) {
            return List.of(value);
        }
        byte[] bytes = bytes(line, value.plain());
        List<Wild> forms = new ArrayList<>();
        for (int offset = 0; offset < (line.has("base64offset") ? 3 : 1); offset++) {
            String text = line.has("base64") ? whole(bytes) : certain(bytes, offset);
            if (!text.isEmpty()) {
                forms.add(Wild.literal(text));
            }
        }
        return forms;
    }

    private static byte[] bytes(Line line, String text) {
        if (line.has("wide") || line.has("utf16le")) {
            return text.getBytes(StandardCharsets.UTF_16LE);
        }
        if (line.has("utf16be")) {
            return text.getBytes(StandardCharsets.UTF_16BE);
        }
        return line.has("utf16")
                ? ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)
                : text.getBytes(StandardCharsets.UTF_8);
    }

    static Charset charset(Line line) {
        return line.has("utf16be")
                ? StandardCharsets.UTF_16BE
                : line.has("wide") || line.has("utf16le") || line.has("utf16")
                        ? StandardCharsets.UTF_16LE
                        : StandardCharsets.UTF_8;
    }

    private static String whole(byte[] bytes) {
        byte[] padded = Arrays.copyOf(bytes, (bytes.length + 2) / 3 * 3);
        String text = certain(padded, 0);
        int missing = padded.length - bytes.length;
        return text.substring(0, text.length() - missing) + "=".repeat(missing);
    }

    /** Base64 from a place in the middle: the characters all of whose six bits are the value's. */
    private static String certain(byte[] bytes, int offset) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit + 6 <= 8 * (offset + bytes.length); bit += 6) {
            if (bit >= 8 * offset) {
                text.append(BASE64.charAt(sixBits(bytes, bit - 8 * offset)));
            }
        }
        return text.toString();
    }

    private static int sixBits(byte[] bytes, int from) {
        int number = 0;
        for (int bit = from; bit < from + 6; bit++) {
            number = number << 1 | bytes[bit / 8] >> 7 - bit % 8 & 1;
        }
        return number;
    }
}
