package io.breakwater.bench.sigma;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.RuleLibrary;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.compiled.CompiledMatcher;
import io.breakwater.core.detect.sigma.compiled.JsonEvent;
import io.breakwater.core.detect.sigma.parse.ParseOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Microseconds an event: reading alone, reading and matching, Jackson's reading. Wall time; needs a quiet machine. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g"})
public class SigmaBenchmark {
    private static final int MOST = 4000;

    /** The folder that holds {@code sigma/} and {@code otrf/}. */
    @Param({""})
    public String folder = "";

    /** Which events. */
    @Param({"process", "mixed"})
    public String events = "mixed";

    private List<byte[]> lines = List.of();
    private CompiledMatcher matcher = new CompiledMatcher(RuleSet.empty());
    private JsonEvent event = new JsonEvent(matcher.names(), SigmaBench.WINDOWS);
    private int next;

    @Setup
    public void prepare() throws IOException {
        Path data = Path.of(folder);
        lines = WindowsLines.sample(
                data.resolve("otrf/datasets"),
                line -> events.equals("mixed") || WindowsLines.isProcessCreation(line),
                MOST);
        matcher = new CompiledMatcher(RuleLibrary.only(
                List.of(
                        data.resolve("sigma/rules"),
                        data.resolve("sigma/rules-emerging-threats"),
                        data.resolve("sigma/rules-threat-hunting")),
                RuleLibrary.sources(ContentLibrary.builtIn(), Set.of()),
                ParseOptions.NONE));
        event = new JsonEvent(matcher.names(), SigmaBench.WINDOWS);
    }

    private byte[] line() {
        next = next + 1 == lines.size() ? 0 : next + 1;
        return lines.get(next);
    }

    @Benchmark
    public boolean read() {
        byte[] line = line();
        return event.read(line, 0, line.length);
    }

    @Benchmark
    public void readAndMatch(Blackhole matches) {
        byte[] line = line();
        event.read(line, 0, line.length);
        matcher.match(event, matches::consume);
    }

    @Benchmark
    public void jacksonGetText() {
        JacksonEvents.getText(line());
    }
}
