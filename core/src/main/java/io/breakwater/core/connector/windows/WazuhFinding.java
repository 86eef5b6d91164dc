package io.breakwater.core.connector.windows;

import io.breakwater.core.connector.Understood;
import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import java.time.Instant;
import java.util.Optional;

/** The verdict that Wazuh wrapped around a Windows event: an event of its own, beside the Windows one. */
final class WazuhFinding {
    private static final LogSource LOG_SOURCE = new LogSource("product-alert", "wazuh", "");

    private WazuhFinding() {}

    /** The finding; empty when the record carries none. */
    static Optional<Understood> in(Fields dotted, Instant time) {
        return dotted.first("rule.description").map(title -> {
            Attributes attributes = Attributes.builder()
                    .put(Attribute.FINDING_TITLE, title)
                    .put(Attribute.FINDING_UID, dotted.first("rule.id").orElse(null))
                    .put(Attribute.SEVERITY, severity(dotted.first("rule.level").orElse("")))
                    .put(Attribute.DEVICE_HOSTNAME, dotted.first("agent.name").orElse(null))
                    .put(Attribute.DEVICE_IP, dotted.first("agent.ip").orElse(null))
                    .build();
            return new Understood(time, "Wazuh", OcsfClass.DETECTION_FINDING, LOG_SOURCE, attributes, dotted);
        });
    }

    /** Wazuh's levels go from 0 to 15; its documentation calls 12 and more high importance. */
    private static String severity(String level) {
        try {
            int number = Integer.parseInt(level);
            return number >= 15
                    ? "Critical"
                    : number >= 12 ? "High" : number >= 7 ? "Medium" : number >= 4 ? "Low" : "Informational";
        } catch (NumberFormatException none) {
            return "";
        }
    }
}
