package io.breakwater.core.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.model.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Suricata EVE records. */
final class SuricataLines {
    private SuricataLines() {}

    /** A connection: source and destination address, destination port. */
    record Flow(String from, String to, int port) {}

    static String alert(Instant at, Flow flow, int signatureId, String signature, String category) {
        ObjectNode line = base(at, "alert", flow);
        line.putObject("alert")
                .put("action", "allowed")
                .put("gid", 1)
                .put("signature_id", signatureId)
                .put("rev", 1)
                .put("signature", signature)
                .put("category", category)
                .put("severity", 1);
        return line.toString();
    }

    /** @param answered false for a port that did not answer */
    static String flow(Instant at, Flow flow, boolean answered) {
        ObjectNode line = base(at, "flow", flow);
        line.putObject("flow")
                .put("pkts_toserver", answered ? 14 : 2)
                .put("pkts_toclient", answered ? 12 : 0)
                .put("bytes_toserver", answered ? 2210 : 120)
                .put("bytes_toclient", answered ? 9120 : 0)
                .put("state", answered ? "closed" : "new")
                .put("reason", "timeout");
        return line.toString();
    }

    private static ObjectNode base(Instant at, String type, Flow flow) {
        ObjectNode line = Json.text().createObjectNode();
        line.put("timestamp", at.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000000+0000"));
        line.put("flow_id", Math.floorMod(31L * flow.hashCode() + at.getEpochSecond(), 1L << 50));
        line.put("event_type", type);
        line.put("src_ip", flow.from());
        line.put("src_port", 40_000 + Math.floorMod(flow.hashCode(), 20_000));
        line.put("dest_ip", flow.to());
        line.put("dest_port", flow.port());
        line.put("proto", "TCP");
        return line;
    }
}
