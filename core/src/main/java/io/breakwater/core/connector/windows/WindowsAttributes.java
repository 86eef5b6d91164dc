package io.breakwater.core.connector.windows;

import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.OcsfClass;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The OCSF view of a Windows event: which of its fields stands for which attribute. One list for all channels, as a name
 * means the same in nearly all of them; where it does not, the class decides.
 */
final class WindowsAttributes {
    private static final Map<Attribute, List<String>> SOURCES = Map.ofEntries(
            Map.entry(Attribute.DEVICE_HOSTNAME, List.of("Computer")),
            Map.entry(
                    Attribute.PROCESS_PATH,
                    List.of("Image", "NewProcessName", "SourceImage", "ProcessName", "Application")),
            Map.entry(Attribute.PROCESS_UID, List.of("ProcessGuid", "SourceProcessGUID", "SourceProcessGuid")),
            Map.entry(Attribute.PROCESS_PID, List.of("NewProcessId", "ProcessId", "SourceProcessId")),
            Map.entry(Attribute.COMMAND_LINE, List.of("CommandLine", "ProcessCommandLine")),
            Map.entry(Attribute.PARENT_PROCESS_PATH, List.of("ParentImage", "ParentProcessName")),
            Map.entry(Attribute.PARENT_PROCESS_UID, List.of("ParentProcessGuid")),
            Map.entry(Attribute.SRC_PORT, List.of("IpPort", "SourcePort")),
            Map.entry(Attribute.DST_PORT, List.of("DestinationPort", "DestPort")),
            Map.entry(Attribute.DST_HOSTNAME, List.of("DestinationHostname")),
            Map.entry(Attribute.PROTOCOL, List.of("Protocol")),
            Map.entry(Attribute.DNS_QUERY, List.of("QueryName")),
            Map.entry(Attribute.FINDING_TITLE, List.of("Threat Name")),
            Map.entry(Attribute.SEVERITY, List.of("Severity Name")),
            Map.entry(Attribute.DISPOSITION, List.of("Action Name")));

    private static final List<String> SOURCE_ADDRESSES =
            List.of("IpAddress", "SourceIp", "SourceAddress", "ClientAddress");
    private static final List<String> DESTINATION_ADDRESSES = List.of("DestinationIp", "DestAddress");
    private static final List<String> SOURCE_HOSTS = List.of("WorkstationName", "Workstation", "SourceHostname");
    private static final List<String> FILES =
            List.of("TargetFilename", "ImageLoaded", "ServiceFileName", "ImagePath", "Path");
    private static final List<String> SESSIONS = List.of("LogonId", "SubjectLogonId", "TargetLogonId");

    /** Sessions of the system, the network service and the local service: on every machine, all of the time. */
    private static final Set<String> EVERYBODYS_SESSIONS = Set.of("0x3e7", "0x3e4", "0x3e5", "0x0");

    private WindowsAttributes() {}

    static void fill(Attributes.Builder attributes, EventKind kind, Fields fields) {
        SOURCES.forEach(
                (attribute, names) -> first(fields, names).ifPresent(value -> attributes.put(attribute, value)));
        attributes.put(Attribute.ACTIVITY, kind.activity());
        first(fields, SOURCES.getOrDefault(Attribute.PROCESS_PATH, List.of()))
                .ifPresent(path -> attributes.put(Attribute.PROCESS_NAME, path.substring(path.lastIndexOf('\\') + 1)));
        addresses(attributes, fields);
        accounts(attributes, kind, fields);
        objects(attributes, kind, fields);
        first(fields, List.of("Hashes", "Hash")).ifPresent(hashes -> hashes(attributes, hashes));
    }

    private static void addresses(Attributes.Builder attributes, Fields fields) {
        first(fields, SOURCE_ADDRESSES)
                .map(WindowsAttributes::address)
                .ifPresent(ip -> attributes.put(Attribute.SRC_IP, ip));
        first(fields, DESTINATION_ADDRESSES)
                .map(WindowsAttributes::address)
                .ifPresent(ip -> attributes.put(Attribute.DST_IP, ip));
        first(fields, SOURCE_HOSTS).ifPresent(host -> attributes.put(Attribute.SRC_HOSTNAME, host));
    }

