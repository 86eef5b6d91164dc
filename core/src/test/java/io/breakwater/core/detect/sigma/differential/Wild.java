package io.breakwater.core.detect.sigma.differential;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A text with wildcards, matched by marking every place that can be reached. */
final class Wild {
    private static final int ANY = -1;
    private static final int ONE = -2;

    private final int[] tokens;

    private Wild(int[] tokens) {
        this.tokens = tokens;
    }

    /** A backslash takes their meaning from {@code *}, {@code ?} and itself; elsewhere it stands for itself. */
    static Wild read(String raw) {
        IntStream.Builder tokens = IntStream.builder();
        int[] points = raw.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            boolean escapes = points[i] == '\\' && i + 1 < points.length && "*?\\".indexOf(points[i + 1]) >= 0;
            if (escapes) {
                tokens.add(points[++i]);
            } else {
                tokens.add(points[i] == '*' ? ANY : points[i] == '?' ? ONE : points[i]);
            }
        }
        return new Wild(tokens.build().toArray());
    }

    static Wild literal(String text) {
        return new Wild(text.codePoints().toArray());
    }

    /** The text without wildcards; to be asked only of one that has none. */
    String plain() {
        return new String(tokens, 0, tokens.length);
    }

    Wild open(boolean before, boolean behind) {
        IntStream head = before ? IntStream.of(ANY) : IntStream.empty();
        IntStream tail = behind ? IntStream.of(ANY) : IntStream.empty();
        return new Wild(IntStream.concat(IntStream.concat(head, Arrays.stream(tokens)), tail)
                .toArray());
    }

    boolean matches(String value, boolean cased) {
        int[] text = value.codePoints().toArray();
        boolean[] reached = new boolean[text.length + 1];
        reached[0] = true;
        for (int token : tokens) {
            boolean[] next = new boolean[text.length + 1];
            for (int i = 0; i <= text.length; i++) {
                next[i] = token == ANY
                        ? reached[i] || i > 0 && next[i - 1]
                        : i > 0 && reached[i - 1] && (token == ONE || same(token, text[i - 1], cased));
            }
            reached = next;
        }
        return reached[text.length];
    }

    static boolean same(int left, int right, boolean cased) {
        return cased ? left == right : Character.toString(left).equalsIgnoreCase(Character.toString(right));
    }

    /** A text that matches. */
    String sample(Dice dice) {
        StringBuilder text = new StringBuilder();
        for (int token : tokens) {
            if (token == ANY) {
                text.append(dice.oneIn(2) ? "" : dice.text(5));
                text.append(dice.oneIn(30) ? "ab/".repeat(dice.between(60, 400)) : "");
            } else {
                text.appendCodePoint(token == ONE ? dice.letter() : token);
            }
        }
        return text.toString();
    }
}
