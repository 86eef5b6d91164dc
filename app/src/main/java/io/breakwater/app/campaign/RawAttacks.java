package io.breakwater.app.campaign;

import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.TenantInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The attacks in raw logs as a reader sees them who knows none of our rules: an attack ends with an encryption that left a
 * ransom note; an asset that was controlled from outside was compromised, though the end may not be in the logs. Drills
 * show neither.
 */
final class RawAttacks {
    private static final Pattern TENANT = Pattern.compile("\"tenant\": \"([^\"]+)\"");
    private static final Pattern ASSET = Pattern.compile("\"id\": \"([^\"]+)\"");
    private static final Pattern TIME = Pattern.compile("\"timestamp\": \"([^\"]+)\"");
    private static final Pattern HEARTBEAT = Pattern.compile("(\\d{4}-\\S+) NDR (\\S+) (\\S+) sig=\"C2 心跳\"");
    private static final String ENCRYPTION = "批量文件加密";
    private static final String NOTE = "\"note\": \"1\"";
    private static final String CONTROL = "可疑远程控制进程外联";
    private static final String STOPPED = "\"action\": \"block\"";

    /** When files were encrypted, by tenant and asset; a line that came twice is one. */
    private final Map<String, Set<Instant>> encryptions = new TreeMap<>();

    /** When an attacker's control was seen, by tenant and asset, or tenant and address. */
    private final Map<String, Set<Instant>> controlled = new HashMap<>();

    /** Lines that look like an attack and are none, by what they are. */
    private final Map<String, Integer> harmless = new TreeMap<>();

    /** Marks of such lines. */
    private static final Map<String, Pattern> HARMLESS = Map.of(
            "announced drills", Pattern.compile("授权渗透测试窗口"),
            "refused attempts", Pattern.compile("action=\"block\""),
            "backup jobs", Pattern.compile("\"parent\": \"backup-agent\""),
            "patch jobs", Pattern.compile("\"parent\": \"patch-window\""),
            "scans of the own scanner", Pattern.compile("\"parent\": \"asset-scanner\""),
            "encryptions of the own tool", Pattern.compile("\"parent\": \"dlp-encryptor\""));

    private RawAttacks() {}

    static RawAttacks in(CampaignFolder folder) throws IOException {
        RawAttacks attacks = new RawAttacks();
        for (Path file : folder.files()) {
            if (file.getFileName().toString().startsWith("events")) {
                CampaignFolder.lines(file, line -> attacks.read(line.replace("\\\"", "\"")));
            }
        }
        for (TenantInput fact : folder.facts()) {
            if (fact instanceof ExposedAsset exposed) {
                attacks.controlled
                        .getOrDefault(exposed.tenant() + "/" + exposed.address(), Set.of())
                        .forEach(when -> attacks.control(
                                exposed.tenant() + "/" + exposed.asset().value(), when));
            }
        }
        return attacks;
    }

    private void control(String asset, Instant when) {
        controlled.computeIfAbsent(asset, first -> new TreeSet<>()).add(when);
    }

    private void read(String line) {
        HARMLESS.forEach((name, mark) -> {
            if (mark.matcher(line).find()) {
                harmless.merge(name, 1, Integer::sum);
            }
        });
        Matcher heartbeat = HEARTBEAT.matcher(line);
        if (heartbeat.find()) {
            control(
                    heartbeat.group(3) + "/" + heartbeat.group(2),
                    OffsetDateTime.parse(heartbeat.group(1)).toInstant());
        } else if (line.contains(CONTROL)) {
            // Stopped or not: whoever starts such a process is in already.
            control(asset(line), OffsetDateTime.parse(found(TIME, line)).toInstant());
        } else if (line.contains(ENCRYPTION) && line.contains(NOTE) && !line.contains(STOPPED)) {
            encryptions
                    .computeIfAbsent(asset(line), asset -> new TreeSet<>())
                    .add(OffsetDateTime.parse(found(TIME, line)).toInstant());
        }
    }

    private static String asset(String line) {
        return found(TENANT, line) + "/" + found(ASSET, line);
    }

    private static String found(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + line);
        }
        return matcher.group(1);
    }

    Map<String, Set<Instant>> encryptions() {
        return encryptions;
    }

    Map<String, Integer> harmless() {
        return harmless;
    }

    /** When an asset, named as tenant and asset or address with a slash between, was seen in an attacker's hands. */
    Set<Instant> seenIn(String asset) {
        Set<Instant> seen = new TreeSet<>(encryptions.getOrDefault(asset, Set.of()));
        seen.addAll(controlled.getOrDefault(asset, Set.of()));
        return seen;
    }
}
