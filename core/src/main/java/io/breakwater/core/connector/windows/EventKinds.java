package io.breakwater.core.connector.windows;

import static io.breakwater.core.model.OcsfClass.ACCOUNT_CHANGE;
import static io.breakwater.core.model.OcsfClass.AUTHENTICATION;
import static io.breakwater.core.model.OcsfClass.BASE_EVENT;
import static io.breakwater.core.model.OcsfClass.DETECTION_FINDING;
import static io.breakwater.core.model.OcsfClass.DNS_ACTIVITY;
import static io.breakwater.core.model.OcsfClass.EVENT_LOG_ACTIVITY;
import static io.breakwater.core.model.OcsfClass.FILE_ACTIVITY;
import static io.breakwater.core.model.OcsfClass.KERNEL_EXTENSION_ACTIVITY;
import static io.breakwater.core.model.OcsfClass.MODULE_ACTIVITY;
import static io.breakwater.core.model.OcsfClass.NETWORK_ACTIVITY;
import static io.breakwater.core.model.OcsfClass.NETWORK_FILE_ACTIVITY;
import static io.breakwater.core.model.OcsfClass.PROCESS_ACTIVITY;
import static io.breakwater.core.model.OcsfClass.REGISTRY_KEY_ACTIVITY;
import static io.breakwater.core.model.OcsfClass.REGISTRY_VALUE_ACTIVITY;
import static io.breakwater.core.model.OcsfClass.SCHEDULED_JOB_ACTIVITY;
import static io.breakwater.core.model.OcsfClass.SCRIPT_ACTIVITY;
import static io.breakwater.core.model.OcsfClass.WINDOWS_SERVICE_ACTIVITY;

import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Event numbers of the channels that matter, with their OCSF class and their Sigma category. Sources: Microsoft's event
 * documentation, Sysmon's manifest, and the Sigma taxonomy.
 */
final class EventKinds {
    private record Row(String channel, String eventId, String category, OcsfClass ocsfClass, String activity) {
        String key() {
            return channel + '\n' + eventId;
        }
    }

    private static Row row(String channel, int eventId, String category, OcsfClass ocsfClass, String activity) {
        return new Row(channel, Integer.toString(eventId), category, ocsfClass, activity);
    }

    private static Row sysmon(int eventId, String category, OcsfClass ocsfClass, String activity) {
        return row(Channels.SYSMON, eventId, category, ocsfClass, activity);
    }

    private static Row security(int eventId, OcsfClass ocsfClass, String activity) {
        return row(Channels.SECURITY, eventId, "", ocsfClass, activity);
    }

