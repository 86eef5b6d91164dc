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
