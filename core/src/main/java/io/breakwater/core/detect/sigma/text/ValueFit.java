package io.breakwater.core.detect.sigma.text;

import com.google.re2j.Pattern;
import io.breakwater.core.detect.sigma.rule.Numbers;
import io.breakwater.core.detect.sigma.rule.Piece;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Tests of single values, ready to be asked. */
public final class ValueFit {
    private ValueFit() {}

    /**
     * The question that a test puts to a value.
     *
     * @throws IllegalArgumentException for a test that is not about a value: of presence, of null, of two fields
     */
    public static Predicate<String> of(ValueTest test) {
        return switch (test) {
            case ValueTest.Text text -> text(text);
            case ValueTest.Regex regex -> {
                Pattern pattern = Expressions.compile(regex);
                yield value -> pattern.matcher(value).find();
            }
            case ValueTest.Cidr cidr -> cidr.network()::contains;
            case ValueTest.Number number -> value -> number(number, Numbers.parse(value));
            case ValueTest.Date date ->
                value -> date.part().of(value).stream()
                        .anyMatch(part -> date.comparison().holds(part, date.than()));
            case ValueTest.Exists exists -> throw notAboutAValue(exists);
            case ValueTest.Null empty -> throw notAboutAValue(empty);
            case ValueTest.SameAs same -> throw notAboutAValue(same);
        };
    }

    /** Whether two values compare as the test wants. */
    public static boolean same(ValueTest.SameAs test, String value, String other) {
        String left = test.cased() ? value : Folding.fold(value);
        String right = test.cased() ? other : Folding.fold(other);
        return switch (test.fit()) {
            case EQUAL -> left.equals(right);
            case STARTS_WITH -> left.startsWith(right);
            case ENDS_WITH -> left.endsWith(right);
            case CONTAINS -> left.contains(right);
        };
    }

    private static IllegalArgumentException notAboutAValue(ValueTest test) {
        return new IllegalArgumentException("not a question to one value: " + test);
    }

    private static Predicate<String> text(ValueTest.Text text) {
        if (text.cased()) {
            return new WildcardText(text.pieces())::matches;
        }
        List<Piece> folded = text.pieces().stream().map(ValueFit::folded).toList();
        WildcardText pattern = new WildcardText(folded);
        return value -> pattern.matches(Folding.fold(value));
    }

    private static Piece folded(Piece piece) {
        return piece instanceof Piece.Literal literal ? new Piece.Literal(Folding.fold(literal.text())) : piece;
    }

    private static boolean number(ValueTest.Number test, OptionalDouble value) {
        return value.isPresent() && test.comparison().holds(value.getAsDouble(), test.than());
    }
}
