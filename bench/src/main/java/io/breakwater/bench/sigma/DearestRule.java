package io.breakwater.bench.sigma;

import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.compiled.CompiledMatcher;
import io.breakwater.core.detect.sigma.compiled.JsonEvent;
import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.Piece;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What one rule alone costs on an event: on ordinary ones, and on ones made against it, whose fields are as long as a
 * command line can be and repeat what the rule looks for without ever giving it. Reading the JSON is not counted. CPU
 * time, the least of several rounds, so that what others do on the machine does not count.
 */
final class DearestRule {
    /** The longest command line of Windows' shell, and of Windows itself. */
    private static final int[] LENGTHS = {8_191, 32_767};

    private static final int ROUNDS = 9;

    private final RuleSet rules;

    /** A rule and the microseconds that it takes of an event. */
    private record Cost(SigmaRule rule, double micros) {}

    DearestRule(RuleSet rules) {
        this.rules = rules;
    }

    void report(List<byte[]> ordinary) {
        print(
                "ordinary events (mean)",
                rules.rules().stream().map(rule -> ordinary(rule, ordinary)).toList());
        // once without counting: what the JVM has not yet optimised is no property of a rule
        rules.rules().forEach(rule -> hostile(rule, LENGTHS[0]));
        for (int length : LENGTHS) {
            print(
                    "hostile events, %,d characters in each field that it asks".formatted(length),
                    rules.rules().stream().map(rule -> hostile(rule, length)).toList());
        }
    }

    private static void print(String events, List<Cost> costs) {
        List<Cost> dearest = costs.stream()
                .sorted(Comparator.comparingDouble(Cost::micros).reversed())
                .toList();
        System.out.printf(
                "  one rule alone on %s: %,d of %,d above 50 us%n",
                events, costs.stream().filter(cost -> cost.micros() > 50).count(), costs.size());
        dearest.stream().limit(3).forEach(cost -> System.out.printf("    %.2f us  %s%n", cost.micros(), cost.rule()));
    }

    private CompiledMatcher alone(SigmaRule rule) {
        return new CompiledMatcher(new RuleSet(List.of(rule), List.of(), Set.of(), List.of(), rules.sources()));
    }

    private Cost ordinary(SigmaRule rule, List<byte[]> lines) {
        CompiledMatcher matcher = alone(rule);
        double all = least(
                () -> lines.stream()
                        .map(line -> event(matcher, SigmaBench.WINDOWS, line))
                        .toList(),
                events -> events.forEach(event -> matcher.match(event, match -> {})));
        return new Cost(rule, all / lines.size());
    }

    private Cost hostile(SigmaRule rule, int length) {
        CompiledMatcher matcher = alone(rule);
        double worst = 0;
        for (String filling : fillings(rule.expression())) {
            byte[] line = record(
                    rule.expression(),
                    filling.repeat(length / filling.length() + 1).substring(0, length));
            worst = Math.max(
                    worst,
                    least(() -> event(matcher, rule.source(), line), event -> matcher.match(event, match -> {})));
        }
        return new Cost(rule, worst);
    }

    private static JsonEvent event(CompiledMatcher matcher, RuleSource source, byte[] line) {
        JsonEvent event = new JsonEvent(matcher.names(), source);
        event.read(line, 0, line.length);
        return event;
    }

    /** @param read events that nothing is remembered for; not counted */
    private static <T> double least(Supplier<T> read, Consumer<T> match) {
        double least = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            T events = read.get();
            long start = CpuClock.nanos();
            match.accept(events);
            least = Math.min(least, (CpuClock.nanos() - start) / 1e3);
        }
        return least;
    }

    /** What is repeated: a letter, beginnings of what the rule looks for, and all of it but the last character. */
    private static Set<String> fillings(Expression expression) {
        List<String> wanted = new ArrayList<>();
        wanted(expression, wanted);
        Set<String> fillings = new LinkedHashSet<>(Set.of("a"));
        wanted.stream()
                .filter(text -> text.length() > 2)
                .limit(3)
                .forEach(text -> fillings.add(text.substring(0, text.length() - 1)));
        String together = wanted.stream()
                .map(text -> text.substring(0, Math.max(1, text.length() - 1)))
                .limit(40)
                .collect(Collectors.joining(" "));
        if (!together.isEmpty()) {
            fillings.add(together);
        }
        return fillings;
    }

    private static void wanted(Expression expression, List<String> texts) {
        switch (expression) {
            case Expression.AllOf all -> all.parts().forEach(part -> wanted(part, texts));
            case Expression.AnyOf any -> any.parts().forEach(part -> wanted(part, texts));
            case Expression.Not not -> wanted(not.part(), texts);
            case Expression.Named named -> wanted(named.part(), texts);
            case Expression.Field field -> wanted(field.test(), texts);
            case Expression.Keyword keyword -> wanted(keyword.test(), texts);
        }
    }

    private static void wanted(ValueTest test, List<String> texts) {
        if (test instanceof ValueTest.Text text) {
            text.pieces().forEach(piece -> {
                if (piece instanceof Piece.Literal literal) {
                    texts.add(literal.text());
                }
            });
        } else if (test instanceof ValueTest.Regex regex) {
            String plain = regex.expression().replaceAll("\\\\[a-zA-Z]|[\\[\\](){}|*+?^$\\\\]|\\.", "");
            texts.add(plain.isEmpty() ? "-" : plain + "x");
        }
    }

    private static byte[] record(Expression expression, String value) {
        Set<String> fields = new LinkedHashSet<>();
        fields(expression, fields);
        String written = value.replace("\\", "\\\\").replace("\"", "\\\"");
        return fields.stream()
                .map(field -> '"' + field + "\":\"" + written + '"')
                .collect(Collectors.joining(",", "{\"EventID\":1,", "}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void fields(Expression expression, Set<String> names) {
        switch (expression) {
            case Expression.AllOf all -> all.parts().forEach(part -> fields(part, names));
            case Expression.AnyOf any -> any.parts().forEach(part -> fields(part, names));
            case Expression.Not not -> fields(not.part(), names);
            case Expression.Named named -> fields(named.part(), names);
            case Expression.Field field -> names.add(field.name());
            case Expression.Keyword keyword -> names.add("Message");
        }
    }
}
