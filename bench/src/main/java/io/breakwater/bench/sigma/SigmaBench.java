package io.breakwater.bench.sigma;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.RuleLibrary;
import io.breakwater.core.detect.sigma.MapEvent;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.compiled.CompiledMatcher;
import io.breakwater.core.detect.sigma.compiled.JsonEvent;
import io.breakwater.core.detect.sigma.parse.ParseOptions;
import io.breakwater.core.detect.sigma.plain.PlainMatcher;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whole process: JSON lines in, matches out, one core, in CPU time. Arguments: a folder that holds {@code sigma/} and
 * {@code otrf/}, and how many lines to sample. Every rate stands beside the comparison of the matches with the plain
 * evaluator's.
 */
public final class SigmaBench {
    private static final RuleSource WINDOWS = new RuleSource("", "windows", "");
    private static final double SECONDS = 1;
    private static final JsonFactory JACKSON = new JsonFactory();

    private final RuleSet rules;

    private SigmaBench(RuleSet rules) {
        this.rules = rules;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int most = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
        long start = CpuClock.nanos();
        RuleSet all = windows(RuleLibrary.only(
                List.of(
                        folder.resolve("sigma/rules"),
                        folder.resolve("sigma/rules-emerging-threats"),
                        folder.resolve("sigma/rules-threat-hunting")),
                RuleLibrary.sources(ContentLibrary.builtIn(), Set.of()),
                ParseOptions.NONE));
        long loaded = CpuClock.nanos();
        CompiledMatcher matcher = new CompiledMatcher(all);
        matcher.warm();
        System.out.printf(
                "%,d Windows rules: load %.2f CPU-s (all files), compile %.2f CPU-s, literal indexes %.1f MB%n",
                all.rules().size(),
                (loaded - start) / 1e9,
                (CpuClock.nanos() - loaded) / 1e9,
                matcher.footprint() / 1e6);
        SigmaBench bench = new SigmaBench(all);
        bench.corpus(
                "process creation",
                WindowsLines.sample(folder.resolve("otrf/datasets"), WindowsLines::isProcessCreation, most));
        List<byte[]> mixed = WindowsLines.sample(folder.resolve("otrf/datasets"), line -> true, most);
        bench.corpus("mixed", mixed);
        bench.scaling(mixed);
    }

    private static RuleSet windows(RuleSet rules) {
        return with(
                rules,
                rules.rules().stream()
                        .filter(rule -> rule.source().product().equals("windows"))
                        .toList());
    }

    private static RuleSet with(RuleSet rules, List<SigmaRule> some) {
        return new RuleSet(some, List.of(), Set.of(), List.of(), rules.sources());
    }

    private void corpus(String name, List<byte[]> lines) {
        long bytes = lines.stream().mapToLong(line -> line.length).sum();
        System.out.printf("%s: %,d lines, %,d bytes each%n", name, lines.size(), bytes / Math.max(1, lines.size()));
        CompiledMatcher matcher = new CompiledMatcher(rules);
        JsonEvent event = new JsonEvent(matcher.names(), WINDOWS);
        double jackson = CpuClock.rate(lines.size(), SECONDS, () -> lines.forEach(SigmaBench::getText));
        double scan =
                CpuClock.rate(lines.size(), SECONDS, () -> lines.forEach(line -> event.read(line, 0, line.length)));
        double whole = CpuClock.rate(lines.size(), 2 * SECONDS, () -> match(lines, matcher, event));
        int few = Math.min(lines.size(), 100);
        List<SigmaEvent> parsed =
                lines.subList(0, few).stream().map(SigmaBench::parse).toList();
        PlainMatcher plain = new PlainMatcher(rules);
        double loop = CpuClock.rate(few, SECONDS, () -> parsed.forEach(each -> plain.match(each, rule -> {})));
        System.out.printf(
                "  events per CPU-second: JSON in, matches out %,.0f; scanner alone %,.0f (%.0f MB/s); Jackson getText"
                        + " alone %,.0f; plain loop (match alone) %,.0f%n",
                whole, scan, scan * bytes / lines.size() / 1e6, jackson, loop);
        System.out.printf(
                "  %.0fx the plain loop, %.0f %% of Jackson getText alone%n", whole / loop, 100 * whole / jackson);
        System.out.println("  " + proof(lines, matcher, event, plain));
    }

    private static void match(List<byte[]> lines, CompiledMatcher matcher, JsonEvent event) {
        for (byte[] line : lines) {
            event.read(line, 0, line.length);
            matcher.match(event, rule -> {});
        }
    }

    /** The same lines, asked of the plain evaluator through another JSON reader. */
    private static String proof(List<byte[]> lines, CompiledMatcher matcher, JsonEvent event, PlainMatcher plain) {
        int pairs = 0;
        int different = 0;
        int asked = Math.min(lines.size(), 600);
        for (byte[] line : lines.subList(0, asked)) {
            Set<String> expected = new TreeSet<>();
            plain.match(parse(line), rule -> expected.add(rule.id()));
            Set<String> found = new TreeSet<>();
            event.read(line, 0, line.length);
            matcher.match(event, rule -> found.add(rule.id()));
            pairs += expected.size();
            different += expected.equals(found) ? 0 : 1;
        }
        return String.format(
                "proof: on %,d of these lines the plain evaluator finds %,d matches; events that differ: %d",
                asked, pairs, different);
    }

    private void scaling(List<byte[]> lines) {
        for (int count : new int[] {100, 1000, rules.rules().size()}) {
            scaled(lines, rules.rules().subList(0, Math.min(count, rules.rules().size())));
        }
        List<SigmaRule> copies = new ArrayList<>();
        for (int copy = 0; copy < 4; copy++) {
            for (SigmaRule rule : rules.rules()) {
                copies.add(
                        new SigmaRule(rule.heading().withId(rule.id() + "#" + copy), rule.source(), rule.expression()));
            }
        }
        scaled(lines, copies);
    }

    private void scaled(List<byte[]> lines, List<SigmaRule> some) {
        CompiledMatcher matcher = new CompiledMatcher(with(rules, some));
        JsonEvent event = new JsonEvent(matcher.names(), WINDOWS);
        double rate = CpuClock.rate(lines.size(), SECONDS, () -> match(lines, matcher, event));
        System.out.printf(
                "  with %,6d rules: %,.0f mixed events per CPU-second (%.2f us each)%n", some.size(), rate, 1e6 / rate);
    }

    private static void getText(byte[] line) {
        try (JsonParser parser = JACKSON.createParser(line)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    parser.getText();
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static SigmaEvent parse(byte[] line) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        try (JsonParser parser = JACKSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                List<String> values = fields.computeIfAbsent(name, key -> new ArrayList<>());
                int depth = 0;
                while (token.isStructStart() || depth > 0) {
                    depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                    if (token.isScalarValue()) {
                        values.add(parser.getText());
                    }
                    if (depth == 0) {
                        break;
                    }
                    token = parser.nextToken();
                }
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    values.add(parser.getText());
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Map<String, List<String>> header = new LinkedHashMap<>();
        alias(fields, "SourceName", "Provider_Name", header);
        alias(fields, "Hostname", "Computer", header);
        return MapEvent.of(WINDOWS, header, fields);
    }

    private static void alias(
            Map<String, List<String>> fields, String written, String name, Map<String, List<String>> header) {
        List<String> values = fields.get(written);
        if (values != null) {
            header.put(name, values);
        }
    }
}