    private static final Map<String, Row> ROWS = Stream.of(
                    sysmon(1, "process_creation", PROCESS_ACTIVITY, "Launch"),
                    sysmon(2, "file_change", FILE_ACTIVITY, "Set Attributes"),
                    sysmon(3, "network_connection", NETWORK_ACTIVITY, "Open"),
                    sysmon(4, "sysmon_status", BASE_EVENT, ""),
                    sysmon(5, "process_termination", PROCESS_ACTIVITY, "Terminate"),
                    sysmon(6, "driver_load", KERNEL_EXTENSION_ACTIVITY, "Load"),
                    sysmon(7, "image_load", MODULE_ACTIVITY, "Load"),
                    sysmon(8, "create_remote_thread", PROCESS_ACTIVITY, "Inject"),
                    sysmon(9, "raw_access_thread", FILE_ACTIVITY, "Read"),
                    sysmon(10, "process_access", PROCESS_ACTIVITY, "Open"),
                    sysmon(11, "file_event", FILE_ACTIVITY, "Create"),
                    sysmon(12, "registry_event", REGISTRY_KEY_ACTIVITY, ""),
                    sysmon(13, "registry_set", REGISTRY_VALUE_ACTIVITY, "Set"),
                    sysmon(14, "registry_rename", REGISTRY_KEY_ACTIVITY, "Rename"),
                    sysmon(15, "create_stream_hash", FILE_ACTIVITY, "Create"),
                    sysmon(16, "sysmon_status", BASE_EVENT, ""),
                    sysmon(17, "pipe_created", FILE_ACTIVITY, "Create"),
                    sysmon(18, "pipe_created", FILE_ACTIVITY, "Open"),
                    sysmon(19, "wmi_event", BASE_EVENT, ""),
                    sysmon(20, "wmi_event", BASE_EVENT, ""),
                    sysmon(21, "wmi_event", BASE_EVENT, ""),
                    sysmon(22, "dns_query", DNS_ACTIVITY, "Query"),
                    sysmon(23, "file_delete", FILE_ACTIVITY, "Delete"),
                    sysmon(24, "clipboard_change", BASE_EVENT, ""),
                    sysmon(25, "process_tampering", PROCESS_ACTIVITY, "Inject"),
                    sysmon(26, "file_delete_detected", FILE_ACTIVITY, "Delete"),
                    sysmon(27, "file_block_executable", FILE_ACTIVITY, "Create"),
                    sysmon(28, "file_block_shredding", FILE_ACTIVITY, "Delete"),
                    sysmon(29, "file_executable_detected", FILE_ACTIVITY, "Create"),
                    sysmon(255, "sysmon_error", BASE_EVENT, ""),
                    row(Channels.SECURITY, 4688, "process_creation", PROCESS_ACTIVITY, "Launch"),
                    security(4689, PROCESS_ACTIVITY, "Terminate"),
                    security(4624, AUTHENTICATION, "Logon"),
                    security(4625, AUTHENTICATION, "Logon"),
                    security(4634, AUTHENTICATION, "Logoff"),
                    security(4647, AUTHENTICATION, "Logoff"),
                    security(4648, AUTHENTICATION, "Logon"),
                    security(4768, AUTHENTICATION, "Authentication Ticket"),
                    security(4769, AUTHENTICATION, "Service Ticket Request"),
                    security(4771, AUTHENTICATION, "Authentication Ticket"),
                    security(4776, AUTHENTICATION, "Logon"),
                    security(4720, ACCOUNT_CHANGE, "Create"),
                    security(4722, ACCOUNT_CHANGE, "Enable"),
                    security(4723, ACCOUNT_CHANGE, "Password Change"),
                    security(4724, ACCOUNT_CHANGE, "Password Reset"),
                    security(4725, ACCOUNT_CHANGE, "Disable"),
                    security(4726, ACCOUNT_CHANGE, "Delete"),
                    security(4738, ACCOUNT_CHANGE, "Other"),
                    security(4740, ACCOUNT_CHANGE, "Lock"),
                    security(4697, WINDOWS_SERVICE_ACTIVITY, "Create"),
                    security(4698, SCHEDULED_JOB_ACTIVITY, "Create"),
                    security(4699, SCHEDULED_JOB_ACTIVITY, "Delete"),
                    security(4702, SCHEDULED_JOB_ACTIVITY, "Update"),
                    security(4657, REGISTRY_VALUE_ACTIVITY, "Set"),
                    security(4663, FILE_ACTIVITY, ""),
                    security(5140, NETWORK_FILE_ACTIVITY, "Open"),
                    security(5145, NETWORK_FILE_ACTIVITY, "Open"),
                    security(5156, NETWORK_ACTIVITY, "Open"),
                    security(5157, NETWORK_ACTIVITY, "Refuse"),
                    security(1102, EVENT_LOG_ACTIVITY, "Clear"),
                    row(Channels.SYSTEM, 104, "", EVENT_LOG_ACTIVITY, "Clear"),
                    row(Channels.SYSTEM, 7045, "", WINDOWS_SERVICE_ACTIVITY, "Create"),
                    row(Channels.SYSTEM, 7036, "", WINDOWS_SERVICE_ACTIVITY, ""),
                    row(Channels.POWERSHELL, 4103, "ps_module", SCRIPT_ACTIVITY, "Execute"),
                    row(Channels.POWERSHELL, 4104, "ps_script", SCRIPT_ACTIVITY, "Execute"),
                    row(Channels.POWERSHELL_CORE, 4103, "ps_module", SCRIPT_ACTIVITY, "Execute"),
                    row(Channels.POWERSHELL_CORE, 4104, "ps_script", SCRIPT_ACTIVITY, "Execute"),
                    row(Channels.POWERSHELL_CLASSIC, 400, "ps_classic_start", SCRIPT_ACTIVITY, "Execute"),
                    row(Channels.POWERSHELL_CLASSIC, 600, "ps_classic_provider_start", SCRIPT_ACTIVITY, "Execute"),
                    row(Channels.POWERSHELL_CLASSIC, 800, "ps_classic_script", SCRIPT_ACTIVITY, "Execute"),
                    row(Channels.DEFENDER, 1006, "antivirus", DETECTION_FINDING, ""),
                    row(Channels.DEFENDER, 1007, "antivirus", DETECTION_FINDING, ""),
                    row(Channels.DEFENDER, 1008, "antivirus", DETECTION_FINDING, ""),
                    row(Channels.DEFENDER, 1015, "", DETECTION_FINDING, ""),
                    row(Channels.DEFENDER, 1116, "antivirus", DETECTION_FINDING, ""),
                    row(Channels.DEFENDER, 1117, "antivirus", DETECTION_FINDING, ""),
                    row(Channels.DEFENDER, 1118, "antivirus", DETECTION_FINDING, ""),
                    row(Channels.DEFENDER, 1119, "antivirus", DETECTION_FINDING, ""),
                    row("Microsoft-Windows-TaskScheduler/Operational", 106, "", SCHEDULED_JOB_ACTIVITY, "Create"),
                    row("Microsoft-Windows-TaskScheduler/Operational", 140, "", SCHEDULED_JOB_ACTIVITY, "Update"),
                    row("Microsoft-Windows-TaskScheduler/Operational", 141, "", SCHEDULED_JOB_ACTIVITY, "Delete"))
            .collect(Collectors.toUnmodifiableMap(Row::key, Function.identity()));

    private static final Map<String, EventKind> KINDS = new ConcurrentHashMap<>();

    private EventKinds() {}

    static EventKind of(String channel, String eventId, Fields fields) {
        Row row = ROWS.get(channel + '\n' + eventId);
        if (row == null) {
            return KINDS.computeIfAbsent(channel, EventKinds::plain);
        }
        String category = row.category().equals("registry_event") ? registryCategory(fields) : row.category();
        return KINDS.computeIfAbsent(row.key() + '\n' + category, key -> kind(row, category));
    }

    /** Sysmon writes the making and the deleting of keys under one number. */
    private static String registryCategory(Fields fields) {
        return switch (fields.first("EventType").orElse("")) {
            case "CreateKey" -> "registry_add";
            case "DeleteKey", "DeleteValue" -> "registry_delete";
            default -> "registry_event";
        };
    }

    private static EventKind kind(Row row, String category) {
        LogSource logSource = new LogSource(category, "windows", Channels.service(row.channel()));
        return new EventKind(Channels.product(row.channel()), row.ocsfClass(), row.activity(), logSource);
    }

    private static EventKind plain(String channel) {
        LogSource logSource = new LogSource("", "windows", Channels.service(channel));
        return new EventKind(Channels.product(channel), BASE_EVENT, "", logSource);
    }
}
