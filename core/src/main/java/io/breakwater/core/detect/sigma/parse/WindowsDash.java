package io.breakwater.core.detect.sigma.parse;

import java.util.ArrayList;
import java.util.List;

/** Writes a command line option in every way that Windows programs take: {@code -x}, {@code /x}, and long dashes. */
final class WindowsDash {
    private static final String DASHES = "-/\u2013\u2014\u2015";
    /** Five to the fourth: 625 forms of one value. */
    private static final int MOST = 4;

    private WindowsDash() {}

    static List<Draft> apply(Draft draft, Modifier.Context context) {
        if (!(draft instanceof Draft.Text text)) {
            return context.refuse("modifier.windash", "windash takes text; put it before the encoding modifiers");
        }
        List<Integer> places = places(text.raw());
        if (places.size() > MOST) {
            return context.refuse(
                    "modifier.windash", "more than " + MOST + " options in one value; split it with contains|all");
        }
        List<String> forms = List.of(text.raw());
        for (int place : places) {
            forms = forms.stream()
                    .flatMap(form -> variants(form, place).stream())
                    .toList();
        }
        return forms.stream().<Draft>map(text::withRaw).toList();
    }

    /** Dashes that start an option: no letter or digit before, one behind. */
    private static List<Integer> places(String text) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            boolean starts = i == 0 || !isWord(text.charAt(i - 1));
            if (DASHES.indexOf(text.charAt(i)) >= 0 && starts && isWord(text.charAt(i + 1))) {
                places.add(i);
            }
        }
        return places;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static List<String> variants(String text, int place) {
        return DASHES.chars()
                .mapToObj(dash -> text.substring(0, place) + (char) dash + text.substring(place + 1))
                .toList();
    }
}
