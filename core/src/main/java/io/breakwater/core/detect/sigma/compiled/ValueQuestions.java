package io.breakwater.core.detect.sigma.compiled;

import com.google.re2j.Pattern;
import io.breakwater.core.detect.sigma.rule.Numbers;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import io.breakwater.core.detect.sigma.text.Expressions;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Tests of single values that are asked of their text. */
final class ValueQuestions {
    private ValueQuestions() {}

    static Predicate<String> regex(ValueTest.Regex regex) {
        Pattern pattern = Expressions.compile(regex);
        return value -> pattern.matcher(value).find();
    }

    static Predicate<String> cidr(ValueTest.Cidr cidr) {
        return cidr.network()::contains;
    }

    static Predicate<String> number(ValueTest.Number number) {
        return value -> {
            OptionalDouble is = Numbers.parse(value);
            return is.isPresent() && number.comparison().holds(is.getAsDouble(), number.than());
        };
    }

    static Predicate<String> date(ValueTest.Date date) {
        return value -> date.part().of(value).stream()
                .anyMatch(part -> date.comparison().holds(part, date.than()));
    }

    /** A wildcard pattern; for values that are not kept as bytes. */
    static Predicate<String> text(ValueTest.Text text) {
        boolean folding = !text.cased();
        BytePattern pattern = new BytePattern(text.pieces(), folding);
        return value -> {
            byte[] bytes = FoldedText.bytes(value, folding);
            return pattern.holds(bytes, 0, bytes.length);
        };
    }
}
