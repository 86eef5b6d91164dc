package io.breakwater.bench.sigma;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.EventView;
import io.breakwater.core.detect.RuleLibrary;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.compiled.CompiledMatcher;
import io.breakwater.core.detect.sigma.compiled.JsonEvent;
import io.breakwater.core.detect.sigma.parse.ParseOptions;
import io.breakwater.core.detect.sigma.plain.PlainMatcher;
import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import io.breakwater.core.model.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Whole process: JSON lines in, matches out, one core, in CPU time. Arguments: a folder that holds {@code sigma/} and
 * {@code otrf/}, and how many lines to sample. Every rate stands beside the comparison of the matches with the plain
 * evaluator's.
 *
 * <p>The matcher has seen {@link #LESSONS} events of the sample before. The lines are read round after round. The matcher
 * remembers what values led to, so each round begins with an empty memory, and what is gained is what the values of a
 * sample have in common. The same lines with values that were never seen before ({@link UniqueLines}) show the rate
 * without that. All events in their order show what a stream gains, and how the cost grows with the rules.
 */
public final class SigmaBench {
    static final RuleSource WINDOWS = new RuleSource("", "windows", "");
    private static final double SECONDS = 1;
    private static final int PROVEN = 600;
    private static final int LESSONS = 600_000;

    private final RuleSet rules;
    private final NormalisedEvents normalised = new NormalisedEvents();

    private SigmaBench(RuleSet rules) {
        this.rules = rules;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int most = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
        RuleSet all = windows(load(folder));
        SigmaBench bench = new SigmaBench(all);
        List<byte[]> processes =
                WindowsLines.sample(folder.resolve("otrf/datasets"), WindowsLines::isProcessCreation, most);
        bench.corpus("process creation", processes);
        bench.corpus(
                "process creation, the event's own fields",
                processes.stream().map(WindowsLines::ownFields).toList());
        List<byte[]> mixed = WindowsLines.sample(folder.resolve("otrf/datasets"), line -> true, most);
        bench.corpus("mixed", mixed);
        bench.corpus(
                "mixed, the events' own fields",
                mixed.stream().map(WindowsLines::ownFields).toList());
        bench.scaling(folder.resolve("otrf/datasets"));
        bench.twoThreads(mixed);
        new DearestRule(all).report(processes.subList(0, Math.min(100, processes.size())));
    }

    /** Loads and compiles all of the folder's rules, and tells what that takes. */
    private static RuleSet load(Path folder) throws IOException {
        long before = used();
        long start = CpuClock.nanos();
        RuleSet all = RuleLibrary.only(
                List.of(
                        folder.resolve("sigma/rules"),
                        folder.resolve("sigma/rules-emerging-threats"),
                        folder.resolve("sigma/rules-threat-hunting")),
                RuleLibrary.sources(ContentLibrary.builtIn(), Set.of()),
                ParseOptions.NONE);
        long loaded = CpuClock.nanos();
        CompiledMatcher matcher = new CompiledMatcher(all);
        matcher.warm();
        long compiled = CpuClock.nanos();
        System.out.printf(
                "%,d rules of all products: load %.2f CPU-s, compile %.2f CPU-s; %.1f MB of heap, of which literal"
                        + " indexes %.1f MB%n",
                all.rules().size(),
                (loaded - start) / 1e9,
                (compiled - loaded) / 1e9,
                (used() - before) / 1e6,
                matcher.footprint() / 1e6);
        return all;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
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
        CompiledMatcher matcher = taught(rules, lines);
        JsonEvent event = new JsonEvent(matcher.names(), WINDOWS);
        double jackson = CpuClock.rate(lines.size(), SECONDS, () -> lines.forEach(JacksonEvents::getText));
        double scan =
                CpuClock.rate(lines.size(), SECONDS, () -> lines.forEach(line -> event.read(line, 0, line.length)));
        double whole = CpuClock.rateOfFresh(lines.size(), 2 * SECONDS, () -> pass(lines, matcher));
        UniqueLines unique = new UniqueLines();
        double first = CpuClock.rateOfFresh(
                lines.size(),
                SECONDS,
                () -> pass(lines.stream().map(unique::altered).toList(), matcher));
        int few = Math.min(lines.size(), 30);
        List<SigmaEvent> parsed =
                lines.subList(0, few).stream().map(JacksonEvents::event).toList();
        PlainMatcher plain = new PlainMatcher(rules);
        double loop = CpuClock.rate(few, SECONDS, () -> parsed.forEach(each -> plain.match(each, rule -> {})));
        System.out.printf("  JSON in, matches out: %.0f MB per CPU-second%n", whole * bytes / lines.size() / 1e6);
        System.out.printf(
                "  events per CPU-second: JSON in, matches out %,.0f; scanner alone %,.0f (%.0f MB/s); Jackson getText"
                        + " alone %,.0f; plain loop (match alone) %,.0f%n",
                whole, scan, scan * bytes / lines.size() / 1e6, jackson, loop);
        System.out.printf(
                "  %.0fx the plain loop, %.0f %% of Jackson getText alone%n", whole / loop, 100 * whole / jackson);
        System.out.printf("  with values that were never seen before: %,.0f events per CPU-second%n", first);
        normalised(lines, matcher, unique);
        System.out.println("  " + proof(lines, matcher, event, plain));
        System.out.println("  never seen before: "
                + proof(lines.stream().limit(PROVEN / 6).map(unique::altered).toList(), matcher, event, plain));
    }

    /** A matcher that has seen so many of such events that it has made its plans by them, as in a service that runs. */
    private static CompiledMatcher taught(RuleSet rules, List<byte[]> lines) {
        CompiledMatcher matcher = new CompiledMatcher(rules);
        for (int seen = 0; seen < LESSONS; seen += lines.size()) {
            pass(lines, matcher).run();
        }
        return matcher;
    }

    /** One pass over the lines with an empty memory. */
    private static Runnable pass(List<byte[]> lines, CompiledMatcher matcher) {
        JsonEvent event = new JsonEvent(matcher.names(), WINDOWS);
        return () -> match(lines, matcher, event);
    }

    private static void match(List<byte[]> lines, CompiledMatcher matcher, JsonEvent event) {
        for (byte[] line : lines) {
            event.read(line, 0, line.length);
            matcher.match(event, rule -> {});
        }
    }

    /** The way of the service and of {@code scan}: the matcher alone, on events that connectors have read. */
    private void normalised(List<byte[]> lines, CompiledMatcher matcher, UniqueLines unique) {
        int events = normalised.of(lines).size();
        double again = CpuClock.rateOfFresh(events, SECONDS, () -> passOver(normalised.of(lines), matcher));
        double first = CpuClock.rateOfFresh(
                events,
                SECONDS,
                () -> passOver(
                        normalised.of(lines).stream()
                                .map(event -> NormalisedEvents.altered(event, unique))
                                .toList(),
                        matcher));
        System.out.printf(
                "  %,d normalised events, match alone: %,.0f events per CPU-second; with values that were never seen"
                        + " before %,.0f%n",
                events, again, first);
    }

    /** One pass over the events with an empty memory. */
    private static Runnable passOver(List<Event> events, CompiledMatcher matcher) {
        matcher.forget();
        return () -> events.forEach(event -> matcher.match(new EventView(event), rule -> {}));
    }

    /** The same lines, asked of the plain evaluator through another JSON reader. */
    private static String proof(List<byte[]> lines, CompiledMatcher matcher, JsonEvent event, PlainMatcher plain) {
        int pairs = 0;
        int different = 0;
        int asked = Math.min(lines.size(), PROVEN);
        for (byte[] line : lines.subList(0, asked)) {
            Set<String> expected = new TreeSet<>();
            plain.match(JacksonEvents.event(line), rule -> expected.add(rule.id()));
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

    /**
     * All events of the folder in the order in which they were written, each once: the memory lives as long as in a service,
     * and gains what such a stream repeats. The first time teaches the matcher; the better of two more, each with an empty
     * memory, counts.
     */
    private static void everything(String which, Path zips, RuleSet some) throws IOException {
        CompiledMatcher matcher = new CompiledMatcher(some);
        new Stream(zips, matcher);
        Stream one = new Stream(zips, matcher);
        Stream other = new Stream(zips, matcher);
        Stream better = one.matching < other.matching ? one : other;
        System.out.printf(
                "  with %,6d rules (%s): %,.0f events per CPU-second (%.2f us each); Jackson getText alone %,.0f%n",
                some.rules().size(),
                which,
                better.events * 1e9 / better.matching,
                better.matching / 1e3 / better.events,
                better.events * 1e9 / Math.min(one.jackson, other.jackson));
    }

    /** One time through all events; CPU time in nanoseconds. */
    private static final class Stream {
        private long events;
        private long matching;
        private long jackson;

        Stream(Path zips, CompiledMatcher matcher) throws IOException {
            JsonEvent event = new JsonEvent(matcher.names(), WINDOWS);
            for (Path file : WindowsLines.files(zips)) {
                List<byte[]> lines = WindowsLines.all(file);
                long start = CpuClock.nanos();
                match(lines, matcher, event);
                long matched = CpuClock.nanos();
                lines.forEach(JacksonEvents::getText);
                events += lines.size();
                matching += matched - start;
                jackson += CpuClock.nanos() - matched;
            }
        }
    }

    private void scaling(Path zips) throws IOException {
        System.out.println("all events in their order, each once");
        everything("all", zips, rules);
        for (int count : new int[] {100, 1000}) {
            everything("evenly drawn", zips, with(rules, drawn(count)));
            everything(
                    "first in the folders' order",
                    zips,
                    with(rules, rules.rules().subList(0, count)));
        }
        everything("all and three equal copies", zips, with(rules, copies((expression, copy) -> expression)));
        everything("all and three altered copies", zips, with(rules, copies(AlteredRules::altered)));
    }

    /** Rules at equal distances: of each product's kind as many as its share is. */
    private List<SigmaRule> drawn(int count) {
        List<SigmaRule> all = rules.rules();
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }

    private List<SigmaRule> copies(BiFunction<Expression, Integer, Expression> alteration) {
        List<SigmaRule> copies = new ArrayList<>(rules.rules());
        for (int copy = 1; copy < 4; copy++) {
            for (SigmaRule rule : rules.rules()) {
                copies.add(new SigmaRule(
                        rule.heading().withId(rule.id() + "#" + copy),
                        rule.source(),
                        alteration.apply(rule.expression(), copy)));
            }
        }
        return copies;
    }

    /** Two threads with one matcher; each thread's CPU time counts, so that others on the machine do not. */
    private void twoThreads(List<byte[]> lines) {
        CompiledMatcher matcher = taught(rules, lines);
        double one = rate(lines, matcher);
        double[] each = new double[2];
        Thread[] threads = new Thread[each.length];
        for (int i = 0; i < each.length; i++) {
            int place = i;
            threads[i] = Thread.ofPlatform().start(() -> each[place] = rate(lines, matcher));
        }
        for (Thread thread : threads) {
            join(thread);
        }
        System.out.printf("  two threads: %.2fx one%n", (each[0] + each[1]) / one);
    }

    private static double rate(List<byte[]> lines, CompiledMatcher matcher) {
        return CpuClock.rateOfFresh(lines.size(), SECONDS, () -> pass(lines, matcher));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
