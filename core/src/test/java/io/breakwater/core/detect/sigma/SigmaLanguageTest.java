package io.breakwater.core.detect.sigma;

import static io.breakwater.core.detect.sigma.RuleText.event;
import static io.breakwater.core.detect.sigma.RuleText.load;
import static io.breakwater.core.detect.sigma.RuleText.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.plain.PlainMatcher;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each part of the language means. */
final class SigmaLanguageTest {
    private static boolean matches(String detection, String... event) {
        RuleSet rules = load(rule(detection));
        assertThat(RuleText.errors(rules)).isEmpty();
        List<String> found = new ArrayList<>();
        new PlainMatcher(rules).match(event(event), rule -> found.add(rule.id()));
        return !found.isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "F: abc                          ; ABC            ; true",
                "F: abc                          ; abcd           ; false",
                "F: 'a*c'                        ; axxC           ; true",
                "F: 'a?c'                        ; ac             ; false",
                "F: 'a?c'                        ; a\uD83D\uDE00c ; true",
                "F: 'a\\*c'                      ; a*c            ; true",
                "F: 'a\\*c'                      ; abc            ; false",
                "F: 'a\\\\*'                     ; a\\bc          ; true",
                "F: 'C:\\Windows\\x'             ; c:\\windows\\X ; true",
                "F|contains: b                   ; abc            ; true",
                "F|startswith: b                 ; abc            ; false",
                "F|endswith: C                   ; abc            ; true",
                "F|contains|cased: B             ; abc            ; false",
                "F|contains|all: [a, z]          ; abc            ; false",
                "F|contains|all: [a, c]          ; abc            ; true",
                "F|neq: abc                      ; abd            ; true",
                "F|neq: abc                      ; ABC            ; false",
                "F|re: 'a[b-d]c'                 ; xabcx          ; true",
                "F|re: 'A[b-d]c'                 ; xabcx          ; false",
                "F|re|i: 'A[b-d]c'               ; xabcx          ; true",
                "F|base64: 'a b'                 ; YSBi           ; true",
                "F|base64offset|contains: 'secret'; eHNlY3JldHk=  ; true",
                "F|wide|base64offset|contains: 'ab'; YQBiAA==     ; true",
                "F|contains|windash: ' -x'       ; a /x           ; true",
                "F|contains|windash: ' -x'       ; a \u2014x      ; true",
                "F|contains|windash: ' -x'       ; a +x           ; false",
                "F|cidr: 10.0.0.0/8              ; 10.1.2.3       ; true",
                "F|cidr: 10.0.0.0/8              ; 11.1.2.3       ; false",
                "F|cidr: 'fe80::/10'             ; FE80::1        ; true",
                "F|cidr: 'fe80::/10'             ; localhost      ; false",
                "F|lt: 5                         ; 4.5            ; true",
                "F|gte: 5                        ; 5              ; true",
                "F|gt: 5                         ; abc            ; false",
                "F|hour|gte: 22                  ; 2025-02-27T23:10:00Z; true",
                "F|week: 9                       ; 2025-02-27     ; true",
                "F|month: 2                      ; 2025-13-27     ; false",
                "F|exists: true                  ; x              ; true",
                "G|exists: false                 ; x              ; true",
                "G: null                         ; x              ; true",
                "F: null                         ; x              ; false",
                "F: ''                           ; x              ; false",
                "F: 4688                         ; 4688           ; true",
                "F: true                         ; True           ; true",
                "F: 'a\\\\\\*'                   ; a\\*            ; true",
                "F: 'a\\\\\\*'                   ; a\\b            ; false",
                "F: 'a\\\\\\\\b'                 ; a\\\\b          ; true",
                "F: 'a\\\\b'                     ; a\\b           ; true",
                "F|startswith|cased: A           ; abc            ; false",
                "F|contains: 'b?d'               ; abcde          ; true",
                "F|neq: [abc, abd]               ; abd            ; false",
                "F|neq: [abc, abd]               ; abe            ; true",
                "F|neq: 5                        ; 6              ; true",
                "G|neq: 5                        ; 6              ; true",
                "F|re: '^a.c$'                   ; `a\nc`         ; false",
                "F|re|s: '^a.c$'                 ; `a\nc`         ; true",
                "F|re|m: '^b$'                   ; `a\nb\nc`      ; true",
                "F|re: '^b$'                     ; `a\nb\nc`      ; false",
                "F|re|i|m|s: '^B.C$'             ; `a\nb\nc`      ; true",
                "F|utf16le|base64: ab            ; YQBiAA==       ; true",
                "F|utf16be|base64: ab            ; AGEAYg==       ; true",
                "F|utf16|base64: ab              ; //5hAGIA       ; true",
                "F|wide|base64: ab               ; YQBiAA==       ; true",
                "F|lte: 5                        ; 5.0            ; true",
                "F|lt: 5                         ; 5              ; false",
                "F|minute: 10                    ; 2025-02-27T23:10:00Z; true",
                "F|day|lt: 28                    ; 2025-02-27T23:10:00Z; true",
                "F|year|gt: 2024                 ; 2025-02-27     ; true",
                "F|exists: true                  ; ``             ; true",
                "G|exists: true                  ; x              ; false",
                "F: ''                           ; ``             ; true",
                "F|contains|windash: ' -x'       ; a \u2013x      ; true",
                "F|contains|windash: ' -x'       ; a \u2015x      ; true",
                "F: '%name%'                     ; %NAME%         ; true",
                "F|cidr: 192.168.0.0/23          ; 192.168.1.255  ; true",
                "F|cidr: '2001:db8::/32'         ; 2001:DB8:1::1  ; true",
            })
    void eachModifierMeansWhatTheSpecificationSays(String line, String value, boolean expected) {
        assertThat(matches("sel:\n    " + line + "\ncondition: sel", "F", value))
                .isEqualTo(expected);
    }

    @Test
    void comparesFieldsWithEachOther() {
        String detection = "sel:\n    F|fieldref: G\ncondition: sel";
        assertThat(matches(detection, "F", "Ab", "G", "aB")).isTrue();
        assertThat(matches(detection, "F", "Ab", "G", "ac")).isFalse();
        assertThat(matches(detection.replace("fieldref", "fieldref|neq"), "F", "Ab", "G", "ac"))
                .isTrue();
        assertThat(matches("sel:\n    F|fieldref|endswith: G\ncondition: sel", "F", "xab", "G", "AB"))
                .isTrue();
    }

    @Test
    void keywordsSearchEveryValue() {
        String any = "sel:\n    - 'needle'\n    - 'pin'\ncondition: sel";
        assertThat(matches(any, "F", "hay", "G", "a PIN here")).isTrue();
        assertThat(matches(any, "F", "hay")).isFalse();
        assertThat(matches("sel:\n    '|all':\n        - 'ab'\n        - 'cd'\ncondition: sel", "F", "xabcd"))
                .isTrue();
    }

    @Test
    void conditionsBindAsSpecified() {
        String detection = "a:\n    F: 1\nb:\n    F: 2\n_c:\n    F: 3\ncondition: ";
        assertThat(matches(detection + "a or b and not a", "F", "1")).isTrue();
        assertThat(matches(detection + "(a or b) and not a", "F", "1")).isFalse();
        assertThat(matches(detection + "1 of them", "F", "3")).isFalse();
        assertThat(matches(detection + "1 of _*", "F", "3")).isTrue();
        assertThat(matches(detection + "[a, b]", "F", "2")).isTrue();
    }

    @Test
    void listsOfMapsAreJoinedWithOrAndMapsWithAnd() {
        String detection = "sel:\n    - F: 1\n      G: 2\n    - H: 3\ncondition: sel";
        assertThat(matches(detection, "F", "1", "G", "2")).isTrue();
        assertThat(matches(detection, "F", "1", "G", "3")).isFalse();
        assertThat(matches(detection, "H", "3")).isTrue();
    }

    @Test
    void nullIsNoTextAndANegatedNullIsNotNull() {
        String detection = "sel:\n    F: 1\nfilter:\n    P: null\ncondition: sel and not filter";
        assertThat(matches(detection, "F", "1", "P", "x")).isTrue();
        assertThat(matches(detection, "F", "1")).isFalse();
    }

    @Test
    void oneAndAllOfAPattern() {
        String detection = "sel_a:\n    F: 1\nsel_b:\n    G: 2\nfilter_x:\n    H: 3\ncondition: ";
        assertThat(matches(detection + "all of sel_*", "F", "1", "G", "2")).isTrue();
        assertThat(matches(detection + "all of sel_*", "F", "1")).isFalse();
        assertThat(matches(detection + "1 of *_b or 1 of filter*", "G", "2")).isTrue();
        assertThat(matches(detection + "1 of sel_* and not 1 of filter_*", "F", "1", "H", "3"))
                .isFalse();
    }

    @Test
    void allNeedsAList() {
        assertThat(RuleText.errors(load(rule("sel:\n    F|contains|all: x\ncondition: sel"))))
                .as("the specification forbids it, rules in use have it: it is told, and means the value")
                .isEmpty();
        assertThat(matches("sel:\n    F|contains|all: x\ncondition: sel", "F", "axb"))
                .isTrue();
    }

    @Test
    void filtersTakeMatchesAway() {
        String filter = "title: f\nlogsource:\n    product: test\nfilter:\n    rules: [rule-1]\n    sel:\n"
                + "        U|startswith: adm_\n    condition: sel\n";
        RuleSet rules = load(rule("sel:\n    F: 1\ncondition: sel"), filter);
        List<String> found = new ArrayList<>();
        new PlainMatcher(rules).match(event("F", "1", "U", "adm_x"), rule -> found.add("administrator"));
        new PlainMatcher(rules).match(event("F", "1", "U", "eve"), rule -> found.add("eve"));
        assertThat(found).containsExactly("eve");
        assertThat(rules.rules().get(0).heading().version()).contains("+");
    }

    @Test
    void tellsAllMistakesAtOnceWithTheirPlacesAndLoadsTheRest() {
        RuleSet rules = load(
                rule("sel:\n    F|contians: 1\n    G|cidr: nowhere\ncondition: sel and slection"),
                rule("sel:\n    F: 1\ncondition: sel").replace("rule-1", "rule-2"));
        assertThat(rules.rules()).extracting(SigmaRule::id).containsExactly("rule-2");
        assertThat(RuleText.errors(rules))
                .containsExactly(
                        "rule0.yml:7:9: error [modifier.unknown] unknown modifier 'contians'; did you mean 'contains'?",
                        "rule0.yml:8:17: error [modifier.cidr] 'nowhere' is no network; write it as 10.0.0.0/8 or fe80::/10",
                        "rule0.yml:9:24: error [condition.unknown] no search identifier is named 'slection'; there are [sel]");
    }

    @Test
    void tellsThatOldAggregationsBecameCorrelations() {
        assertThat(RuleText.errors(load(rule("sel:\n    F: 1\ncondition: sel | count() > 5"))))
                .singleElement()
                .asString()
                .contains("condition.aggregation", "correlation rule");
    }

    @Test
    void refusesPlaceholdersThatNobodyDefined() {
        assertThat(RuleText.errors(load(rule("sel:\n    F|expand: '%Servers%'\ncondition: sel"))))
                .singleElement()
                .asString()
                .contains("placeholder.undefined", "%Servers%");
    }
}
