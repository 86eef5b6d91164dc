package io.breakwater.core.detect.sigma.differential;

import io.breakwater.core.detect.sigma.plain.PlainEvaluator;
import io.breakwater.core.detect.sigma.rule.Comparison;
import io.breakwater.core.detect.sigma.rule.DatePart;
import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.Network;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line of a selection, {@code field|modifier: values}, and what the specification says it means.
 *
 * @param field empty for keywords, which are looked for in every value
 * @param modifiers in the order of writing
 */
record Line(String field, List<String> modifiers, List<Scalar> values) {
    private static final PlainEvaluator PLAIN = new PlainEvaluator();

    String key() {
        return modifiers.isEmpty() ? field : field + "|" + String.join("|", modifiers);
    }

    String yaml() {
        String written = values.size() == 1
                ? values.get(0).yaml()
                : values.stream().map(Scalar::yaml).collect(Collectors.joining(", ", "[", "]"));
        return "'" + key() + "': " + written;
    }

    boolean has(String modifier) {
        return modifiers.contains(modifier);
    }

    /** Values of a list are alternatives, with {@code all} none may be missing; {@code neq} turns it round. */
    boolean holds(Happening event) {
        boolean found = has("all")
                ? values.stream().allMatch(value -> holds(value, event))
                : values.stream().anyMatch(value -> holds(value, event));
        return found != has("neq");
    }

    private boolean holds(Scalar value, Happening event) {
        Optional<List<String>> found = event.texts(field);
        if (value instanceof Scalar.Nothing) {
            return found.isEmpty() || found.get().isEmpty();
        }
        if (has("exists")) {
            return found.isPresent() == value.written().orElseThrow().equals("true");
        }
        List<String> texts = field.isEmpty() ? event.allTexts() : found.orElse(List.of());
        if (has("fieldref")) {
            List<String> others = event.texts(value.written().orElseThrow()).orElse(List.of());
            return texts.stream().anyMatch(text -> others.stream().anyMatch(other -> refers(text, other)));
        }
        return texts.stream().anyMatch(text -> fits(value, text));
    }

    private boolean refers(String text, String other) {
        return Wild.literal(other)
                .open(has("contains") || has("endswith"), has("contains") || has("startswith"))
                .matches(text, has("cased"));
    }

    private boolean fits(Scalar value, String text) {
        if (value instanceof Scalar.Pattern pattern) {
            return Rx.isFound(pattern.expression(), text, flags());
        }
        if (value instanceof Scalar.Block block) {
            return plain(new ValueTest.Cidr(network(block)), text);
        }
        Optional<Comparison> comparison = modifiers.stream()
                .flatMap(name -> Comparison.named(name).stream())
                .filter(known -> known != Comparison.NEQ)
                .findFirst();
        Optional<DatePart> part = modifiers.stream()
                .flatMap(name -> DatePart.named(name).stream())
                .findFirst();
        if (part.isPresent()) {
            Comparison asked = comparison.orElse(Comparison.EQ);
            return plain(new ValueTest.Date(part.get(), asked, Integer.parseInt(digits(value))), text);
        }
        if (comparison.isPresent()) {
            return plain(new ValueTest.Number(comparison.get(), Double.parseDouble(digits(value))), text);
        }
        return Forms.of(this, value).stream().anyMatch(form -> form.matches(text, has("cased")));
    }

    Set<Character> flags() {
        return modifiers.stream()
                .filter(name -> name.length() == 1)
                .map(name -> name.charAt(0))
                .collect(Collectors.toSet());
    }

    private static String digits(Scalar value) {
        return value.written().orElseThrow();
    }

    private static Network network(Scalar.Block block) {
        int width = block.version() == 4 ? 32 : 128;
        BigInteger address =
                new BigInteger(Long.toUnsignedString(block.head())).shiftLeft(block.version() == 4 ? 0 : 64);
        return new Network(block.version(), address.shiftRight(width - block.bits()), block.bits());
    }

    private static boolean plain(ValueTest test, String text) {
        Happening event = new Happening("", Map.of("f", List.of(Happening.string(text))));
        return PLAIN.holds(new Expression.Field("f", test), event.asMap(), Map.of());
    }
}
