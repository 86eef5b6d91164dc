package io.breakwater.core.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The OCSF attributes that connectors fill in, by their dotted OCSF names, and what each tells the later stages.
 */
public enum Attribute {
    ACTIVITY("activity_name"),
    ACTION("action"),
    DISPOSITION("disposition"),
    SEVERITY("severity"),
    STATUS("status"),
    DEVICE_UID("device.uid"),
    DEVICE_HOSTNAME("device.hostname"),
    DEVICE_IP("device.ip"),
    SRC_IP("src_endpoint.ip"),
    SRC_PORT("src_endpoint.port"),
    SRC_HOSTNAME("src_endpoint.hostname"),
    DST_IP("dst_endpoint.ip"),
    DST_PORT("dst_endpoint.port"),
    DST_HOSTNAME("dst_endpoint.hostname"),
    PROTOCOL("connection_info.protocol_name"),
    USER_NAME("actor.user.name"),
    USER_DOMAIN("actor.user.domain"),
    TARGET_USER_NAME("user.name"),
    LOGON_ID("session.uid"),
    PROCESS_NAME("process.name"),
    PROCESS_PATH("process.file.path"),
    PROCESS_UID("process.uid"),
    PROCESS_PID("process.pid"),
    COMMAND_LINE("process.cmd_line"),
    PARENT_PROCESS_PATH("process.parent_process.file.path"),
    PARENT_PROCESS_UID("process.parent_process.uid"),
    FILE_PATH("file.path"),
    FILE_MD5("file.hashes.md5"),
    FILE_SHA1("file.hashes.sha1"),
    FILE_SHA256("file.hashes.sha256"),
    REGISTRY_PATH("reg_value.path"),
    HTTP_METHOD("http_request.http_method"),
    HTTP_USER_AGENT("http_request.user_agent"),
    HTTP_STATUS("http_response.code"),
    URL("http_request.url.url_string"),
    DNS_QUERY("query.hostname"),
    FINDING_TITLE("finding_info.title"),
    FINDING_UID("finding_info.uid"),
    FINDING_CATEGORY("finding_info.types"),
    MALWARE_NAME("malware.name"),
    RANSOM_EXTENSION("malware.ransom_extension"),
    RANSOM_NOTE("malware.ransom_note"),
    EXPLOITED_PRODUCT("app.name"),
    VULNERABILITY("vulnerabilities.cve.uid"),
    C2_IP("evidences.dst_endpoint.ip"),
    C2_DOMAIN("evidences.dst_endpoint.domain"),
    /** Begin of an authorised test on the device, ISO-8601; see {@link Authorisation}. */
    AUTHORISED_FROM("authorisation.from"),
    /** End of an authorised test on the device, ISO-8601; an event that has it is an {@link Authorisation}. */
    AUTHORISED_UNTIL("authorisation.until"),
    TICKET("ticket.uid"),
    MESSAGE("message");

    private static final Map<String, Attribute> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Attribute::ocsfName, Function.identity()));

    private final String ocsfName;

    Attribute(String ocsfName) {
        this.ocsfName = ocsfName;
    }

    /** The dotted OCSF name, as it stands in {@code --events} output and in mapping files. */
    public String ocsfName() {
        return ocsfName;
    }

    public static Optional<Attribute> named(String ocsfName) {
        return Optional.ofNullable(BY_NAME.get(ocsfName));
    }
}
