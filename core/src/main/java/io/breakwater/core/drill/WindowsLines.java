package io.breakwater.core.drill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Windows events as a shipper in the manner of Winlogbeat writes them. */
final class WindowsLines {
    private static final String SYSMON = "Microsoft-Windows-Sysmon";

    private WindowsLines() {}

    /** One process start: who, by whom, with what. */
    record Start(String parent, String image, String commandLine, String user) {}

    /** Sysmon 1. */
    static String process(Machine machine, Instant at, Start start) {
        Map<String, String> fields = sysmonFields(machine, at, start.image());
        fields.put("CommandLine", start.commandLine());
        fields.put("CurrentDirectory", "C:\\Windows\\system32\\");
        fields.put("User", start.user());
        fields.put("IntegrityLevel", "System");
        fields.put("ParentProcessGuid", guid(machine, start.parent()));
        fields.put("ParentImage", start.parent());
        fields.put("ParentCommandLine", start.parent());
        return event(machine, at, SYSMON + "/Operational", SYSMON, 1, fields);
    }

    /** Sysmon 11. */
    static String fileCreated(Machine machine, Instant at, String image, String file) {
        Map<String, String> fields = sysmonFields(machine, at, image);
        fields.put("TargetFilename", file);
        return event(machine, at, SYSMON + "/Operational", SYSMON, 11, fields);
    }

    /** Sysmon 3. */
    static String connection(Machine machine, Instant at, String image, String address, int port) {
        Map<String, String> fields = sysmonFields(machine, at, image);
        fields.put("Protocol", "tcp");
        fields.put("Initiated", "true");
        fields.put("SourceIp", machine.internalAddress());
        fields.put("SourcePort", "50122");
        fields.put("DestinationIp", address);
        fields.put("DestinationPort", Integer.toString(port));
        return event(machine, at, SYSMON + "/Operational", SYSMON, 3, fields);
    }

    /**
     * Application log of the database: 18456 is a login refused, 18454 one that was taken, 15457 a changed setting.
     *
     * @param values the unnamed values of the event, in their order
     */
    static String database(Machine machine, Instant at, int eventId, List<String> values) {
        ObjectNode line = event(machine, at, "Application", "MSSQLSERVER", eventId);
        ArrayNode data = line.withObject("/winlog/event_data").putArray("Data");
        values.forEach(data::add);
        return line.toString();
    }

    /** Security 4624. */
    static String logon(Machine machine, Instant at, String user, String fromAddress) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("TargetUserName", user);
        fields.put("TargetDomainName", machine.customer().code());
        fields.put("LogonType", "3");
        fields.put("IpAddress", fromAddress);
        fields.put("WorkstationName", "-");
        fields.put("TargetLogonId", "0x" + guid(machine, at + user).substring(1, 7));
        return event(machine, at, "Security", "Microsoft-Windows-Security-Auditing", 4624, fields);
    }

    private static Map<String, String> sysmonFields(Machine machine, Instant at, String image) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("RuleName", "-");
        fields.put(
                "UtcTime",
                at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", ".000"));
        fields.put("ProcessGuid", guid(machine, image));
        fields.put("ProcessId", Integer.toString(1000 + Math.floorMod(image.hashCode(), 7000)));
        fields.put("Image", image);
        return fields;
    }

    private static String event(
            Machine machine, Instant at, String channel, String provider, int id, Map<String, String> fields) {
        ObjectNode line = event(machine, at, channel, provider, id);
        ObjectNode data = line.withObject("/winlog/event_data");
        fields.forEach(data::put);
        return line.toString();
    }

    private static ObjectNode event(Machine machine, Instant at, String channel, String provider, int id) {
        ObjectNode line = Json.text().createObjectNode();
        line.put("@timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
        line.putObject("host").put("name", machine.name());
        ObjectNode windows = line.putObject("winlog");
        windows.put("channel", channel);
        windows.put("provider_name", provider);
        windows.put("event_id", Integer.toString(id));
        windows.put("record_id", Long.toString(at.getEpochSecond()));
        windows.put("computer_name", machine.name());
        return line;
    }

    private static String guid(Machine machine, String what) {
        String hash =
                ContentHash.of("drill-process").add(machine.name()).add(what).hex();
        return "{%s-%s-%s-%s-%s}"
                .formatted(
                        hash.substring(0, 8),
                        hash.substring(8, 12),
                        hash.substring(12, 16),
                        hash.substring(16, 20),
                        hash.substring(20, 32));
    }
}
