package io.breakwater.core.detect.sigma.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts an expression needs; the differential test holds that none is missed that it can do without. */
final class RequiredLiteralTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "net\\s+config, config",
                "a(bc|de)f?, `bc,de`",
                "colou?r, colo",
                "x{0}power+shell, power",
                "[Pp]ower[Ss]hell, powershell",
                "\\.[ '] next, `.' next,.  next`",
                "key[=:]x, `key=x,key:x`",
                "ab[cd]{2}, `abc,abd`",
                "[)\\]]end, `)end,]end`",
            })
    void needs(String expression, String texts) {
        assertThat(RequiredLiteral.of(expression)).containsExactlyInAnyOrder(texts.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z]+",
                "[^a]",
                "\\d{3}",
                "a|\\d",
                "(abc)?",
                "[]]",
                "[[:alpha:]]",
                "[ab]*",
                "[abcdefghi]",
                "[ab"
            })
    void needsNothingThatCouldBeTold(String expression) {
        assertThat(RequiredLiteral.of(expression)).isEmpty();
    }

    /** Ways are bounded: what would be too many ends the run, and the next one begins. */
    @Test
    void aRunOfManyWaysIsCut() {
        List<String> texts = RequiredLiteral.of("[ab][cd][ef][gh]tail");
        assertThat(texts)
                .allMatch(text -> text.endsWith("tail") || text.length() == 3)
                .hasSizeLessThanOrEqualTo(8);
    }
}
