package io.breakwater.core.detect.sigma.parse;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the environment's values in for {@code %name%}. */
final class Placeholders {
    private static final Pattern NAME = Pattern.compile("(?<!\\\\)%([A-Za-z0-9_.\\-]+)%");
    private static final int MOST_FORMS = 10_000;

    private Placeholders() {}

    static List<Draft> apply(Draft draft, Modifier.Context context) {
        if (!(draft instanceof Draft.Text text)) {
            return List.of(draft);
        }
        List<String> forms = List.of(text.raw());
        Matcher next = NAME.matcher(text.raw());
        while (next.find()) {
            Optional<List<String>> values = context.placeholder(next.group(1));
            if (values.isEmpty()) {
                return context.refuse(
                        "placeholder.undefined",
                        "nobody defined the placeholder " + next.group()
                                + "; give its values in the placeholders file");
            }
            forms = put(forms, next.group(), values.get());
            if (forms.size() > MOST_FORMS) {
                return context.refuse("placeholder.many", "more than " + MOST_FORMS + " values; split the rule");
            }
        }
        return forms.stream()
                .<Draft>map(form -> text.withRaw(form.replace("\\%", "%")))
                .toList();
    }

    private static List<String> put(List<String> forms, String name, List<String> values) {
        return forms.stream()
                .flatMap(form -> values.stream().map(value -> form.replace(name, value)))
                .toList();
    }
}
