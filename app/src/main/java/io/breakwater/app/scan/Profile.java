package io.breakwater.app.scan;

import com.sun.management.OperatingSystemMXBean;
import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.connector.RecordParser;
import io.breakwater.core.detect.Detector;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Rejected;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where the CPU time of a scan went. The scan runs on one thread, whose CPU time goes to whatever part it is in; what the
 * process used beside it is the JVM's own: compiling, collecting garbage. CPU time and not wall time, as other programs
 * on the machine change the one but hardly the other.
 *
 * <p>Off, it costs nothing: parser and detector are handed on as they are.
 */
final class Profile {
    private static final double NANOS_PER_SECOND = 1e9;

    /** What the scanning thread can be busy with. */
    enum Part {
        START("start-up: JVM, command line"),
        RULES("rules and content: load, compile"),
        READ("read: files, unzip, cut into records"),
        PARSE("parse: record to event"),
        MATCH("match: rules and indicators"),
        CORRELATE("correlate: detections to incidents"),
        WRITE("write: evidence files, stories, table");

        private final String title;

        Part(String title) {
            this.title = title;
        }
    }

    private final boolean on;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Part, Long> nanos = new EnumMap<>(Part.class);
    private Part current = Part.START;
    private long since;

    Profile(boolean on) {
        this.on = on;
    }

    /** Books the time until now on the part that was current; returns that part. */
    Part enter(Part next) {
        Part before = current;
        if (on) {
            long now = threads.getCurrentThreadCpuTime();
            nanos.merge(before, now - since, Long::sum);
            since = now;
        }
        current = next;
        return before;
    }

    /** {@code parser}, its time booked as {@link Part#PARSE}; what its sink does is not its own. */
    RecordParser timed(RecordParser parser) {
        if (!on) {
            return parser;
        }
        return (record, sink) -> {
            Part before = enter(Part.PARSE);
            parser.parse(record, new TimedSink(sink));
            enter(before);
        };
    }

    /** {@code detector}, its time booked as {@link Part#MATCH} and that of what follows a hit as correlation. */
    Detector timed(Detector detector) {
        if (!on) {
            return detector;
        }
        return (event, out) -> {
            Part before = enter(Part.MATCH);
            detector.detect(event, hit -> {
                enter(Part.CORRELATE);
                out.accept(hit);
                enter(Part.MATCH);
            });
            enter(before);
        };
    }

    /** What leaves the parser is booked on {@link Part#WRITE} until the detector takes it up. */
    private final class TimedSink implements ParseSink {
        private final ParseSink sink;

        TimedSink(ParseSink sink) {
            this.sink = sink;
        }

        @Override
        public void event(Event event) {
            enter(Part.WRITE);
            sink.event(event);
            enter(Part.PARSE);
        }

        @Override
        public void rejected(Rejected rejected) {
            enter(Part.WRITE);
            sink.rejected(rejected);
            enter(Part.PARSE);
        }
    }

    /** Prints each part with its share of all CPU time of the process until now. */
    void print(PrintStream out) {
        if (!on) {
            return;
        }
        enter(current);
        long all =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        long booked = nanos.values().stream().mapToLong(Long::longValue).sum();
        nanos.forEach((part, spent) -> line(out, part.title, spent, all));
        line(out, "the JVM beside it: start, compile, collect", all - booked, all);
        line(out, "CPU time in all", all, all);
    }

    private static void line(PrintStream out, String title, long spent, long all) {
        out.printf(Locale.ROOT, "%7.2f s %4.0f %%  %s%n", spent / NANOS_PER_SECOND, 100.0 * spent / all, title);
    }
}
