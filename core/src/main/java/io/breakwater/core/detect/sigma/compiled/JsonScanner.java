package io.breakwater.core.detect.sigma.compiled;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds names and values in a JSON object without making anything of them. Members whose keys are guessed ({@link
 * KeyChain}) are passed without a look at anything but the end of their values, which a {@link QuoteMap} tells. It is
 * lenient: what it accepts beyond JSON does no harm, and it stops at what it cannot follow.
 */
final class JsonScanner {
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
    private final JsonEvent event;
    private int headerEnd = -1;
    private boolean tree;
    private final QuoteMap quotes = new QuoteMap();
    private final KeyChain keys = new KeyChain();
    private int nameStart;
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
        quotes.read(bytes, from, to);
        keys.begin();
        skipSpace();
        return at < end && json[at] == '{' && object(0, 0);
    }

    /** Whether the record has bytes beyond ASCII in it. */
    boolean isBeyondAscii() {
        return quotes.isBeyondAscii();
    }

    /** Whether characters may be written by their numbers: a {@code u} stands behind a backslash. */
    boolean mayHaveNumbers() {
        return quotes.mayHaveNumbers();
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
            if (prefix == 0) {
                passGuessed();
            }
            int separator = at;
            skipSeparators();
            if (at >= end) {
                return false;
            }
            if (json[at] == '}') {
                at++;
                return true;
            }
            if (json[at] != '"' || !member(separator, prefix, depth)) {
                return false;
            }
        }
    }

    /** Passes members whose keys are guessed, up to one whose value has parts. */
    private void passGuessed() {
        int key = keys.guess(json, at);
        while (key != KeyChain.NONE && passScalar(keys.id(key), at + keys.length(key))) {
            keys.pass(key);
            key = keys.guess(json, at);
        }
    }

    /** Passes a value that begins at {@code start}; does nothing when it has parts, is broken off or is not there. */
    private boolean passScalar(int id, int start) {
        if (start >= end || json[start] == '{' || json[start] == '[') {
            return false;
        }
        if (json[start] == '"') {
            int quote = closing(start + 1);
            if (quote >= 0) {
                note(id, start + 1, quote, false);
                at = quote + 1;
            }
            return quote >= 0;
        }
        int stop = start;
        while (stop < end && !endsScalar(json[stop])) {
            stop++;
        }
        if (stop > start) {
            note(id, start, stop, json[start] == 'n');
            at = stop;
        }
        return stop > start;
    }

    private static boolean endsScalar(byte symbol) {
        return symbol == ',' || symbol == '}' || symbol == ']' || symbol >= 0 && symbol <= ' ';
    }

    private void skipSeparators() {
        while (at < end && (json[at] == ',' || json[at] <= ' ' && json[at] >= 0)) {
            at++;
        }
    }

    /** @param separator the place behind the member before */
    private boolean member(int separator, int prefix, int depth) {
        if (prefix != 0) {
            return name() && named(prefix, depth);
        }
        int key = keys.guess(json, separator);
        int id;
        if (key != KeyChain.NONE) {
            nameStart = at + 1;
            nameLength = keys.nameLength(key);
            id = keys.id(key);
            at = separator + keys.length(key);
        } else {
            if (!name()) {
                return false;
            }
            key = keys.recognise(json, separator, at);
            if (key != KeyChain.NONE) {
                id = keys.id(key);
            } else {
                id = id(nameStart, nameStart + nameLength);
                key = keys.learn(json, separator, at, nameLength, id);
            }
        }
        keys.pass(key);
        return passScalar(id, at) || at < end && named(prefix, depth);
    }

    /** Moves behind the name that begins here, and its colon. */
    private boolean name() {
        nameStart = at + 1;
        int quote = closing(nameStart);
        if (quote < 0) {
            return false;
        }
        nameLength = quote - nameStart;
        at = quote + 1;
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

    private boolean named(int prefix, int depth) {
        return value(join(nameStart, nameStart + nameLength, prefix, depth), depth);
    }

    private boolean value(int length, int depth) {
        if (at >= end || depth > DEEPEST) {
            return false;
        }
        return switch (json[at]) {
            case '{' -> object(length, depth + 1);
            case '[' -> array(length, depth);
            default -> passScalar(names.find(name, 0, length), at);
        };
    }

    /** Values of a field; one without any is there, like one whose value is null. */
    private boolean array(int length, int depth) {
        byte[] kept = length == 0 ? new byte[0] : Arrays.copyOf(name, length);
        int before = event.noted();
        at++;
        while (true) {
            skipSpace();
            if (at >= end) {
                return false;
            }
            if (json[at] == ']') {
                at++;
                if (event.noted() == before) {
                    note(names.find(kept, 0, length), at, at, true);
                }
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

    private void note(int id, int start, int stop, boolean isNull) {
        if (headerEnd >= 0) {
            event.hide(id, headerEnd);
        }
        event.add(id, start, stop, isNull);
    }

    /** The quote that ends the string whose first character is at {@code from}; {@link QuoteMap#NONE} when none does. */
    private int closing(int from) {
        int quote = quotes.next(from);
        while (quote >= 0 && json[quote - 1] == '\\' && isEscaped(quote)) {
            quote = quotes.next(quote + 1);
        }
        return quote;
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
