package io.breakwater.bench.indicator;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.detect.indicator.IndicatorDetector;
import io.breakwater.core.detect.indicator.IndicatorSnapshot;
import io.breakwater.core.detect.indicator.WarningLists;
import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a million indicators add to an event. The events are all different and hardly one matches, as in life; the empty
 * set shows what asking alone costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx1g"})
public class IndicatorBenchmark {
    private static final int EVENTS = 10_000;
    private static final Provenance PROVENANCE = new Provenance(
            TenantId.of("bench"), SourceId.of("s"), Million.FROM, new Origin("f", 0, 0), "bench", "Bench");

    /** Which indicators are in place. */
    @Param({"none", "million"})
    public String indicators = "million";

    private IndicatorDetector detector = new IndicatorDetector(IndicatorSnapshot.empty());
    private final Event[] connections = new Event[EVENTS];
    private final Event[] requests = new Event[EVENTS];
    private final Event[] processes = new Event[EVENTS];

    @Setup
    public void prepare() {
        IndicatorSnapshot.Builder builder = IndicatorSnapshot.builder(WarningLists.none());
        if (indicators.equals("million")) {
            Million.each(1, builder::add);
        }
        detector = new IndicatorDetector(builder.build());
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < EVENTS; i++) {
            connections[i] = event(connection(random));
            requests[i] = event(connection(random)
                    .put(Attribute.DNS_QUERY, "www." + Million.domain(random))
                    .put(Attribute.URL, "https://cdn." + Million.domain(random) + "/a/b/c.js?v=" + i));
            processes[i] = event(Attributes.builder()
                    .put(Attribute.PROCESS_PATH, "C:\\Windows\\System32\\svchost.exe")
                    .put(Attribute.FILE_MD5, Million.hex(random, 2))
                    .put(Attribute.FILE_SHA256, Million.hex(random, 4)));
        }
    }

    /** Two addresses. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void connection(Blackhole blackhole) {
        each(connections, blackhole::consume);
    }

    /** Two addresses, a name, a URL with another name. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void webRequest(Blackhole blackhole) {
        each(requests, blackhole::consume);
    }

    /** Two hashes. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void processStart(Blackhole blackhole) {
        each(processes, blackhole::consume);
    }

    private void each(Event[] events, Consumer<Hit> out) {
        for (Event event : events) {
            detector.detect(event, out);
        }
    }

    private static Attributes.Builder connection(SplittableRandom random) {
        return Attributes.builder()
                .put(Attribute.SRC_IP, "10." + random.nextInt(256) + "." + random.nextInt(256) + ".7")
                .put(Attribute.DST_IP, Million.address(random.nextInt()));
    }

    private static Event event(Attributes.Builder attributes) {
        return new Event(
                EventId.of("e"),
                PROVENANCE,
                Million.FROM.plus(Duration.ofDays(90)),
                OcsfClass.NETWORK_ACTIVITY,
                LogSource.UNKNOWN,
                attributes.build(),
                Fields.empty());
    }
}
