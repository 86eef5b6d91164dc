package io.breakwater.core.model;

/**
 * The OCSF classes that Breakwater tells apart (OCSF 1.5, schema.ocsf.io); {@link #uid()} is {@code class_uid}.
 */
public enum OcsfClass {
    BASE_EVENT(0, "Base Event"),
    FILE_ACTIVITY(1001, "File System Activity"),
    KERNEL_EXTENSION_ACTIVITY(1002, "Kernel Extension Activity"),
    MODULE_ACTIVITY(1005, "Module Activity"),
    SCHEDULED_JOB_ACTIVITY(1006, "Scheduled Job Activity"),
    PROCESS_ACTIVITY(1007, "Process Activity"),
    EVENT_LOG_ACTIVITY(1008, "Event Log Activity"),
    SCRIPT_ACTIVITY(1009, "Script Activity"),
    REGISTRY_KEY_ACTIVITY(201001, "Registry Key Activity"),
    REGISTRY_VALUE_ACTIVITY(201002, "Registry Value Activity"),
    WINDOWS_SERVICE_ACTIVITY(201004, "Windows Service Activity"),
    VULNERABILITY_FINDING(2002, "Vulnerability Finding"),
    DETECTION_FINDING(2004, "Detection Finding"),
    ACCOUNT_CHANGE(3001, "Account Change"),
    AUTHENTICATION(3002, "Authentication"),
    NETWORK_ACTIVITY(4001, "Network Activity"),
    HTTP_ACTIVITY(4002, "HTTP Activity"),
    DNS_ACTIVITY(4003, "DNS Activity"),
    RDP_ACTIVITY(4005, "RDP Activity"),
    SMB_ACTIVITY(4006, "SMB Activity"),
    SSH_ACTIVITY(4007, "SSH Activity"),
    EMAIL_ACTIVITY(4009, "Email Activity"),
    NETWORK_FILE_ACTIVITY(4010, "Network File Activity"),
    INVENTORY_INFO(5001, "Device Inventory Info"),
    DATASTORE_ACTIVITY(6005, "Datastore Activity");

    private final int uid;
    private final String caption;

    OcsfClass(int uid, String caption) {
        this.uid = uid;
        this.caption = caption;
    }

    /** OCSF {@code class_uid}. */
    public int uid() {
        return uid;
    }

    /** OCSF {@code category_uid}: the thousands of the class. */
    public int categoryUid() {
        return uid % 100_000 / 1000;
    }

    /** OCSF {@code class_name}. */
    public String caption() {
        return caption;
    }
}
