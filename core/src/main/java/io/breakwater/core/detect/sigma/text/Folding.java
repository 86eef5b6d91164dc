package io.breakwater.core.detect.sigma.text;

/**
 * Letters without regard to case: each code point in its simple lower case, so that a text keeps its number of code
 * points and no locale plays a part.
 */
public final class Folding {
    private Folding() {}

    public static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z' || c > 127) {
                return lowered(text);
            }
        }
        return text;
    }

    private static String lowered(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().forEach(c -> lower.appendCodePoint(Character.toLowerCase(c)));
        return lower.toString();
    }
}
