package io.breakwater.core.detect.sigma.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.rule.ValueTest.Regex;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class SearchTest {
    private static final List<String> EXPRESSIONS = List.of(
            "a.b",
            "a$",
            "^a|b$",
            "(a|b)*c$",
            "[^a]b",
            "a{2,3}b",
            "\\bab\\b",
            "\\s+a",
            ".{5,}",
            "(?i)AB",
            "a[.$]b",
            "\\w+\\.b",
            "[]a]b",
            "(?:ab)+c?$");
    private static final String LETTERS = "aabbcAB. \n\r\u00e9\u017f\u212a$\ud83d\ude00";

    @Test
    void answersAsTheLinearEngineAnswers() {
        Random random = new Random(20250227);
        for (int round = 0; round < 20_000; round++) {
            Regex regex = new Regex(
                    EXPRESSIONS.get(random.nextInt(EXPRESSIONS.size())), random.nextBoolean() ? Set.of() : Set.of('i'));
            StringBuilder value = new StringBuilder();
            int[] letters = LETTERS.codePoints().toArray();
            for (int i = random.nextInt(9); i > 0; i--) {
                value.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            boolean expected =
                    Expressions.compile(regex).matcher(value.toString()).find();
            assertThat(Search.of(regex).test(value.toString()))
                    .as("seed 20250227, round %d: %s on '%s'", round, regex, value)
                    .isEqualTo(expected);
        }
    }

    @Test
    void anExplodingExpressionEndsWithItsBudget() {
        Regex regex = new Regex("(a+)+b$", Set.of());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(Search.of(regex).test("a".repeat(1000))).isFalse());
    }
}
