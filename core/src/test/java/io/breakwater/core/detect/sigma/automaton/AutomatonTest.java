package io.breakwater.core.detect.sigma.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Automata against RE2/J, which says what an expression means. */
final class AutomatonTest {
    private static final long SEED = 20250227;
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "A",
            "k",
            "s",
            ".",
            "^",
            "$",
            "\\s",
            "\\S",
            "\\w",
            "\\W",
            "\\d",
            "\\b",
            "\\B",
            "[ab]",
            "[^a]",
            "[a-c.]",
            "[^k-s]",
            "[\\w-]",
            "[]a]",
            "[a-]",
            "(?:ab|b)",
            "(a|bb|)",
            "(?i)",
            "(?s)",
            "\\.",
            "\\x41",
            "\\A",
            "\\z",
            "\u00e9",
            "[\u2013b]",
            "[^\u2013]",
            "\n",
            "-",
            "{",
            "}");
    private static final List<String> COUNTS =
            List.of("", "", "", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "{0,2}", "*?", "+?", "{1,2}?");
    private static final int[] LETTERS = "aaabbbcABkKsS. -_\n\r1\u00e9\u2013\u017f\u212a$\ud83d\ude00{}"
            .codePoints()
            .toArray();

    @Test
    void saysWhatTheLinearEngineSays() {
        Random random = new Random(SEED);
        int compared = 0;
        int found = 0;
        for (int round = 0; round < 30_000; round++) {
            String expression = expression(random);
            Set<Character> flags =
                    random.nextInt(3) == 0 ? Set.of('i') : random.nextInt(4) == 0 ? Set.of('m') : Set.of();
            Optional<Pattern> meant = pattern(expression, flags);
            Optional<Automaton> automaton = meant.flatMap(pattern -> Automaton.of(expression, flags));
            for (int i = 0; i < 6 && automaton.isPresent(); i++) {
                String value = value(random);
                boolean expected = meant.get().matcher(value).find();
                assertThat(isFound(automaton.get(), value))
                        .as("seed %d, round %d: %s %s on '%s'", SEED, round, expression, flags, value)
                        .isEqualTo(expected);
                compared++;
                found += expected ? 1 : 0;
            }
        }
        assertThat(compared).isGreaterThan(100_000);
        assertThat(found).isBetween(compared / 5, compared * 4 / 5);
    }

    /** Symbols side by side, and texts that have them, or have all but one. */
    @Test
    void seesLongStretchesWhereTheyStand() {
        List<String> sets = List.of("a", "[ab]", "\\.", "[0-9a-f]", "\\s", "[^x]", "[a-c ]");
        List<String> letters = List.of("a", "b", ".", "7", " ", "x", "\u00e9");
        Random random = new Random(SEED);
        int found = 0;
        int missed = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder expression = new StringBuilder();
            StringBuilder value = new StringBuilder(
                    letters.get(random.nextInt(letters.size())).repeat(random.nextInt(9)));
            for (int i = random.nextInt(4); i >= 0; i--) {
                String set = sets.get(random.nextInt(sets.size()));
                int least = 1 + random.nextInt(random.nextInt(6) == 0 ? 70 : 4);
                int more = random.nextInt(3);
                expression
                        .append(set)
                        .append('{')
                        .append(least)
                        .append(',')
                        .append(least + more)
                        .append('}');
                Pattern one = Pattern.compile(set);
                List<String> fitting = letters.stream().filter(one::matches).toList();
                for (int copy = random.nextInt(more + 1) + least; copy > 0; copy--) {
                    value.append(fitting.get(random.nextInt(fitting.size())));
                }
            }
            if (random.nextBoolean()) {
                value.setCharAt(random.nextInt(value.length()), 'x');
            }
            value.append(letters.get(random.nextInt(letters.size())).repeat(random.nextInt(9)));
            boolean expected =
                    Pattern.compile(expression.toString()).matcher(value).find();
            assertThat(isFound(automaton(expression.toString()), value.toString()))
                    .as("%s on '%s'", expression, value)
                    .isEqualTo(expected);
            found += expected ? 1 : 0;
            missed += expected ? 0 : 1;
        }
        assertThat(Math.min(found, missed)).isGreaterThan(4_000);
    }

    /** Nearly a stretch at every place. */
    @Test
    void givesUpLongStretchesThatNearlyStandEverywhere() {
        Automaton automaton = automaton("\\s[0-9a-f]{64}\\s");
        byte[] hostile = "a".repeat(5_000_000).getBytes(StandardCharsets.UTF_8);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(automaton.isFoundIn(hostile, 0, hostile.length))
                        .isFalse());
    }

    private static String expression(Random random) {
        StringBuilder expression = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            expression.append(PIECES.get(random.nextInt(PIECES.size())));
            expression.append(COUNTS.get(random.nextInt(COUNTS.size())));
            expression.append(random.nextInt(8) == 0 ? "|" : "");
        }
        return expression.toString();
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(10); i > 0; i--) {
            value.appendCodePoint(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return value.toString();
    }

    private static Optional<Pattern> pattern(String expression, Set<Character> flags) {
        try {
            int on = (flags.contains('i') ? Pattern.CASE_INSENSITIVE : 0)
                    | (flags.contains('m') ? Pattern.MULTILINE : 0)
                    | (flags.contains('s') ? Pattern.DOTALL : 0);
            return Optional.of(Pattern.compile(expression, on));
        } catch (PatternSyntaxException broken) {
            return Optional.empty();
        }
    }

    private static boolean isFound(Automaton automaton, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return automaton.isFoundIn(text, 0, text.length);
    }

    private static Automaton automaton(String expression) {
        return Automaton.of(expression, Set.of()).orElseThrow();
    }

    @Test
    void whatExplodesElsewhereIsReadOnce() {
        Automaton automaton = automaton("(a+)+b$");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(isFound(automaton, "a".repeat(5_000_000))).isFalse());
    }

    @Test
    void aGapThatBeginsAgainAndAgainDoesNotMultiplyStates() {
        Automaton automaton = automaton("ab.{2,64}-c.{1,32}x\\.dll");
        Random random = new Random(SEED);
        StringBuilder hostile = new StringBuilder();
        while (hostile.length() < 2_000_000) {
            hostile.append(random.nextBoolean() ? "ab" : random.nextBoolean() ? "-c" : "x.");
        }
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(isFound(automaton, hostile.toString())).isFalse());
        assertThat(isFound(automaton, hostile + "ab12-c1x.dll")).isTrue();
    }

    @Test
    void tablesThatAreFullAreBegunAnew() {
        Automaton automaton = automaton("[ab]*a[ab]{14}c");
        Random random = new Random(SEED);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            text.append(random.nextBoolean() ? 'a' : 'b');
        }
        assertThat(isFound(automaton, text.toString())).isFalse();
        assertThat(isFound(automaton, text + "a" + "b".repeat(14) + "c")).isTrue();
        assertThat(isFound(automaton, "b".repeat(15) + "c")).isFalse();
    }

    @Test
    void whatItDoesNotReadIsLeftToTheLinearEngine() {
        assertThat(Automaton.of("\\pL", Set.of())).isEmpty();
        assertThat(Automaton.of("[[:alpha:]]", Set.of())).isEmpty();
        assertThat(Automaton.of("\u00e9", Set.of('i'))).isEmpty();
        assertThat(Automaton.of("(?U:a+)", Set.of())).isEmpty();
    }
}
