package io.breakwater.core.topology;

import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.connector.RecordParser;
import io.breakwater.core.detect.Detector;
import io.breakwater.core.detect.Hit;
import io.breakwater.core.detect.HitGate;
import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Authorisation;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceActivity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The first part of the way, without state that matters: record to event to detection, in one place, so that no event has to cross a
 * network before it has become a detection.
 */
public final class Ingest {
    private static final int MOST_TOLD = 100_000;

    private final Set<TenantRecord.Delivered> told = ConcurrentHashMap.newKeySet();
    private final RecordParser parser;
    private final Detector detector;
    private final HitGate gate;
    private final ZoneId zone;

    /** With the usual gate against floods; {@code zone} is whose days {@link SourceActivity} counts. */
    public Ingest(RecordParser parser, Detector detector, ZoneId zone) {
        this(parser, detector, new HitGate(HitGate.MOST_PER_HOUR), zone);
    }

    /** @param gate holds back what would count by itself; what only feeds a correlation always passes */
    public Ingest(RecordParser parser, Detector detector, HitGate gate, ZoneId zone) {
        this.parser = parser;
        this.detector = detector;
        this.gate = gate;
        this.zone = zone;
    }

    /** Receives what a record led to. */
    public interface Outlet {
        void keyed(TenantRecord record);

        void rejected(Rejected rejected);

        /** Every hit, those that the gate against floods holds back among them; one that passes comes as keyed too. */
        default void hit(Hit hit, boolean passed, RawRecord record) {}

        /** Every event, before detection; for the lake, for {@code --events}, for counting. */
        void event(Event event);
    }

    public void process(RawRecord record, Outlet outlet) {
        if (Facts.is(record)) {
            Facts.read(record, fact -> outlet.keyed(new TenantRecord.Fact(fact)), outlet::rejected);
        } else {
            parser.parse(record, new Onward(record, outlet));
        }
    }

    private void detect(Event event, RawRecord record, Outlet outlet) {
        outlet.event(event);
        TenantRecord.Delivered delivered = new TenantRecord.Delivered(event.tenant(), activity(event));
        if (firstToday(delivered)) {
            outlet.keyed(delivered);
        }
        detector.detect(event, hit -> hit(hit, record, outlet));
    }

    private void hit(Hit hit, RawRecord record, Outlet outlet) {
        boolean passed = !hit.alone() || gate.passes(hit.detection());
        outlet.hit(hit, passed, record);
        if (passed) {
            outlet.keyed(new TenantRecord.Detected(hit));
        }
    }

    /** Forgetting that a day was told already only tells it again, which changes nothing. */
    private boolean firstToday(TenantRecord.Delivered delivered) {
        if (told.size() >= MOST_TOLD) {
            told.clear();
        }
        return told.add(delivered);
    }

    private SourceActivity activity(Event event) {
        return new SourceActivity(event.provenance().product(), LocalDate.ofInstant(event.time(), zone), 1);
    }

    /** The authorised window that an event announces; an unreadable end is an empty answer and rejected by the caller. */
    private static Optional<Authorisation> window(Event event) {
        try {
            Instant until = OffsetDateTime.parse(event.attributes().getOr(Attribute.AUTHORISED_UNTIL, ""))
                    .toInstant();
            Instant from = event.attributes()
                    .get(Attribute.AUTHORISED_FROM)
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(event.time());
            return asset(event)
                    .map(asset -> new Authorisation(
                            event.tenant(),
                            asset,
                            from,
                            until,
                            event.attributes().getOr(Attribute.TICKET, "")));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> asset(Event event) {
        return event.attributes()
                .get(Attribute.DEVICE_UID)
                .or(() -> event.attributes().get(Attribute.DEVICE_HOSTNAME))
                .or(() -> event.attributes().get(Attribute.DEVICE_IP));
    }

    /** Takes the events of one record on to detection. */
    private final class Onward implements ParseSink {
        private final RawRecord record;
        private final Outlet outlet;

        private Onward(RawRecord record, Outlet outlet) {
            this.record = record;
            this.outlet = outlet;
        }

        @Override
        public void event(Event event) {
            if (event.attributes().get(Attribute.AUTHORISED_UNTIL).isPresent()) {
                window(event)
                        .ifPresentOrElse(
                                window -> outlet.keyed(new TenantRecord.Fact(window)),
                                () -> outlet.rejected(Rejected.of(
                                        record,
                                        event.provenance().origin(),
                                        "authorisation.unreadable",
                                        "an authorised window needs an asset, and begin and end as ISO-8601 with an offset, "
                                                + "the end not before the begin")));
            }
            detect(event, record, outlet);
        }

        @Override
        public void rejected(Rejected rejected) {
            outlet.rejected(rejected);
        }
    }
}
