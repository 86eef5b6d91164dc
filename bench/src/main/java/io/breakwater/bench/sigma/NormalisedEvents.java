package io.breakwater.bench.sigma;

import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON lines as the service and {@code scan} have them when rules are asked: read by the product's connectors. */
final class NormalisedEvents {
    private final Connectors connectors = Connectors.load(ContentLibrary.builtIn());

    /**
     * Made anew each time, as in operation: no text of an earlier round, whose hash it knows, comes again. Lines that the
     * connectors reject are left out.
     */
    List<Event> of(List<byte[]> lines) {
        Collected collected = new Collected(new ArrayList<>());
        lines.forEach(line -> connectors.parse(raw(line), collected));
        return collected.events();
    }

    /** The same with a number that is used once in the middle of each longer text. */
    static Event altered(Event event, UniqueLines unique) {
        Fields.Builder fields = Fields.builder();
        Fields before = event.fields();
        for (int i = 0; i < before.size(); i++) {
            fields.add(before.nameAt(i), unique.altered(before.nameAt(i), before.valueAt(i)));
        }
        return new Event(
                event.id(),
                event.provenance(),
                event.time(),
                event.ocsfClass(),
                event.logSource(),
                event.attributes(),
                fields.build());
    }

    private static RawRecord raw(byte[] line) {
        return new RawRecord(
                TenantId.of("bench"),
                SourceId.of("bench"),
                Instant.EPOCH,
                new Origin("bench", 0, 0),
                Optional.of("windows-json"),
                line);
    }

    private record Collected(List<Event> events) implements ParseSink {
        @Override
        public void event(Event event) {
            events.add(event);
        }

        @Override
        public void rejected(Rejected rejected) {
            // what the product rejects, its matcher is not asked about
        }
    }
}
