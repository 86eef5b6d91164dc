package io.breakwater.core.connector.mapping;

import io.breakwater.core.model.Fields;

/**
 * {@code key=a value with spaces key2=...} as in CEF extensions: a value ends where a blank and the next key with its equals
 * sign begin. {@code \=}, {@code \\}, {@code \|}, {@code \n}, {@code \r} are escapes; quotes around a whole value are taken
 * off, as many products set them though CEF knows none.
 */
record SpacedPairs() implements PayloadFormat.Body {

    @Override
    public void read(String text, int from, Fields.Builder fields) {
        int equals = nextEquals(text, from);
        while (equals >= 0) {
            int next = nextEquals(text, equals + 1);
            int end = next < 0 ? text.length() : keyStart(text, equals + 1, next);
            String key = text.substring(keyStart(text, from, equals), equals);
            if (!key.isEmpty()) {
                fields.add(key, unescaped(text.substring(equals + 1, end).strip()));
            }
            from = end;
            equals = next;
        }
    }

    /** The next equals sign that is not escaped and stands behind a key that stands behind a blank. */
    private static int nextEquals(String text, int from) {
        for (int at = text.indexOf('=', from); at >= 0; at = text.indexOf('=', at + 1)) {
            boolean escaped = at > 0 && text.charAt(at - 1) == '\\';
            int start = keyStart(text, from, at);
            boolean begins = start == from && from == 0 || start > 0 && text.charAt(start - 1) != '=';
            if (!escaped && start < at && begins) {
                return at;
            }
        }
        return -1;
    }

    private static int keyStart(String text, int least, int equals) {
        int start = equals;
        while (start > least && isKeyPart(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isKeyPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '[' || c == ']';
    }

    private static String unescaped(String value) {
        String bare = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
        if (bare.indexOf('\\') < 0) {
            return bare;
        }
        StringBuilder plain = new StringBuilder(bare.length());
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            char next = i + 1 < bare.length() ? bare.charAt(i + 1) : ' ';
            boolean escape = c == '\\' && "=\\|nr".indexOf(next) >= 0;
            plain.append(escape ? meant(next) : c);
            i += escape ? 1 : 0;
        }
        return plain.toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
        };
    }
}
