package io.breakwater.core.connector.windows;

import io.breakwater.core.connector.Connector;
import io.breakwater.core.connector.EventTime;
import io.breakwater.core.connector.Framing;
import io.breakwater.core.connector.JsonFields;
import io.breakwater.core.connector.Malformed;
import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.connector.Sample;
import io.breakwater.core.connector.Surroundings;
import io.breakwater.core.connector.Understood;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Windows events as JSON, in the layouts of {@link Layout}.
 *
 * <p>The time is the event's own where it says its zone; else Sysmon's {@code UtcTime}; else the shipper's UTC time of
 * receipt, seconds later; and only then a time without a zone, taken for UTC (NXLog's {@code EventTime} is local).
 */
public final class WindowsJsonConnector implements Connector {
    private static final String NAME = "windows-json";
    private static final int CERTAINTY = 90;
    /** The event log's own time, written in UTC with or without saying so. */
    private static final List<String> EVENT_LOG_TIMES =
            List.of("Event.System.TimeCreated.#attributes.SystemTime", "data.win.system.systemTime");

    private static final List<String> SHIPPERS_TIMES = List.of("TimeCreated", "EventTime", "TimeGenerated");
    private static final List<String> OTHER_UTC_TIMES = List.of("UtcTime", "@timestamp");
    private static final List<String> LAST_RESORT = List.of("timestamp", "EventReceivedTime");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int recognise(Sample sample) {
        Set<String> keys = sample.jsonKeys();
        return !keys.isEmpty() && layout(keys).isPresent() ? CERTAINTY : 0;
    }

    @Override
    public Framing framing() {
        return Framing.JSON_VALUES;
    }

    private static Optional<Layout> layout(Set<String> keys) {
        return Layout.ALL.stream().filter(layout -> layout.fits().test(keys)).findFirst();
    }

    /** The keys of the XML layout end in {@code #text} where the number has attributes. */
    private static Optional<Layout> layoutOf(Fields dotted) {
        boolean withText = dotted.has("Event.System.EventID.#text");
        return withText ? Optional.of(Layout.ALL.get(0)) : layout(dotted.names());
    }

    @Override
    public void parse(RawRecord record, Surroundings around, ParseSink sink) {
        try {
            Fields dotted = JsonFields.read(record.payload());
            Layout layout = layoutOf(dotted)
                    .orElseThrow(() -> new Malformed("windows.layout", "no layout of a Windows event that is known"));
            FlatFields flat = new FlatFields();
            layout.flatten().accept(dotted, flat);
            Instant time = time(dotted, around);
            Understood event = WindowsEvent.understood(flat.build(), time, record, around);
            sink.event(event.in(record, NAME, 0));
            WazuhFinding.in(dotted, event.time())
                    .filter(finding -> dotted.has("data.win.system.eventID"))
                    .ifPresent(finding -> sink.event(finding.in(record, NAME, 1)));
        } catch (Malformed malformed) {
            sink.rejected(Rejected.of(record, malformed.code(), malformed.reason()));
        }
    }

    private static Instant time(Fields dotted, Surroundings around) throws Malformed {
        return firstOf(EVENT_LOG_TIMES, dotted)
                .or(() -> firstWithZone(dotted))
                .or(() -> firstOf(OTHER_UTC_TIMES, dotted))
                .or(() -> firstOf(SHIPPERS_TIMES, dotted))
                .or(() -> firstOf(LAST_RESORT, dotted))
                .or(around::time)
                .orElseThrow(() -> new Malformed("time.missing", "no field holds a time, for example TimeCreated"));
    }

    private static Optional<Instant> firstWithZone(Fields dotted) {
        return SHIPPERS_TIMES.stream()
                .flatMap(name -> dotted.first(name).flatMap(EventTime::isoWithZone).stream())
                .findFirst();
    }

    private static Optional<Instant> firstOf(List<String> names, Fields dotted) {
        for (String name : names) {
            Optional<Instant> time = dotted.first(name).flatMap(text -> EventTime.iso(text, ZoneOffset.UTC));
            if (time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }
}
