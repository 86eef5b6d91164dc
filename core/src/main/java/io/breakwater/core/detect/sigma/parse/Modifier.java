package io.breakwater.core.detect.sigma.parse;

import io.breakwater.core.detect.sigma.rule.Comparison;
import io.breakwater.core.detect.sigma.rule.DatePart;
import io.breakwater.core.detect.sigma.rule.Network;
import io.breakwater.core.detect.sigma.rule.Numbers;
import io.breakwater.core.detect.sigma.rule.Piece;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import io.breakwater.core.detect.sigma.rule.ValueTest.Fit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * The value modifiers of the Sigma specification (appendix on modifiers, 2.1.0), one step a name. {@code all} and
 * {@code neq} are missing here: they change how the values of a field are joined, not the values.
 */
interface Modifier {
    /** One value to those that take its place; a value that it cannot take is refused through the context. */
    List<Draft> apply(Draft draft, Context context);

    /** What a step may ask for, and where it complains. */
    interface Context {
        /** Values of a placeholder; empty when nobody defined it. */
        Optional<List<String>> placeholder(String name);

        /** Tells that a value does not fit; the empty list keeps the step short. */
        List<Draft> refuse(String code, String message);
    }

    static Optional<Modifier> named(String name) {
        return Optional.ofNullable(Table.STEPS.get(name));
    }

    /** All names, for suggestions; with the two that are no steps. */
    static Set<String> names() {
        Set<String> names = new HashSet<>(Table.STEPS.keySet());
        names.addAll(List.of("all", "neq"));
        return names;
    }

    /** The table of steps. */
    final class Table {
        private static final Map<String, Modifier> STEPS = steps();

        private Table() {}

        private static Map<String, Modifier> steps() {
            Map<String, Modifier> steps = new HashMap<>();
            steps.put("contains", (draft, context) -> open(draft, true, true, Fit.CONTAINS, context));
            steps.put("startswith", (draft, context) -> open(draft, false, true, Fit.STARTS_WITH, context));
            steps.put("endswith", (draft, context) -> open(draft, true, false, Fit.ENDS_WITH, context));
            steps.put("cased", Table::cased);
            steps.put("re", Table::regex);
            steps.put("i", (draft, context) -> flag(draft, 'i', context));
            steps.put("m", (draft, context) -> flag(draft, 'm', context));
            steps.put("s", (draft, context) -> flag(draft, 's', context));
            steps.put("base64", (draft, context) -> encode(draft, b -> List.of(Encodings.base64(b)), context));
            steps.put("base64offset", (draft, context) -> encode(draft, Encodings::base64AtAnyOffset, context));
            steps.put("utf16le", Table::wide);
            steps.put("wide", Table::wide);
            steps.put(
                    "utf16be",
                    (draft, context) -> bytes(draft, t -> Encodings.utf16(t, StandardCharsets.UTF_16BE), context));
            steps.put("utf16", (draft, context) -> bytes(draft, Encodings::utf16WithMark, context));
            steps.put("windash", WindowsDash::apply);
            steps.put("cidr", Table::cidr);
            steps.put("exists", Table::exists);
            steps.put("fieldref", Table::fieldReference);
            steps.put("expand", Placeholders::apply);
            for (Comparison comparison : List.of(Comparison.LT, Comparison.LTE, Comparison.GT, Comparison.GTE)) {
                steps.put(lower(comparison), (draft, context) -> compare(draft, comparison, context));
            }
            for (DatePart part : DatePart.values()) {
                steps.put(lower(part), (draft, context) -> date(draft, part, context));
            }
            return Map.copyOf(steps);
        }

        private static String lower(Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT);
        }

        private static List<Draft> open(Draft draft, boolean before, boolean after, Fit fit, Context context) {
            return switch (draft) {
                case Draft.Text text -> List.of(text.open(before, after));
                case Draft.Bytes bytes -> List.of(bytes.text().open(before, after));
                case Draft.Numeric number ->
                    List.of(Draft.Text.written(number.text()).open(before, after));
                case Draft.Truth truth ->
                    List.of(Draft.Text.written(String.valueOf(truth.value())).open(before, after));
                case Draft.Nothing nothing -> nullRefused(context);
                case Draft.Made made ->
                    switch (made.test()) {
                        case ValueTest.SameAs same -> made(new ValueTest.SameAs(same.otherField(), fit, same.cased()));
                        case ValueTest.Regex regex -> List.of(made);
                        case ValueTest other ->
                            context.refuse(
                                    "modifier.order", "contains, startswith and endswith need text; drop them here");
                    };
            };
        }

        private static List<Draft> nullRefused(Context context) {
            return context.refuse("modifier.null", "null takes no modifier; write the field without one");
        }

        private static List<Draft> made(ValueTest test) {
            return List.of(new Draft.Made(test));
        }

        private static List<Draft> cased(Draft draft, Context context) {
            return switch (draft) {
                case Draft.Text text -> List.of(text.inCase());
                case Draft.Bytes bytes ->
                    List.of(new Draft.Bytes(bytes.bytes(), bytes.origin().inCase()));
                case Draft.Made made
                when made.test() instanceof ValueTest.SameAs same ->
                    made(new ValueTest.SameAs(same.otherField(), same.fit(), true));
                case Draft.Numeric number -> List.of(number);
                case Draft.Truth truth -> List.of(truth);
                case Draft.Nothing nothing -> nullRefused(context);
                case Draft.Made made -> context.refuse("modifier.order", "cased needs text; drop it here");
            };
        }

