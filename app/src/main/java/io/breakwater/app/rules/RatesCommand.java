package io.breakwater.app.rules;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.Hit;
import io.breakwater.core.detect.RuleDetector;
import io.breakwater.core.detect.RuleLibrary;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.incident.CorrelationTuning;
import io.breakwater.core.incident.PeerCounts;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules rates}: how often each rule fires at the tenants of stored logs, as a file that new tenants borrow from. */
@Command(
        name = "rates",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how often each rule fires at the tenants of stored logs.",
            "Put the file into the folder 'rates' of a content folder: a tenant without a history of its own borrows from it."
        })
final class RatesCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DATA", description = "files or folders of logs")
    private List<Path> logs = List.of();

    @Option(names = "--rules", paramLabel = "DIR", description = "more rules beside the built-in ones")
    private List<Path> folders = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "write the file here instead of printing it")
    private @Nullable Path out;

    private final Map<TenantId, Reach> reaches = new HashMap<>();
    private final PeerCounts counts = new PeerCounts(CorrelationTuning.defaults());

    /** From when to when a tenant's logs tell. */
    private record Reach(Instant begin, Instant end) {
        Reach with(Reach other) {
            return new Reach(
                    begin.isBefore(other.begin) ? begin : other.begin, end.isAfter(other.end) ? end : other.end);
        }
    }

    @Override
    public Integer call() throws IOException {
        Instant now = InstantSource.system().instant();
        RuleSet rules = RuleLibrary.load(ContentLibrary.builtIn(), folders);
        RuleDetector detector = new RuleDetector(rules);
        StoredEvents first = new StoredEvents();
        for (Path path : logs) {
            first.read(path, now, this::reach);
        }
        reaches.forEach((tenant, reach) -> counts.watched(tenant, reach.begin(), reach.end()));
        for (Path path : logs) {
            new StoredEvents().read(path, now, event -> detector.detect(event, this::count));
        }
        String csv = counts.rates().csv();
        if (out == null) {
            System.out.print(csv);
        } else {
            Files.writeString(out, csv);
        }
        System.err.printf(
                "%,d rates of %,d tenants, %,d records could not be read%n",
                csv.lines().count() - 1, reaches.size(), first.rejected());
        return 0;
    }

    private void reach(Event event) {
        reaches.merge(event.tenant(), new Reach(event.time(), event.time()), Reach::with);
    }

    /** What only counts through a sequence is no sighting by itself. */
    private void count(Hit hit) {
        if (hit.alone()) {
            counts.see(hit.detection());
        }
    }
}
