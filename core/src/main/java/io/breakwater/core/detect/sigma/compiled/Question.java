package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import io.breakwater.core.detect.sigma.text.ValueFit;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What must be asked where literals alone do not settle a predicate. */
interface Question {
    boolean answer(Board board);

    /** For predicates that literals settle. */
    Question SETTLED = board -> false;

    /** A test of the field's values as the product wrote them. */
    static Question ofValues(String field, ValueTest test) {
        Predicate<String> fit = ValueFit.of(test);
        return board -> {
            @Nullable List<String> values = board.event().values(field);
            return values != null && anyFits(values, fit);
        };
    }

    private static boolean anyFits(List<String> values, Predicate<String> fit) {
        for (int i = 0; i < values.size(); i++) {
            if (fit.test(values.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** A test of every value of the event. */
    static Question ofEveryValue(ValueTest test) {
        Predicate<String> fit = ValueFit.of(test);
        return board -> {
            SigmaEvent event = board.event();
            for (int i = 0; i < event.size(); i++) {
                if (fit.test(event.valueAt(i))) {
                    return true;
                }
            }
            return false;
        };
    }

    /** A wildcard pattern against the folded values of a slot; slot -1 stands for every value. */
    static Question ofFoldedValues(int slot, FoldedPattern pattern) {
        return board -> {
            for (int i = 0; i < board.values; i++) {
                boolean asked = slot < 0 || board.slot[i] == slot;
                if (asked && pattern.matches(board.text.bytes, board.start[i], board.end[i])) {
                    return true;
                }
            }
            return false;
        };
    }

    static Question ofPresence(String field, boolean wanted) {
        return board -> (board.event().values(field) != null) == wanted;
    }

    static Question ofNull(String field) {
        return board -> {
            @Nullable List<String> values = board.event().values(field);
            return values == null || values.isEmpty();
        };
    }

    static Question ofTwoFields(String field, String other, ValueTest.SameAs test) {
        return board -> {
            @Nullable List<String> left = board.event().values(field);
            @Nullable List<String> right = board.event().values(other);
            return left != null
                    && right != null
                    && left.stream().anyMatch(value -> right.stream().anyMatch(o -> ValueFit.same(test, value, o)));
        };
    }
}
