package io.breakwater.core.detect.sigma.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.MapEvent;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.RuleText;
import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.SigmaMatcher;
import io.breakwater.core.detect.sigma.plain.PlainMatcher;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Records in JSON, however they are written, match as the same fields match in the plain evaluator. */
final class JsonEventTest {
    private static final long SEED = 20250227;
    private static final RuleSource SOURCE = new RuleSource("", "test", "");
    private static final List<String> FIELDS = List.of("Image", "CommandLine", "Unmentioned", "Message", "User");
    private static final List<String> WORDS = List.of(
            "sekurlsa::log",
            "SEKURLSA::LOG",
            "se\u212aurlsa::log",
            "kiwi needle",
            "k\u0131w\u0130 needle",
            "mi\u017fc::keys",
            "C:\\Windows\\",
            "\\cmd.exe",
            "/c ",
            "\u4e2d\u6587",
            "\u00ae",
            "\u2013",
            "\ud83d\ude00",
            "\ud800",
            "\r\n",
            "\t",
            "\"",
            "\\\"",
            "-enc",
            "x",
            " ",
            "\u0001",
            "needle",
            "\\\\host\\share",
            "u0041",
            "\\u0041",
            "\u00b5",
            "\u03bc");
    private static final String[] RULES = {
        rule("keyword", "s:\n    - 'sekurlsa::log'\n    - 'misc::keys'\n    - 'kiwi needle'\ncondition: s"),
        rule("strokes", "s:\n    - '\\\\host\\share'\ncondition: s"),
        rule("end", "s:\n    Image|endswith: '\\cmd.exe'\ncondition: s"),
        rule("start", "s:\n    Image|startswith: 'C:\\Windows\\'\ncondition: s"),
        rule("long", "s:\n    Message|contains: ['kiwi needle', 'sekurlsa::']\ncondition: s"),
        rule("short", "s:\n    CommandLine|contains|all: ['/c ', 'x']\ncondition: s"),
        rule(
                "beyond",
                "s:\n    CommandLine|contains: ['\u4e2d\u6587', '\u00ae', '\u2013', '\ud83d\ude00']\ncondition: s"),
        rule("re", "s:\n    CommandLine|re: '(?i)-en?c.*needle$'\ncondition: s"),
        rule("wild", "s:\n    Message: '*needle*-enc?x*'\ncondition: s"),
        rule("null", "s:\n    User: null\nt:\n    Image|contains: 'needle'\ncondition: s and t"),
        rule("cased", "s:\n    User|cased|contains: 'Needle'\ncondition: s"),
        rule("same", "s:\n    User|fieldref|contains: Image\ncondition: s"),
        rule("break", "s:\n    Message|contains: \"x\\r\\n\"\ncondition: s"),
        rule("line", "s:\n    CommandLine|contains: 'needlekiwi needle'\ncondition: s"),
        rule("micro", "s:\n    User|contains: '\u03bc'\ncondition: s")
    };

    private static String rule(String id, String detection) {
        return RuleText.rule(detection).replace("rule-1", id);
    }

    @Test
    void everyWayOfWritingMatchesAlike() {
        RuleSet rules = RuleText.load(RULES);
        assertThat(rules.rules()).hasSize(RULES.length);
        CompiledMatcher compiled = new CompiledMatcher(rules);
        SigmaMatcher plain = new PlainMatcher(rules);
        JsonEvent json = new JsonEvent(compiled.names(), SOURCE);
        Random random = new Random(SEED);
        Set<String> matched = new TreeSet<>();
        for (int round = 0; round < 40_000; round++) {
            Map<String, List<String>> fields = fields(random);
            byte[] record = write(fields, random);
            Set<String> expected = matches(plain, MapEvent.of(SOURCE, fields));
            assertThat(json.read(record, 0, record.length)).isTrue();
            assertThat(matches(compiled, json))
                    .as("seed %d, round %d: %s", SEED, round, new String(record, StandardCharsets.UTF_8))
                    .isEqualTo(expected);
            assertThat(matches(compiled, json)).as("what is remembered").isEqualTo(expected);
            assertThat(matches(compiled, MapEvent.of(SOURCE, fields))).isEqualTo(expected);
            matched.addAll(expected);
        }
        assertThat(matched).hasSize(RULES.length);
    }

    @Test
    void whatHasNoValueIsNoneOfTheValues() {
        JsonEvent json = new JsonEvent(new CompiledMatcher(RuleText.load(RULES)).names(), SOURCE);
        byte[] record =
                "{'Image':[],'User':null,'Message':'x'}".replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        assertThat(json.read(record, 0, record.length)).isTrue();
        assertThat(json.size()).isEqualTo(1);
        assertThat(json.nameAt(0)).isEqualTo("Message");
        assertThat(json.valueAt(0)).isEqualTo("x");
        assertThat(json.values("User")).isEmpty();
        assertThat(json.values("CommandLine")).isNull();
    }

    private static Set<String> matches(SigmaMatcher matcher, SigmaEvent event) {
        Set<String> found = new TreeSet<>();
        matcher.match(event, rule -> assertThat(found.add(rule.id())).isTrue());
        return found;
    }

    private static Map<String, List<String>> fields(Random random) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String field : FIELDS) {
            if (random.nextInt(4) > 0) {
                List<String> values = new ArrayList<>();
                for (int i = random.nextInt(6) == 0 ? random.nextInt(3) : 1; i > 0; i--) {
                    values.add(value(random));
                }
                fields.put(field, values);
            }
        }
        return fields;
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(12) == 0 ? 150 : random.nextInt(4); i > 0; i--) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            value.append(random.nextInt(9) == 0 ? word.replace("n", "N") : word);
        }
        return value.toString();
    }

    private static byte[] write(Map<String, List<String>> fields, Random random) {
        boolean numbers = random.nextInt(3) == 0;
        StringBuilder record = new StringBuilder("{");
        fields.forEach((name, values) -> {
            record.append(record.length() > 1 ? "," : "").append(random.nextInt(9) == 0 ? " " : "");
            record.append('"').append(name).append(random.nextInt(5) == 0 ? "\" : " : "\":");
            List<String> written =
                    values.stream().map(value -> string(value, numbers, random)).toList();
            if (written.isEmpty()) {
                record.append("null");
            } else if (written.size() == 1) {
                record.append(written.get(0));
            } else {
                record.append(written);
            }
        });
        return record.append("}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String string(String value, boolean numbers, Random random) {
        StringBuilder written = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (numbers && random.nextInt(8) == 0 || c < ' ' && c != '\n' || Character.isSurrogate(c)) {
                written.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            } else if (c == '\n') {
                written.append("\\n");
            } else if (c == '"' || c == '\\') {
                written.append('\\').append(c);
            } else {
                written.append(c);
            }
        }
        return written.append('"').toString();
    }

    @Test
    void brokenRecordsEndWithoutHarm() {
        CompiledMatcher compiled = new CompiledMatcher(RuleText.load(RULES));
        JsonEvent json = new JsonEvent(compiled.names(), SOURCE);
        Random random = new Random(SEED);
        int whole = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] record = write(fields(random), random);
            byte[] cut = Arrays.copyOf(record, random.nextInt(record.length));
            if (cut.length > 0 && random.nextBoolean()) {
                cut[random.nextInt(cut.length)] = (byte) random.nextInt(256);
            }
            whole += json.read(cut, 0, cut.length) ? 1 : 0;
            matches(compiled, json);
        }
        assertThat(whole).isLessThan(1000);
    }
}
