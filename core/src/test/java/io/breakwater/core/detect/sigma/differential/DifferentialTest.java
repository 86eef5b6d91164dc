package io.breakwater.core.detect.sigma.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.RuleLoader;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.RuleText;
import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.SigmaMatcher;
import io.breakwater.core.detect.sigma.compiled.CompiledMatcher;
import io.breakwater.core.detect.sigma.compiled.JsonEvent;
import io.breakwater.core.detect.sigma.compiled.Learning;
import io.breakwater.core.detect.sigma.parse.ParseOptions;
import io.breakwater.core.detect.sigma.plain.PlainMatcher;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import io.breakwater.core.detect.sigma.source.LogSourceMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The compiled matcher, on events and on JSON records, and the plain matcher against what the specification says, for
 * rules and events made at random. A case is a rule and an event. {@code -Dsigma.cases} and {@code -Dsigma.seed} make it
 * long, and make it again.
 */
final class DifferentialTest {
    private static final int FAMILIES = 3;
    private static final int SIBLINGS = 6;
    private static final int EVENTS = 24;
    private static final int CASES_A_BATCH = FAMILIES * SIBLINGS * EVENTS;

    private static final Learning OFTEN = new Learning(2, 0, 2, 3);

    private final Tallies tallies = new Tallies();

    @Test
    void everyMatcherSaysWhatTheSpecificationSays() {
        long cases = Long.getLong("sigma.cases", 200_000);
        long seed = Long.getLong("sigma.seed", new Random().nextLong());
        long batches = (cases + CASES_A_BATCH - 1) / CASES_A_BATCH;
        for (long batch = 0; batch < batches; batch++) {
            play(new Dice(seed * 1_000_003 + batch), seed, batch);
        }
        System.out.println("seed " + seed + ": " + tallies.told());
        tallies.mustHaveSeenEverything();
    }

    private void play(Dice dice, long seed, long batch) {
        RuleMaker maker = new RuleMaker(dice);
        List<Rule> rules = new ArrayList<>();
        for (int family = 0; family < FAMILIES; family++) {
            rules.addAll(maker.family(rules.size(), SIBLINGS));
        }
        boolean isFiltered = dice.oneIn(4);
        List<Rule> filters = isFiltered ? maker.family(rules.size(), 1) : List.of();
        Batch played = new Batch(rules, filters);
        EventMaker events = new EventMaker(dice);
        for (int i = 0; i < EVENTS; i++) {
            Rule origin = rules.get(dice.below(rules.size()));
            Happening event = events.near(origin);
            String told = played.difference(event, event.asJson(dice), tallies);
            assertThat(told).as("seed %d, batch %d, event %d", seed, batch, i).isEmpty();
        }
    }

    /** Rules that are loaded together. */
    private static final class Batch {
        private final List<Rule> rules;
        private final List<Rule> filters;
        private final CompiledMatcher compiled;
        /** Makes its plans anew all the time. */
        private final CompiledMatcher learning;

        private final SigmaMatcher plain;
        /** Kept, because they remember values. */
        private final Map<RuleSource, JsonEvent> readers = new HashMap<>();

        Batch(List<Rule> rules, List<Rule> filters) {
            this.rules = rules;
            this.filters = filters;
            RuleLoader loader = new RuleLoader(LogSourceMap.empty(), new ParseOptions(Forms.PLACEHOLDERS));
            rules.forEach(rule -> loader.add(rule.id() + ".yml", rule.yaml()));
            filters.forEach(filter ->
                    loader.add("filter.yml", filter.asFilter(rules.get(0).id())));
            RuleSet loaded = loader.load();
            assertThat(RuleText.errors(loaded))
                    .as(() -> rules.stream().map(Rule::yaml).toList().toString())
                    .isEmpty();
            compiled = new CompiledMatcher(loaded);
            learning = new CompiledMatcher(loaded, OFTEN);
            plain = new PlainMatcher(loaded);
        }

        /** What the matchers say wrongly of the event; empty when nothing. */
        String difference(Happening event, String record, Tallies tallies) {
            Verdicts verdicts = new Verdicts(event);
            TreeSet<String> expected = new TreeSet<>();
            for (Rule rule : rules) {
                boolean holds = holds(rule, verdicts);
                tallies.count(rule, verdicts, holds);
                if (holds) {
                    expected.add(rule.id());
                }
            }
            JsonEvent json = readers.computeIfAbsent(event.source(), source -> new JsonEvent(compiled.names(), source));
            byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
            if (!json.read(bytes, 0, bytes.length)) {
                return "not read: " + record;
            }
            Map<String, TreeSet<String>> said = new TreeMap<>();
            said.put("compiled", matches(compiled, event.asMap()));
            said.put("compiled again", matches(compiled, event.asMap()));
            said.put("compiled on JSON", matches(compiled, json));
            said.put("compiled on JSON again", matches(compiled, json));
            said.put("learning", matches(learning, event.asMap()));
            said.put("plain", matches(plain, event.asMap()));
            said.put("plain on JSON", matches(plain, json));
            StringBuilder told = new StringBuilder();
            said.forEach((who, found) -> told.append(difference(who, found, expected)));
            return told.isEmpty() ? "" : told + record;
        }

        private boolean holds(Rule rule, Verdicts event) {
            boolean filtered = rule == rules.get(0) && !filters.isEmpty();
            return rule.holds(event) && (!filtered || filters.get(0).keeps(event));
        }

        private String difference(String who, TreeSet<String> found, TreeSet<String> expected) {
            if (found.equals(expected)) {
                return "";
            }
            TreeSet<String> either = new TreeSet<>(found);
            either.addAll(expected);
            either.removeIf(id -> found.contains(id) && expected.contains(id));
            StringBuilder told = new StringBuilder(who + " says " + found + " where " + expected + " is right\n");
            rules.stream().filter(rule -> either.contains(rule.id())).forEach(rule -> told.append(rule.yaml()));
            return told.toString();
        }

        private static TreeSet<String> matches(SigmaMatcher matcher, SigmaEvent event) {
            TreeSet<String> found = new TreeSet<>();
            matcher.match(event, rule -> assertThat(found.add(rule.id())).isTrue());
            return found;
        }
    }
}