        private static List<Draft> regex(Draft draft, Context context) {
            String expression = switch (draft) {
                case Draft.Text text -> text.raw();
                case Draft.Numeric number -> number.text();
                case Draft.Bytes bytes -> "";
                case Draft.Truth truth -> String.valueOf(truth.value());
                case Draft.Nothing nothing -> "";
                case Draft.Made made -> "";
            };
            return expression.isEmpty()
                    ? context.refuse("modifier.regex", "re needs the text of a regular expression")
                    : made(new ValueTest.Regex(expression, Set.of()));
        }

        private static List<Draft> flag(Draft draft, char flag, Context context) {
            if (draft instanceof Draft.Made made && made.test() instanceof ValueTest.Regex regex) {
                Set<Character> flags = new HashSet<>(regex.flags());
                flags.add(flag);
                return made(new ValueTest.Regex(regex.expression(), flags));
            }
            return context.refuse("modifier.order", "'" + flag + "' belongs behind re: field|re|" + flag);
        }

        private static List<Draft> wide(Draft draft, Context context) {
            return bytes(draft, text -> Encodings.utf16(text, StandardCharsets.UTF_16LE), context);
        }

        private static List<Draft> bytes(Draft draft, Function<String, byte[]> encoding, Context context) {
            return literal(draft)
                    .map(text -> List.<Draft>of(new Draft.Bytes(encoding.apply(text), origin(draft))))
                    .orElseGet(() -> wildcardsRefused(context));
        }

        private static List<Draft> encode(Draft draft, Function<byte[], List<String>> encoding, Context context) {
            byte[] bytes = draft instanceof Draft.Bytes encoded
                    ? encoded.bytes()
                    : literal(draft)
                            .map(text -> text.getBytes(StandardCharsets.UTF_8))
                            .orElse(new byte[0]);
            if (bytes.length == 0) {
                return wildcardsRefused(context);
            }
            List<Draft> forms = new ArrayList<>();
            encoding.apply(bytes).forEach(form -> forms.add(origin(draft).verbatim(form)));
            return forms.isEmpty()
                    ? context.refuse("modifier.base64", "too short for base64offset; give at least three characters")
                    : forms;
        }

        private static Draft.Text origin(Draft draft) {
            return switch (draft) {
                case Draft.Text text -> text;
                case Draft.Bytes bytes -> bytes.origin();
                case Draft.Numeric number -> Draft.Text.written(number.text());
                case Draft.Truth truth -> Draft.Text.written(String.valueOf(truth.value()));
                case Draft.Nothing nothing -> Draft.Text.written("");
                case Draft.Made made -> Draft.Text.written("");
            };
        }

        /** The text to encode; empty when it has wildcards or is none. */
        private static Optional<String> literal(Draft draft) {
            List<Piece> pieces = origin(draft).inner();
            return pieces.size() == 1 && pieces.get(0) instanceof Piece.Literal literal
                    ? Optional.of(literal.text())
                    : Optional.empty();
        }

        private static List<Draft> wildcardsRefused(Context context) {
            return context.refuse(
                    "modifier.encoding",
                    "only text without wildcards can be encoded; escape them or drop the modifier");
        }

        private static List<Draft> cidr(Draft draft, Context context) {
            return Network.parse(origin(draft).raw())
                    .map(network -> made(new ValueTest.Cidr(network)))
                    .orElseGet(() -> context.refuse(
                            "modifier.cidr",
                            "'" + origin(draft).raw() + "' is no network; write it as 10.0.0.0/8 or fe80::/10"));
        }

        private static List<Draft> exists(Draft draft, Context context) {
            return draft instanceof Draft.Truth truth
                    ? made(new ValueTest.Exists(truth.value()))
                    : context.refuse("modifier.exists", "exists takes true or false, without quotes");
        }

        private static List<Draft> fieldReference(Draft draft, Context context) {
            if (!(draft instanceof Draft.Text text) || text.raw().isEmpty()) {
                return context.refuse("modifier.fieldref", "fieldref takes the name of a field");
            }
            Fit fit = text.anyBefore()
                    ? text.anyAfter() ? Fit.CONTAINS : Fit.ENDS_WITH
                    : text.anyAfter() ? Fit.STARTS_WITH : Fit.EQUAL;
            return made(new ValueTest.SameAs(text.raw(), fit, text.cased()));
        }

        private static List<Draft> compare(Draft draft, Comparison comparison, Context context) {
            OptionalDouble number = number(draft);
            if (number.isPresent()) {
                return made(new ValueTest.Number(comparison, number.getAsDouble()));
            }
            return draft instanceof Draft.Made made && made.test() instanceof ValueTest.Date date
                    ? made(new ValueTest.Date(date.part(), comparison, date.than()))
                    : context.refuse("modifier.number", lower(comparison) + " takes a number");
        }

        private static OptionalDouble number(Draft draft) {
            return switch (draft) {
                case Draft.Numeric numeric -> OptionalDouble.of(numeric.value());
                case Draft.Text text -> Numbers.parse(text.raw());
                case Draft.Bytes bytes -> OptionalDouble.empty();
                case Draft.Truth truth -> OptionalDouble.empty();
                case Draft.Nothing nothing -> OptionalDouble.empty();
                case Draft.Made made -> OptionalDouble.empty();
            };
        }

        private static List<Draft> date(Draft draft, DatePart part, Context context) {
            if (draft instanceof Draft.Made made && made.test() instanceof ValueTest.Number number) {
                return made(new ValueTest.Date(part, number.comparison(), (int) number.than()));
            }
            OptionalDouble number = number(draft);
            return number.isPresent()
                    ? made(new ValueTest.Date(part, Comparison.EQ, (int) number.getAsDouble()))
                    : context.refuse("modifier.date", lower(part) + " takes a whole number");
        }
    }
}
