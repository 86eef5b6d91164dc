package io.breakwater.core.model;

import java.util.function.IntPredicate;

/**
 * Text from logs for a reader's eyes: what would steer a terminal, reorder a line or hide in it is written out as
 * {@code <U+202E>} instead of taking effect. It stays readable that it was there. Markup is not touched: whoever writes
 * HTML, CSV or JSON escapes for that medium as well.
 */
public final class LogText {
    private LogText() {}

    /** On one line: breaks and tabs become blanks. */
    public static String line(String text) {
        return written(text, LogText::isActive, true);
    }

    /** Over several lines: breaks and tabs stay. */
    public static String block(String text) {
        return written(text, c -> isActive(c) && !isLayout(c), false);
    }

    private static String written(String text, IntPredicate active, boolean oneLine) {
        if (text.codePoints().noneMatch(active)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (!active.test(c)) {
                plain.appendCodePoint(c);
            } else if (oneLine && isLayout(c)) {
                plain.append(' ');
            } else {
                plain.append(String.format("<U+%04X>", c));
            }
        });
        return plain.toString();
    }

    private static boolean isLayout(int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
    }

    /** Control characters of both sets, marks of direction and other invisible format characters, line separators. */
    public static boolean isActive(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
