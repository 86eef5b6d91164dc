package io.breakwater.core.detect.sigma.text;

/**
 * Letters without regard to case, as {@link String#equalsIgnoreCase} sees them: each code point by itself, upper then
 * lower, so that a text keeps its number of code points and no locale plays a part.
 */
public final class Folding {
    private Folding() {}

    public static int fold(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z' || c > 127) {
                return folded(text);
            }
        }
        return text;
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(c -> folded.appendCodePoint(fold(c)));
        return folded.toString();
    }
}
