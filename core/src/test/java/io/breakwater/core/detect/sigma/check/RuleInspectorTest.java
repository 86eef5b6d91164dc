package io.breakwater.core.detect.sigma.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.RuleLoader;
import io.breakwater.core.detect.sigma.parse.ParseOptions;
import io.breakwater.core.detect.sigma.rule.Problem;
import io.breakwater.core.detect.sigma.source.LogSourceMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code rules check} finds in rules that load, and what it leaves in peace. */
final class RuleInspectorTest {
    private static final String HEAD = """
            title: A rule
            id: 11111111-1111-4111-8111-111111111111
            date: 2026-05-31
            tags: [attack.execution, attack.t1059]
            logsource: {category: process_creation, product: windows}
            """;

    private static List<String> codes(String text) {
        RuleLoader loader = new RuleLoader(LogSourceMap.empty(), ParseOptions.NONE).add("rule.yml", text);
        return new RuleInspector(Set.of("T1059"))
                .inspect(loader.load()).stream()
                        .map(problem -> (problem.gravity() == Problem.Gravity.ERROR ? "error " : "") + problem.code())
                        .toList();
    }

    private static List<String> detection(String lines) {
        return codes(HEAD + "detection:\n" + lines.indent(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: {I|endswith: '\\cmd.exe'}\nb: {I|endswith: '\\powershell.exe'}\ncondition: a and b",
                "a: {I|startswith: 'C:\\'}\nb: {I|startswith: 'D:\\'}\ncondition: a and b",
                "a: {I: 'C:\\x.exe'}\nb: {I|endswith: '\\cmd.exe'}\ncondition: all of them",
                "a: {I: [x, y]}\nb: {I: [z, w]}\ncondition: a and b",
                "a: {I|contains: x}\nb: {I: null}\ncondition: a and b",
                "a: {I|endswith: '\\cmd.exe'}\nfilter: {I|endswith: '.exe'}\ncondition: a and not filter",
                "a: {I: [ax, bx], C: y}\nfilter: {I|endswith: x}\ncondition: a and not 1 of filter*",
                "a: {I|contains: abc}\nfilter: {I|contains: b}\ncondition: a and not filter",
                "a: {I: x}\ncondition: a and not a",
            })
    void tellsAConditionThatCanNeverMatch(String lines) {
        assertThat(detection(lines)).containsExactly("error condition.never");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: {I|endswith: '\\cmd.exe'}\nb: {I|endswith: 'm\\cmd.exe'}\ncondition: a and b",
                "a: {I|startswith: 'C:\\'}\nb: {I|endswith: '.exe'}\ncondition: a and b",
                "a: {I|contains: x}\nb: {I|contains: y}\ncondition: a and b",
                "a: {I: [x, y]}\nb: {I: [Y, z]}\ncondition: a and b",
                "a: {I: 'a*z'}\nb: {I: 'aXz'}\ncondition: a and b",
                "a: {I|endswith: '\\cmd.exe'}\nfilter: {I|endswith: '\\System32\\cmd.exe'}\ncondition: a and not filter",
                "a: {I|endswith: '\\cmd.exe'}\nfilter: {I|endswith: '\\CMD.exe', P: x}\ncondition: a and not filter",
                "a: {I|re: 'x'}\nb: {I|re: 'y'}\ncondition: a and b",
                "a: {I|endswith|cased: 'X'}\nb: {I|endswith: 'x'}\ncondition: a and b",
                "a: {I: '*'}\nb: {I: null}\ncondition: a or b",
            })
    void leavesOneThatMayMatchInPeace(String lines) {
        assertThat(detection(lines)).isEmpty();
    }

    @Test
    void saysWhichPartsExcludeEachOther() {
        RuleLoader loader = new RuleLoader(LogSourceMap.empty(), ParseOptions.NONE)
                .add(
                        "rule.yml",
                        HEAD + "detection:\n    a: {I|endswith: '\\cmd.exe'}\n    b: {I|endswith: '\\x.exe'}\n"
                                + "    condition: a and b\n");
        assertThat(new RuleInspector(Set.of()).inspect(loader.load()))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("'I' is '*\\cmd.exe'", "'I' is '*\\x.exe'", "exclude each other");
    }

    @Test
    void tellsWhatTheSchemaForbids() {
        String text = """
                titel: A rule
                title: A rule
                id: 11111111-1111-4111-8111-111111111111
                date: 31/05/2026
                modifed: 2026-06-01
                tags: [attack.t9999, attack.persistance, Attack.T1059, undotted]
                related: [{id: x}]
                logsource: {category: process_creation, product: windows, servce: x}
                detection: {a: {I: x}, condition: a}
                """;
        assertThat(codes(text))
                .containsExactlyInAnyOrder(
                        "key.unknown",
                        "key.unknown",
                        "date.form",
                        "tag.form",
                        "tag.form",
                        "related.form",
                        "error tag.technique",
                        "tag.tactic");
    }

    @Test
    void aTaxonomyThatNobodyTranslatesIsTold() {
        String rule = HEAD + "detection: {a: {I: x}, condition: a}\ntaxonomy: ";
        assertThat(codes(rule + "ecs")).containsExactly("taxonomy.unknown");
        assertThat(codes(rule + "sigma")).isEmpty();
    }

    @Test
    void aKeyOfOnesOwnIsNoMistake() {
        assertThat(codes(HEAD + "ticket: X-1\nregression_tests_path: x\ndetection: {a: {I: x}, condition: a}\n"))
                .isEmpty();
    }

    @Test
    void anIdThatIsNoUuidAndOneThatStandsTwiceAreTold() {
        RuleLoader loader = new RuleLoader(LogSourceMap.empty(), ParseOptions.NONE);
        String rule =
                HEAD.replace("11111111-1111-4111-8111-111111111111", "mine") + "detection: {a: {I: x}, condition: a}\n";
        loader.add("one.yml", rule).add("two.yml", rule);
        assertThat(new RuleInspector(Set.of()).inspect(loader.load()))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("id.double", "id.uuid");
    }
}
