package io.breakwater.core.detect.sigma.compiled;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds names and values in a JSON object without making anything of them. Values are skipped eight bytes at a time
 * (Mycroft's test for a byte in a word), which is where the time of reading logs goes; names are guessed
 * ({@link KeyChain}). It is lenient: what it accepts beyond JSON does no harm, and it stops at what it cannot follow.
 */
final class JsonScanner {
    private static final long QUOTES = Words.all('"');
    private static final long BACKSLASHES = Words.all('\\');
    private static final long LETTERS_U = Words.all('u');
    private static final int DEEPEST = 32;
    private static final byte[] ATTRIBUTES = bytes("#attributes");
    private static final byte[] TEXT = bytes("#text");
    private static final byte[] EVENT = bytes("Event");
    private static final byte[] SYSTEM = bytes("System");
    private static final byte[] EVENT_DATA = bytes("EventData");
    private static final byte[] USER_DATA = bytes("UserData");
    private static final int NO_SECTION = 0;
    private static final int HEADER = 1;
    private static final int BODY = 2;
    /** An element of the provider's own, below UserData. */
    private static final int BODY_PART = 3;

    private final FieldNames names;
    private final byte[] name = new byte[1024];
    private byte[] json = new byte[0];
    private int end;
    private int at;
    private boolean escaped;
    private final JsonEvent event;
    private int headerEnd = -1;
    private boolean tree;
    private long seen;
    private long numbers;
    private final KeyChain keys = new KeyChain();
    private int lastKey;
    private int nameLength;

    /** @param event where names and values are noted */
    JsonScanner(FieldNames names, JsonEvent event) {
        this.names = names;
        this.event = event;
    }

    boolean scan(byte[] bytes, int from, int to) {
        json = bytes;
        at = from;
        end = to;
        headerEnd = -1;
        tree = false;
        seen = 0;
        numbers = 0;
        lastKey = KeyChain.START;
        skipSpace();
        return at < end && json[at] == '{' && object(0, 0);
    }

    /** Whether the record has bytes beyond ASCII in its strings. */
    boolean isBeyondAscii() {
        return (seen & Words.HIGH) != 0;
    }

    /** Whether characters may be written by their numbers: a {@code u} stands behind a backslash. */
    boolean mayHaveNumbers() {
        return numbers != 0;
    }

    private void skipSpace() {
        while (at < end && json[at] <= ' ' && json[at] >= 0) {
            at++;
        }
    }

    /** An object whose fields' names begin with the first {@code prefix} bytes of {@link #name}. */
    private boolean object(int prefix, int depth) {
        at++;
        while (true) {
            skipSpace();
            if (at >= end) {
                return false;
            }
            byte b = json[at];
            if (b == '}') {
                at++;
                return true;
            }
            if (b == ',') {
                at++;
            } else if (b != '"' || !member(prefix, depth)) {
                return false;
            }
        }
    }

    private boolean member(int prefix, int depth) {
        int quote = at;
        if (prefix != 0) {
            return name() && named(quote + 1, quote + 1 + nameLength, prefix, depth);
        }
        int key = keys.guess(lastKey, json, quote);
        int id;
        if (key != KeyChain.NONE) {
            at = quote + keys.length(key);
            nameLength = keys.nameLength(key);
            id = keys.id(key);
        } else {
            if (!name()) {
                return false;
            }
            id = id(quote + 1, quote + 1 + nameLength);
            key = keys.learn(lastKey, json, quote, at, nameLength, id);
        }
        lastKey = key;
        if (at >= end) {
            return false;
        }
        if (json[at] != '{' && json[at] != '[') {
            return scalar(id);
        }
        return named(quote + 1, quote + 1 + nameLength, prefix, depth);
    }

    /** Moves behind the name that begins here, and its colon. */
    private boolean name() {
        int start = at + 1;
        if (!string()) {
            return false;
        }
        nameLength = at - 1 - start;
        skipSpace();
        if (at >= end || json[at] != ':') {
            return false;
        }
        at++;
        skipSpace();
        return at < end;
    }

    /** Names with spaces answer to the name without. */
    private int id(int start, int stop) {
        int known = names.find(json, start, stop);
        if (known >= 0) {
            return known;
        }
        for (int i = start; i < stop; i++) {
            if (json[i] == ' ') {
                return spaceless(start, stop);
            }
        }
        return FieldNames.UNKNOWN;
    }

    private int spaceless(int start, int stop) {
        int length = 0;
        for (int i = start; i < stop && length < name.length; i++) {
            if (json[i] != ' ') {
                name[length++] = json[i];
            }
        }
        return names.find(name, 0, length);
    }

    private boolean named(int start, int stop, int prefix, int depth) {
        int length = join(start, stop, prefix, depth);
        return value(length, depth);
    }

    private boolean value(int length, int depth) {
        if (at >= end || depth > DEEPEST) {
            return false;
        }
        return switch (json[at]) {
            case '{' -> object(length, depth + 1);
            case '[' -> array(length, depth);
            default -> scalar(names.find(name, 0, length));
        };
    }

    private boolean array(int length, int depth) {
        byte[] kept = length == 0 ? new byte[0] : Arrays.copyOf(name, length);
        at++;
        while (true) {
            skipSpace();
            if (at >= end) {
                return false;
            }
            if (json[at] == ']') {
                at++;
                return true;
            }
            if (json[at] == ',') {
                at++;
            } else {
                System.arraycopy(kept, 0, name, 0, length);
                if (!value(length, depth + 1)) {
                    return false;
                }
            }
        }
    }

    /** Puts the key behind the prefix; the sections of the EVTX tree leave no trace in names. */
    private int join(int start, int stop, int prefix, int depth) {
        int section = section(start, stop, depth);
        if (section != NO_SECTION) {
            if (section != BODY_PART) {
                headerEnd = section == BODY ? event.noted() : -1;
            }
            return 0;
        }
        if (prefix > 0 && (is(start, stop, ATTRIBUTES) || is(start, stop, TEXT))) {
            return prefix;
        }
        int length = prefix;
        if (prefix > 0 && prefix < name.length) {
            name[length++] = tree ? (byte) '_' : (byte) '.';
        }
        for (int i = start; i < stop && length < name.length; i++) {
            if (json[i] != ' ') {
                name[length++] = json[i];
            }
        }
        return length;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private int section(int start, int stop, int depth) {
        if (json[at] != '{') {
            return NO_SECTION;
        }
        if (depth == 0) {
            tree = is(start, stop, EVENT);
            return tree ? HEADER : NO_SECTION;
        }
        if (!tree) {
            return NO_SECTION;
        }
        if (depth == 1) {
            return is(start, stop, SYSTEM)
                    ? HEADER
                    : is(start, stop, EVENT_DATA) || is(start, stop, USER_DATA) ? BODY : NO_SECTION;
        }
        return depth == 2 && headerEnd >= 0 && !is(start, stop, ATTRIBUTES) ? BODY_PART : NO_SECTION;
    }

    private boolean is(int start, int stop, byte[] word) {
        return Arrays.equals(word, 0, word.length, json, start, stop);
    }

    private boolean scalar(int id) {
        if (at >= end) {
            return false;
        }
        int start = at;
        if (json[at] == '"') {
            if (!string()) {
                return false;
            }
            note(id, start + 1, at - 1, escaped, false);
            return true;
        }
        while (at < end && !endsScalar(json[at])) {
            at++;
        }
        note(id, start, at, false, json[start] == 'n');
        return at > start;
    }

    private static boolean endsScalar(byte symbol) {
        return symbol == ',' || symbol == '}' || symbol == ']' || symbol >= 0 && symbol <= ' ';
    }

    private void note(int id, int start, int stop, boolean hasEscapes, boolean isNull) {
        if (headerEnd >= 0) {
            event.hide(id, headerEnd);
        }
        event.add(id, start, stop, hasEscapes, isNull);
    }

    /** Moves behind the string that begins here; tells whether it has escapes. */
    private boolean string() {
        int i = at + 1;
        long strokes = 0;
        long all = 0;
        long carried = 0;
        int lastWord = Math.min(end, json.length - Words.BYTES + 1);
        while (i < lastWord) {
            long word = Words.at(json, i);
            long quotes = Words.zeroes(word ^ QUOTES);
            long before = quotes == 0 ? -1 : (quotes & -quotes) - 1;
            long here = Words.zeroes(word ^ BACKSLASHES) & before;
            numbers |= (here << 8 | carried) & Words.zeroes(word ^ LETTERS_U);
            carried = here >>> 56;
            strokes |= here;
            all |= word & before;
            if (quotes == 0) {
                i += Words.BYTES;
                continue;
            }
            i += Words.first(quotes);
            if (i >= end) {
                return false;
            }
            if (!isEscaped(i)) {
                return ends(i, strokes, all);
            }
            i++;
            carried = 0;
        }
        while (i < end && (json[i] != '"' || isEscaped(i))) {
            strokes |= json[i] == '\\' ? 1 : 0;
            numbers |= json[i] == 'u' && json[i - 1] == '\\' ? 1 : 0;
            all |= json[i];
            i++;
        }
        return i < end && ends(i, strokes, all);
    }

    private boolean ends(int quote, long strokes, long all) {
        at = quote + 1;
        escaped = strokes != 0;
        seen |= all;
        return true;
    }

    /** Whether an odd number of backslashes stands before. */
    private boolean isEscaped(int place) {
        int i = place;
        while (json[i - 1] == '\\') {
            i--;
        }
        return (place - i & 1) == 1;
    }
}
