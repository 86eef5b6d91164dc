package io.breakwater.app.rules;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.detect.HitGate;
import io.breakwater.core.detect.RuleDetector;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.correlation.CorrelationStage;
import io.breakwater.core.detect.sigma.correlation.CorrelationState;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Finding;
import io.breakwater.core.model.Retraction;
import io.breakwater.core.model.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules backtest}: the hits that rules would have made on stored logs. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Counts the hits that the rules would have made on stored logs: a forecast of their noise.")
final class BacktestCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "folder of rules")
    private Path folder = Path.of(".");

    @Parameters(index = "1", paramLabel = "DATA", description = "file or folder of logs")
    private Path logs = Path.of(".");

    @Option(
            names = "--zone",
            description = "whose days are counted; default: ${DEFAULT-VALUE}",
            defaultValue = "Asia/Shanghai")
    private ZoneId zone = ZoneId.of("Asia/Shanghai");

    private final Map<String, Noise> noise = new TreeMap<>();
    private final TreeSet<LocalDate> days = new TreeSet<>();
    private final Map<TenantId, CorrelationState> states = new HashMap<>();
    private Instant newest = Instant.EPOCH;
    private final HitGate gate = new HitGate(HitGate.MOST_PER_HOUR);
    private long events;

    /** What one rule did. */
    private static final class Noise {
        private final Map<LocalDate, Long> byDay = new TreeMap<>();
        private final Map<TenantId, Long> byTenant = new TreeMap<>();
        private final Map<String, Long> byHost = new TreeMap<>();
        private String title = "";
        private long hits;
        private long held;
    }

    @Override
    public Integer call() {
        RuleSet rules = RuleFolder.load(folder);
        RuleDetector detector = new RuleDetector(rules);
        CorrelationStage correlations = new CorrelationStage(() -> rules);
        StoredEvents stored = new StoredEvents();
        stored.read(logs, InstantSource.system().instant(), event -> judge(event, detector, correlations));
        states.values().forEach(state -> correlations.advance(state, newest.plus(Duration.ofDays(1)), this::sequence));
        print(stored.rejected());
        return 0;
    }

    private void judge(Event event, RuleDetector detector, CorrelationStage correlations) {
        events++;
        days.add(LocalDate.ofInstant(event.time(), zone));
        newest = event.time().isAfter(newest) ? event.time() : newest;
        CorrelationState state = states.computeIfAbsent(event.tenant(), tenant -> correlations.initial());
        detector.detect(event, hit -> {
            if (hit.alone() && !isProductsOwn(hit)) {
                count(hit.detection(), 1);
            }
            correlations.accept(state, hit, this::sequence);
        });
    }

    private static boolean isProductsOwn(Hit hit) {
        return hit.detection().rule().version().isEmpty();
    }

    private void sequence(Finding finding) {
        switch (finding) {
            case Detection detection -> count(detection, 1);
            case Retraction retraction -> count(retraction.withdrawn(), -1);
        }
    }

    private void count(Detection detection, long times) {
        Noise own = noise.computeIfAbsent(detection.rule().id(), id -> new Noise());
        own.title = detection.rule().title();
        own.hits += times;
        own.held += gate.passes(detection) ? 0 : times;
        own.byDay.merge(LocalDate.ofInstant(detection.time(), zone), times, Long::sum);
        own.byTenant.merge(detection.tenant(), times, Long::sum);
        detection.entities().stream()
                .filter(entity -> entity.kind() == EntityKind.HOST)
                .map(Entity::value)
                .findFirst()
                .ifPresent(host -> own.byHost.merge(host, times, Long::sum));
    }

    private void print(long rejected) {
        System.out.printf("%,d events of %,d days, %,d records could not be read%n", events, days.size(), rejected);
        noise.entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue().hits, a.getValue().hits))
                .forEach(entry -> print(entry.getKey(), entry.getValue()));
        System.out.printf("%,d rules made hits%n", noise.size());
    }

    private void print(String id, Noise own) {
        double perDay = (double) own.hits / Math.max(1, days.size());
        System.out.printf("%,8d hits, %.1f a day  %s  %s%n", own.hits, perDay, id, own.title);
        System.out.println("           days " + own.byDay);
        System.out.println("           tenants " + own.byTenant + ", hosts " + own.byHost);
        if (own.held > 0) {
            System.out.printf("           a flood: %,d of them would be held back%n", own.held);
        }
    }
}
