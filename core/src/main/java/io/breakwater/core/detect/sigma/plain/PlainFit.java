package io.breakwater.core.detect.sigma.plain;

import com.google.re2j.Pattern;
import io.breakwater.core.detect.sigma.rule.Comparison;
import io.breakwater.core.detect.sigma.rule.DatePart;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What each test says of one value. Nothing of this is shared with the compiled matcher: a mistake that both made would
 * be seen by nobody.
 */
final class PlainFit {
    private static final String DECIMAL = "[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?";
    private static final String HEXADECIMAL = "0[xX][0-9a-fA-F]{1,16}";
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String MINUTE = "[T ][0-9]{2}:[0-9]{2}";
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Double.MAX_VALUE);
    /** Longer values are neither numbers nor dates. */
    private static final int LONGEST_NUMBER = 40;

    private static final int LONGEST_DATE = 64;

    private PlainFit() {}

    /**
     * The question that a test puts to a value.
     *
     * @throws IllegalArgumentException for a test that is not about a value: of presence, of null, of two fields
     */
    static Predicate<String> of(ValueTest test) {
        return switch (test) {
            case ValueTest.Text text -> new WildcardText(text.pieces(), text.cased())::matches;
            case ValueTest.Regex regex -> expression(regex);
            case ValueTest.Cidr cidr -> value -> Bits.ofAddress(value).startsWith(Bits.of(cidr.network()));
            case ValueTest.Number number ->
                value -> number(value)
                        .filter(is -> compares(is.compareTo(BigDecimal.valueOf(number.than())), number.comparison()))
                        .isPresent();
            case ValueTest.Date date ->
                value -> part(value, date.part())
                        .filter(is -> compares(is.compareTo(date.than()), date.comparison()))
                        .isPresent();
            case ValueTest.Exists exists -> throw notAboutAValue(exists);
            case ValueTest.Null empty -> throw notAboutAValue(empty);
            case ValueTest.SameAs same -> throw notAboutAValue(same);
        };
    }

    private static IllegalArgumentException notAboutAValue(ValueTest test) {
        return new IllegalArgumentException("not a question to one value: " + test);
    }

    private static Predicate<String> expression(ValueTest.Regex regex) {
        Set<Character> on = regex.flags();
        int flags = (on.contains('i') ? Pattern.CASE_INSENSITIVE : 0)
                | (on.contains('m') ? Pattern.MULTILINE : 0)
                | (on.contains('s') ? Pattern.DOTALL : 0);
        Pattern pattern = Pattern.compile(regex.expression(), flags);
        return value -> pattern.matcher(value).find();
    }

    private static boolean compares(int order, Comparison comparison) {
        return switch (comparison) {
            case LT -> order < 0;
            case LTE -> order <= 0;
            case GT -> order > 0;
            case GTE -> order >= 0;
            case EQ -> order == 0;
            case NEQ -> order != 0;
        };
    }

    private static Optional<BigDecimal> number(String value) {
        String text = value.strip();
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        if (text.matches(HEXADECIMAL)) {
            return Optional.of(new BigDecimal(new BigInteger(text.substring(2), 16)));
        }
        return text.matches(DECIMAL)
                ? Optional.of(new BigDecimal(text))
                        .filter(number -> number.abs().compareTo(LARGEST) <= 0)
                : Optional.empty();
    }

    private static Optional<Integer> part(String value, DatePart part) {
        boolean timed = value.matches("(?s)" + DAY + MINUTE + ".*");
        if (value.length() > LONGEST_DATE || !timed && !value.matches(DAY)) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(value.substring(0, 10));
            int hour = timed ? Integer.parseInt(value.substring(11, 13)) : 0;
            int minute = timed ? Integer.parseInt(value.substring(14, 16)) : 0;
            return hour > 23 || minute > 59
                    ? Optional.empty()
                    : Optional.of(
                            switch (part) {
                                case MINUTE -> minute;
                                case HOUR -> hour;
                                case DAY -> day.getDayOfMonth();
                                case WEEK -> day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                                case MONTH -> day.getMonthValue();
                                case YEAR -> day.getYear();
                            });
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
