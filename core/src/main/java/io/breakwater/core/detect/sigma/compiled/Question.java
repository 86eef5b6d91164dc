package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What must be asked where literals alone do not settle a predicate. */
interface Question {
    boolean answer(EventValues values);

    /** The answer is no where no value of its slot has so many characters. */
    default int shortest() {
        return 0;
    }

    /** For predicates that literals settle. */
    Question SETTLED = values -> false;

    /** A test of the texts of a slot. */
    static Question ofTexts(int slot, Predicate<String> fit) {
        return values -> {
            for (int v = values.first(slot); v >= 0; v = values.next(v)) {
                if (fit.test(values.text(v))) {
                    return true;
                }
            }
            return false;
        };
    }

    /** A test of every value of the event. */
    static Question ofEveryText(Predicate<String> fit) {
        return values -> {
            SigmaEvent event = values.event();
            for (int i = 0; i < event.size(); i++) {
                if (fit.test(event.valueAt(i))) {
                    return true;
                }
            }
            return false;
        };
    }

    /** Whether one of the questions is answered with yes. */
    static Question any(List<Question> questions) {
        if (questions.isEmpty()) {
            return SETTLED;
        }
        if (questions.size() == 1) {
            return questions.get(0);
        }
        return new Any(questions.toArray(new Question[0]));
    }

    /** Whether one of the questions is answered with yes. */
    record Any(Question[] all) implements Question {
        @Override
        public boolean answer(EventValues values) {
            for (Question question : all) {
                if (question.answer(values)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int shortest() {
            return Arrays.stream(all).mapToInt(Question::shortest).min().orElse(0);
        }
    }

    /** A wildcard pattern against the folded values of a slot. */
    static Question ofFolded(int slot, BytePattern pattern) {
        return values -> {
            for (int v = values.first(slot); v >= 0; v = values.next(v)) {
                int start = values.foldedStart(v);
                if (pattern.holds(values.folded(), start, values.foldedEnd(v))) {
                    return true;
                }
            }
            return false;
        };
    }

    /**
     * Literals in the folded values of a slot.
     *
     * @param rest what is asked when only literals are found that do not settle it
     */
    static Question ofFolded(int slot, LiteralSet literals, Question rest) {
        return values -> {
            boolean maybe = false;
            for (int v = values.first(slot); v >= 0; v = values.next(v)) {
                int start = values.foldedStart(v);
                byte found = literals.find(values.folded(), start, values.foldedEnd(v), values);
                if (found == Board.TRUE) {
                    return true;
                }
                maybe |= found == Board.MAYBE;
            }
            return maybe && rest.answer(values);
        };
    }

    /** A wildcard pattern against all folded values. */
    static Question ofEveryFolded(ByteTest pattern) {
        return values -> {
            for (int v = 0; v < values.count(); v++) {
                int start = values.foldedStart(v);
                if (pattern.holds(values.folded(), start, values.foldedEnd(v))) {
                    return true;
                }
            }
            return false;
        };
    }

    /** A test of the values of a slot as they are written. */
    static Question ofPlain(int slot, ByteTest test) {
        return new Plain(slot, test);
    }

    /** A test of the values of a slot as they are written. */
    record Plain(int slot, ByteTest test) implements Question {
        @Override
        public boolean answer(EventValues values) {
            for (int v = values.first(slot); v >= 0; v = values.next(v)) {
                int start = values.plainStart(v);
                if (test.holds(values.plain(), start, values.plainEnd(v))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int shortest() {
            return test.shortest();
        }
    }

    /** A regular expression, asked of a slot or, for {@link EventValues#NO_SLOT}, of every value. */
    static Question ofExpression(int slot, ValueTest.Regex regex) {
        Optional<ByteTest> fast = slot == EventValues.NO_SLOT ? Optional.empty() : ByteTest.of(regex);
        if (fast.isPresent()) {
            return ofPlain(slot, fast.get());
        }
        Predicate<String> linear = ValueQuestions.regex(regex);
        return slot == EventValues.NO_SLOT ? ofEveryText(linear) : ofTexts(slot, linear);
    }

    /** Whether the event has the field, or has not. */
    static Question ofPresence(String field, int name, boolean wanted) {
        return values -> values.has(field, name) == wanted;
    }

    /** Whether the slot has no value. */
    static Question ofNull(int slot) {
        return values -> values.first(slot) == EventValues.NONE;
    }

    /** Whether a value of one slot compares with one of another. */
    static Question ofTwoSlots(int slot, int other, ValueTest.SameAs test) {
        return values -> {
            for (int v = values.first(slot); v >= 0; v = values.next(v)) {
                for (int o = values.first(other); o >= 0; o = values.next(o)) {
                    if (test.cased() ? values.fitsPlain(v, o, test.fit()) : values.fitsFolded(v, o, test.fit())) {
                        return true;
                    }
                }
            }
            return false;
        };
    }
}
