package io.breakwater.core.detect.sigma.differential;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Random choices; a seed makes the same ones again. */
final class Dice {
    /** Few letters, so that patterns and values meet often; some fold in odd ways, some are more than one byte or char. */
    private static final int[] LETTERS =
            "aaabbbAB  kKsSiI\\\\./--0123\u212A\u0130\u0131\u017F\u00DF\u1E9E\u00E9\u00C9\u03C3\u03C2\u00B5\u4E2D\u2013\uD83D\uDE00"
                    .codePoints()
                    .toArray();

    private static final List<String> WORDS = List.of(
            "powershell",
            "PowerShell.exe",
            "\\cmd.exe",
            "C:\\Windows\\",
            " -enc ",
            "/c ",
            "whoami",
            "stra\u00DFe",
            "\u0130stanbul",
            "\u017Fecret",
            "kelvin",
            "\u4E2D\u6587",
            "a b",
            "\n",
            "\t",
            "\"",
            "'",
            "sekurlsa::logonpasswords");

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    int letter() {
        return LETTERS[random.nextInt(LETTERS.length)];
    }

    /** Some letters, or now and then a word. */
    String text(int most) {
        if (oneIn(4)) {
            return of(WORDS);
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.appendCodePoint(letter());
        }
        return text.toString();
    }

    /** The text changed in one place; sometimes it means the same to a rule. */
    String nearly(String text) {
        int[] points = text.codePoints().toArray();
        if (points.length == 0) {
            return Character.toString(letter());
        }
        int at = random.nextInt(points.length);
        String before = new String(points, 0, at);
        String here = Character.toString(points[at]);
        String behind = new String(points, at + 1, points.length - at - 1);
        return switch (random.nextInt(10)) {
            case 0 -> before + behind;
            case 1 -> before + here + Character.toString(letter()) + behind;
            case 2 -> before + Character.toString(letter()) + behind;
            case 3 -> before + odd(here) + behind;
            case 4 -> text.toUpperCase(Locale.ROOT);
            case 5 -> text + of("", "\n", " ", "x", "\uD83D\uDE00");
            case 6 -> of("x", " ", "\\", "\uD800") + text;
            case 7 -> before + swapped(here) + behind;
            case 8 -> text + text(8).repeat(random.nextInt(80));
            default -> text;
        };
    }

    /** The letter that looks like another one and folds, or does not fold, to it. */
    private String odd(String letter) {
        return switch (letter) {
            case "k", "K" -> "\u212A";
            case "s", "S" -> of("\u017F", "\u00DF");
            case "i", "I" -> of("\u0130", "\u0131");
            case "\u00DF" -> of("ss", "\u1E9E");
            case "\u03C3" -> of("\u03A3", "\u03C2");
            case "\u00B5" -> "\u03BC";
            default -> swapped(letter);
        };
    }

    private static String swapped(String letter) {
        int point = letter.codePointAt(0);
        return Character.toString(
                Character.isUpperCase(point) ? Character.toLowerCase(point) : Character.toUpperCase(point));
    }
}
