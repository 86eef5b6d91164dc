package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.automaton.Automaton;
import io.breakwater.core.detect.sigma.rule.ValueTest.Regex;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A question to the UTF-8 of one value. */
interface ByteTest {
    /** {@code .{1000,}} asks for a line of so many characters; as an automaton it would have as many states. */
    Pattern AT_LEAST = Pattern.compile("\\.\\{(\\d{1,4}),\\}");

    boolean holds(byte[] text, int start, int end);

    /** It does not hold for texts of fewer characters. */
    default int shortest() {
        return 0;
    }

    /** Whether an automaton finds its expression. */
    record Found(Automaton automaton) implements ByteTest {
        @Override
        public boolean holds(byte[] text, int start, int end) {
            return automaton.isFoundIn(text, start, end);
        }

        @Override
        public int shortest() {
            return automaton.shortest();
        }
    }

    /** The expression as an automaton; empty when there is none for it. */
    static Optional<ByteTest> of(Regex regex) {
        Matcher length = AT_LEAST.matcher(regex.expression());
        if (length.matches() && !regex.flags().contains('s')) {
            int least = Integer.parseInt(length.group(1));
            return Optional.of((text, start, end) -> hasLineOf(least, text, start, end));
        }
        return Automaton.of(regex.expression(), regex.flags()).map(Found::new);
    }

    private static boolean hasLineOf(int least, byte[] text, int start, int end) {
        int run = 0;
        for (int i = start; i < end && run < least; i++) {
            boolean begins = text[i] >= 0 || text[i] >= (byte) 0xc0;
            run = text[i] == '\n' ? 0 : begins ? run + 1 : run;
        }
        return run >= least;
    }
}
