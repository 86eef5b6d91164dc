package io.breakwater.app.campaign.harder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.model.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line as a relay handed it on: a log in the syntax of one of five products. Only what a difficulty needs to know is
 * read out of it, and changes are made to its text.
 *
 * @param ingest local time of arrival
 * @param who the host it is about, or its public address
 */
record Relayed(OffsetDateTime ingest, Sensor sensor, String sender, String log, String tenant, String who, Instant at) {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)([T ])(\\d\\d:\\d\\d:\\d\\d)");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Pattern PRODUCT = Pattern.compile("app=\"[^\"]*\"");
    private static final Pattern BACKGROUND = Pattern.compile(
            "action=\"block\"|爆破|asset-scanner|backup-agent|patch-window|dlp-encryptor|弱口令提示|证书过期|登录地异常|DNS 隧道疑似|可疑 UA|已清除|\\|云悉\\|");

    /** The kinds of products, and how each of them writes whom a line is about: tenant, host, public address. */
    enum Sensor {
        WEB_FIREWALL(
                "WAF tenant=(?<tenant>\\S+) dst=\\S+ host=(?<who>\\S+)", "WAF tenant=%1$s dst=%3$s host=%2$s", true),
        NETWORK("NDR (?<who>\\S+) (?<tenant>\\S+) sig=", "NDR %3$s %1$s sig=", false),
        ENDPOINT(
                "\"tenant\": \"(?<tenant>[^\"]*)\", \"id\": \"(?<who>[^\"]*)\"",
                "\"tenant\": \"%1$s\", \"id\": \"%2$s\"",
                false),
        GATEWAY("cs1=(?<tenant>\\S+) dst=\\S+ dhost=(?<who>\\S+)", "cs1=%1$s dst=%3$s dhost=%2$s", true),
        CALENDAR("\\|云悉\\|(?<tenant>[^|]*)\\|(?<who>[^|]*)\\|", "|云悉|%1$s|%3$s|", true);

        private final Pattern subject;
        private final String written;
        private final boolean local;

        Sensor(String subject, String written, boolean local) {
            this.subject = Pattern.compile(subject);
            this.written = written;
            this.local = local;
        }
    }

    static Relayed read(String line) throws IOException {
        JsonNode root = Json.text().readTree(line);
        String log = root.path("log").asText();
        for (Sensor sensor : Sensor.values()) {
            Matcher subject = sensor.subject.matcher(log);
            if (subject.find()) {
                return new Relayed(
                        OffsetDateTime.parse(root.path("ingest").asText()),
                        sensor,
                        root.path("src").asText(),
                        log,
                        subject.group("tenant"),
                        subject.group("who"),
                        time(log, sensor.local));
            }
        }
        throw new IOException("no difficulty is known for a line like: " + line);
    }

    private static Instant time(String log, boolean local) throws IOException {
        Matcher time = TIME.matcher(log);
        if (!time.find()) {
            throw new IOException("no time in: " + log);
        }
        return LocalDateTime.parse(time.group(1) + "T" + time.group(3)).toInstant(local ? CHINA : ZoneOffset.UTC);
    }

    /** Whether it is one of the lines that are there without any gang: refusals, jobs of the house, hints, drills' dates. */
    boolean background() {
        return BACKGROUND.matcher(log).find();
    }

    /** Whether the background may be copied to other assets: a drill's window may not, it would cover true victims. */
    boolean repeats() {
        return background() && sensor != Sensor.CALENDAR;
    }

    /** Whether it tells of encryption for ransom, which is where products name a gang. */
    boolean namesGang() {
        return log.contains("\"family\": ") && !background();
    }

    /** The same, that much later, in every time that stands in it. */
    Relayed later(Duration by) {
        String moved = TIME.matcher(log).replaceAll(time -> {
            LocalDateTime then =
                    LocalDateTime.parse(time.group(1) + "T" + time.group(3)).plus(by);
            return then.toLocalDate() + time.group(2) + CLOCK.format(then);
        });
        return new Relayed(ingest.plus(by), sensor, sender, moved, tenant, who, at.plus(by));
    }

    /** The same on another asset, which a web firewall also knows by its product. */
    Relayed on(Target target) {
        String subject = sensor.written.formatted(target.tenant(), target.asset(), target.address());
        String moved = sensor.subject.matcher(log).replaceFirst(Matcher.quoteReplacement(subject));
        moved = PRODUCT.matcher(moved).replaceFirst(Matcher.quoteReplacement("app=\"" + target.product() + "\""));
        return new Relayed(
                ingest,
                sensor,
                sender,
                moved,
                target.tenant(),
                sensor == Sensor.NETWORK ? target.address() : target.asset(),
                at);
    }

    Relayed withLog(String changed) {
        return new Relayed(ingest, sensor, sender, changed, tenant, who, at);
    }

    /** The same alert as the product writes it when it stopped what it saw. */
    Relayed stopped() {
        return withLog(
                switch (sensor) {
                    case WEB_FIREWALL -> log.replace("\"200\"", "\"403\"").replace("\"detect\"", "\"block\"");
                    case NETWORK, CALENDAR -> log + " action=\"block\"";
                    case GATEWAY -> log + " act=block";
                    case ENDPOINT ->
                        log.replace("\"data\": {", "\"data\": {\"action\": \"block\", ")
                                .replace(", }", "}");
                });
    }

    String line() {
        ObjectNode root = Json.text().createObjectNode();
        root.put("ingest", ingest.toString());
        root.put("src", sender);
        root.put("log", log);
        return root.toString();
    }
}