    /** Addresses as others write them: no IPv6 dress around an IPv4 address, nothing for "LOCAL". */
    private static String address(String text) {
        String bare = text.toLowerCase(Locale.ROOT).startsWith("::ffff:") ? text.substring(7) : text;
        return bare.indexOf('.') >= 0 || bare.indexOf(':') >= 0 ? bare : "";
    }

    private static void accounts(Attributes.Builder attributes, EventKind kind, Fields fields) {
        first(fields, List.of("User", "SourceUser", "SubjectUserName"))
                .ifPresent(user -> account(attributes, user, fields));
        first(fields, List.of("TargetUserName")).ifPresent(user -> attributes.put(Attribute.TARGET_USER_NAME, user));
        List<String> sessions =
                kind.ocsfClass() == OcsfClass.AUTHENTICATION ? List.of("TargetLogonId", "SubjectLogonId") : SESSIONS;
        first(fields, sessions)
                .map(WindowsAttributes::session)
                .filter(session -> !EVERYBODYS_SESSIONS.contains(session))
                .ifPresent(session -> attributes.put(Attribute.LOGON_ID, session));
    }

    private static void account(Attributes.Builder attributes, String user, Fields fields) {
        int slash = user.indexOf('\\');
        attributes.put(Attribute.USER_NAME, user.substring(slash + 1));
        attributes.put(
                Attribute.USER_DOMAIN,
                slash > 0
                        ? user.substring(0, slash)
                        : fields.first("SubjectDomainName").orElse(""));
    }

    /** {@code 0x000000000008EF56} and {@code 0x8ef56} are one session. */
    private static String session(String logonId) {
        String low = logonId.toLowerCase(Locale.ROOT);
        if (!low.startsWith("0x")) {
            return low;
        }
        int digit = 2;
        while (digit < low.length() - 1 && low.charAt(digit) == '0') {
            digit++;
        }
        return "0x" + low.substring(digit);
    }

    private static void objects(Attributes.Builder attributes, EventKind kind, Fields fields) {
        boolean registry = kind.ocsfClass() == OcsfClass.REGISTRY_KEY_ACTIVITY
                || kind.ocsfClass() == OcsfClass.REGISTRY_VALUE_ACTIVITY;
        first(fields, FILES).ifPresent(path -> attributes.put(Attribute.FILE_PATH, path));
        if (registry) {
            first(fields, List.of("TargetObject", "ObjectName"))
                    .ifPresent(path -> attributes.put(Attribute.REGISTRY_PATH, path));
        } else if (kind.ocsfClass() == OcsfClass.FILE_ACTIVITY) {
            first(fields, List.of("TargetFilename", "ObjectName"))
                    .ifPresent(path -> attributes.put(Attribute.FILE_PATH, path));
        }
    }

    /** {@code SHA1=..,MD5=..,SHA256=..,IMPHASH=..} as Sysmon writes them. */
    private static void hashes(Attributes.Builder attributes, String hashes) {
        for (String hash : hashes.split(",", -1)) {
            int equals = hash.indexOf('=');
            String value = hash.substring(equals + 1);
            switch (equals < 0 ? "" : hash.substring(0, equals)) {
                case "MD5" -> attributes.put(Attribute.FILE_MD5, value);
                case "SHA1" -> attributes.put(Attribute.FILE_SHA1, value);
                case "SHA256" -> attributes.put(Attribute.FILE_SHA256, value);
                default -> {
                    // IMPHASH tells a build, not a file.
                }
            }
        }
    }

    private static Optional<String> first(Fields fields, List<String> names) {
        for (String name : names) {
            Optional<String> value = fields.first(name);
            if (value.isPresent() && !value.get().isBlank() && !value.get().equals("-")) {
                return value;
            }
        }
        return Optional.empty();
    }
}
