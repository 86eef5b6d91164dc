package io.breakwater.core.connector.syslog;

import io.breakwater.core.connector.Envelope;
import io.breakwater.core.connector.Framing;
import io.breakwater.core.connector.Malformed;
import io.breakwater.core.connector.Sample;
import io.breakwater.core.connector.Surroundings;
import io.breakwater.core.connector.Understood;
import io.breakwater.core.connector.Utf8;
import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Syslog by RFC 5424 and RFC 3164. When the message is of a format of its own (JSON of a product, CEF, LEEF, an access log)
 * it is read as that, with the header's host and time where it has none; otherwise the line itself is the event.
 */
public final class SyslogEnvelope implements Envelope {
    private static final int CERTAINTY = 60;

    /** Programs whose messages Sigma rules look for under a service of their own. */
    private static final Map<String, String> SERVICES = Map.ofEntries(
            Map.entry("sshd", "sshd"),
            Map.entry("sudo", "sudo"),
            Map.entry("su", "auth"),
            Map.entry("login", "auth"),
            Map.entry("systemd-logind", "auth"),
            Map.entry("useradd", "auth"),
            Map.entry("pkexec", "auth"),
            Map.entry("cron", "cron"),
            Map.entry("crond", "cron"),
            Map.entry("auditd", "auditd"),
            Map.entry("audispd", "auditd"),
            Map.entry("clamd", "clamav"),
            Map.entry("named", "bind"),
            Map.entry("vsftpd", "vsftpd"));

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public int recognise(Sample sample) {
        return SyslogLine.of(sample.firstLine()).isPresent() ? CERTAINTY : 0;
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public Opened open(RawRecord record) throws Malformed {
        String text = Utf8.text(record.payload());
        SyslogLine line = SyslogLine.of(text)
                .orElseThrow(() -> new Malformed(
                        "syslog.header", "neither an RFC 5424 nor an RFC 3164 header at the beginning of the line"));
        Instant time = line.time(record.arrival()).orElse(record.arrival());
        Attributes attributes =
                Attributes.builder().put(Attribute.DEVICE_HOSTNAME, line.host()).build();
        RawRecord inner = new RawRecord(
                record.tenant(),
                record.source(),
                record.arrival(),
                record.origin(),
                Optional.empty(),
                line.message().strip().getBytes(StandardCharsets.UTF_8));
        return new Opened(inner, new Surroundings(Optional.of(time), attributes), Optional.of(plain(line, time)));
    }

    /** The line as an event of the program that wrote it. */
    private static Understood plain(SyslogLine line, Instant time) {
        String program = line.program().substring(line.program().lastIndexOf('/') + 1);
        String service = SERVICES.getOrDefault(program.toLowerCase(Locale.ROOT), "syslog");
        Attributes attributes = Attributes.builder()
                .put(Attribute.DEVICE_HOSTNAME, line.host())
                .put(Attribute.PROCESS_NAME, program)
                .put(Attribute.PROCESS_PID, line.processId())
                .put(Attribute.SEVERITY, line.priority() < 0 ? "" : severity(line.priority() % 8))
                .put(Attribute.MESSAGE, line.message())
                .build();
        return new Understood(
                time,
                program.isEmpty() ? "Syslog" : program,
                OcsfClass.BASE_EVENT,
                new LogSource("", "linux", service),
                attributes,
                fields(line));
    }

    private static Fields fields(SyslogLine line) {
        Fields.Builder fields = Fields.builder();
        add(fields, "Priority", line.priority() < 0 ? "" : Integer.toString(line.priority()));
        add(fields, "Facility", line.priority() < 0 ? "" : Integer.toString(line.priority() / 8));
        add(fields, "Timestamp", line.time());
        add(fields, "Hostname", line.host());
        add(fields, "ProcessName", line.program());
        add(fields, "ProcessId", line.processId());
        add(fields, "MessageId", line.messageId());
        add(fields, "SyslogMessage", line.message());
        return fields.build();
    }

    private static void add(Fields.Builder fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.add(name, value);
        }
    }

    /** RFC 5424, table 2, in OCSF's words. */
    private static String severity(int level) {
        return switch (level) {
            case 0, 1 -> "Critical";
            case 2, 3 -> "High";
            case 4 -> "Medium";
            case 5 -> "Low";
            default -> "Informational";
        };
    }
}
