package io.breakwater.core.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.model.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the five kinds of alerting products write. The website guard, the security brain and the asset map have their
 * clocks on Chinese time, the network pool and the cloud mirror on UTC.
 */
final class ProductLines {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(CHINA);

    private ProductLines() {}

    static String websiteGuard(Machine machine, Instant at, String rule, int status, String action) {
        return "%s WAF tenant=%s dst=%s host=%s rule=\"%s\" app=\"%s\" status=\"%d\" action=\"%s\""
                .formatted(
                        LOCAL.format(at),
                        machine.tenant(),
                        machine.publicAddress(),
                        machine.name(),
                        rule,
                        machine.product(),
                        status,
                        action);
    }

    static String networkPool(Machine machine, Instant at, String signature, Map<String, String> more) {
        StringBuilder line = new StringBuilder("<134>%s NDR %s %s sig=\"%s\""
                .formatted(seconds(at), machine.publicAddress(), machine.tenant(), signature));
        new TreeMap<>(more)
                .forEach((name, value) -> line.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(value)
                        .append('"'));
        return line.toString();
    }

    static String cloudMirror(Machine machine, Instant at, String rule, Map<String, String> details) {
        ObjectNode line = Json.text().createObjectNode();
        line.put("timestamp", seconds(at));
        line.putObject("agent")
                .put("tenant", machine.customer().id())
                .put("id", machine.name())
                .put("ip", machine.internalAddress());
        line.put("rule", rule);
        ObjectNode data = line.putObject("data");
        new TreeMap<>(details).forEach(data::put);
        return line.toString();
    }

    static String securityBrain(Machine machine, Instant at, String name, String more) {
        return "CEF:0|TY|SecurityBrain|5|%d|%s|7|rt=%s cs1=%s dst=%s dhost=%s %s"
                .formatted(
                        Math.floorMod(name.hashCode(), 9000),
                        name,
                        LOCAL.format(at),
                        machine.tenant(),
                        machine.publicAddress(),
                        machine.name(),
                        more);
    }

    /** The asset map announces an authorised test that begins at {@code at}. */
    static String authorisedTest(Machine machine, Instant at, Duration length, String ticket) {
        return "%s|云悉|%s|%s|授权渗透测试窗口|ticket=\"%s\" until=\"%s\""
                .formatted(
                        LOCAL.format(at),
                        machine.tenant(),
                        machine.publicAddress(),
                        ticket,
                        at.plus(length)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .atZone(CHINA)
                                .toOffsetDateTime());
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
