package io.breakwater.app.scan;

import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.InputReader;
import io.breakwater.core.detect.Hit;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.topology.BoundedDriver;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One scan: streams in, incidents out. It is the observer of its own driver, counts what it sees, and keeps the latest
 * state of every incident.
 */
final class ScanRun implements BoundedDriver.Observer {
    private static final SourceId SOURCE = new SourceId("scan");

    private final Connectors connectors;
    private final InputReader reader;
    private final TenantId tenant;
    private final Instant arrival;
    private final EvidenceFiles evidence;
    private final EvidenceShelf shelf;
    private final Progress progress;
    private final Map<IncidentId, Incident> incidents = new LinkedHashMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final Map<String, Long> read = new TreeMap<>();
    private long files;
    private long events;
    private long hits;
    private Instant newest = Instant.EPOCH;

    /** Where what the scan saw is kept for people: line files, and events for the page. */
    record Kept(EvidenceFiles lines, EvidenceShelf shelf) {}

    /** @param arrival said to be the arrival of every record that does not tell its own */
    ScanRun(Connectors connectors, TenantId tenant, Instant arrival, Kept kept, Progress progress) {
        this.connectors = connectors;
        this.tenant = tenant;
        this.arrival = arrival;
        this.evidence = kept.lines();
        this.shelf = kept.shelf();
        this.progress = progress;
        this.reader = new InputReader(connectors, tenant, SOURCE, arrival);
    }

    /** Reads one file or archive member to its end, and closes nothing. */
    void input(String name, InputStream in, BoundedDriver<?, ?> driver) throws IOException {
        files++;
        Set<String> formats = new HashSet<>();
        reader.read(
                name,
                in,
                record -> {
                    record.connector().ifPresent(formats::add);
                    driver.accept(connectors.asClaimed(record));
                    progress.at(name, events, hits);
                },
                this::rejected);
        formats.forEach(format -> read.merge(format, 1L, Long::sum));
    }

    /** An input that could not be opened or unpacked. */
    void refused(String name, String code, String message) {
        byte[] nothing = new byte[0];
        rejected(new Rejected(tenant, SOURCE, arrival, new Origin(name, 0, 0), code, message, nothing, 0));
    }

    @Override
    public void event(Event event) {
        events++;
        if (event.time().isAfter(newest)) {
            newest = event.time();
        }
        evidence.event(event);
    }

    @Override
    public void rejected(Rejected record) {
        rejected.merge(record.code(), 1L, Long::sum);
        evidence.rejected(record);
    }

    @Override
    public void hit(Hit hit, boolean passed, RawRecord record) {
        shelf.hit(hit, record);
    }

    @Override
    public void keyed(TenantRecord record) {
        if (record instanceof TenantRecord.Detected detected) {
            hits++;
            evidence.hit(detected.hit());
        }
    }

    @Override
    public void tenant(TenantOutput output) {
        switch (output) {
            case TenantOutput.Changed changed ->
                incidents.put(changed.change().after().id(), changed.change().after());
            case TenantOutput.Detected detected -> {
                if (detected.detection().evidence().size() > 1) {
                    evidence.sequence(detected.detection());
                }
            }
            case TenantOutput.Watched none -> {}
            case TenantOutput.Lent none -> {}
            case TenantOutput.ForProvider told -> {}
        }
    }

    /** Latest event time seen. */
    Instant newest() {
        return newest;
    }

    long events() {
        return events;
    }

    long hits() {
        return hits;
    }

    /** Incidents that reached a person, gravest first. */
    List<Incident> incidents() {
        return incidents.values().stream()
                .filter(incident -> switch (incident.status()) {
                    case OPEN, ESCALATED, CLOSED -> true;
                    case CANDIDATE, WITHDRAWN -> false;
                })
                .sorted(Comparator.comparing((Incident incident) -> incident.status() == IncidentStatus.CLOSED)
                        .thenComparing(incident -> -incident.stages().size())
                        .thenComparing(incident -> -incident.score())
                        .thenComparing(Incident::id))
                .toList();
    }

    ScanCounts counts() {
        return new ScanCounts(files, events, hits, incidents().size(), rejected, read);
    }
}
