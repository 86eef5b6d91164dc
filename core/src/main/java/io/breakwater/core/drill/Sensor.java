package io.breakwater.core.drill;

/** The kinds of products that stand at the drill's customers. */
enum Sensor {
    WEBSITE_GUARD("waf", Door.SYSLOG, "web-guard"),
    NETWORK_POOL("ndr", Door.SYSLOG, "capability-pool"),
    CLOUD_MIRROR("edr", Door.HTTP, "cloud-mirror"),
    SECURITY_BRAIN("brain", Door.SYSLOG, "security-brain"),
    ASSET_MAP("asset-map", Door.HTTP, "asset-atlas"),
    WINDOWS("windows", Door.HTTP, "windows-json"),
    SURICATA("suricata", Door.HTTP, "suricata-eve");

    private final String source;
    private final Door door;
    private final String connector;

    Sensor(String source, Door door, String connector) {
        this.source = source;
        this.door = door;
        this.connector = connector;
    }

    /** Name of the sending source at each customer. */
    String source() {
        return source;
    }

    Door door() {
        return door;
    }

    /** Name of the connector that reads its lines. */
    String connector() {
        return connector;
    }
}
