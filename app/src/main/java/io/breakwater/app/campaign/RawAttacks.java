package io.breakwater.app.campaign;

import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.TenantInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
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
    private static final Pattern HEARTBEAT = Pattern.compile("NDR (\\S+) (\\S+) sig=\"C2 心跳\"");
    private static final String ENCRYPTION = "批量文件加密";
    private static final String NOTE = "\"note\": \"1\"";
    private static final String CONTROL = "可疑远程控制进程外联";
    private static final String STOPPED = "\"action\": \"block\"";

    /** When files were encrypted, by tenant and asset; a line that came twice is one. */
    private final Map<String, Set<Instant>> encryptions = new TreeMap<>();

    /** Tenant and asset, or tenant and address. */
    private final Set<String> controlled = new HashSet<>();

    private RawAttacks() {}

    static RawAttacks in(CampaignFolder folder) throws IOException {
        RawAttacks attacks = new RawAttacks();
        for (Path file : folder.files()) {
            if (file.getFileName().toString().startsWith("events")) {
                CampaignFolder.lines(file, line -> attacks.read(line.replace("\\\"", "\"")));
            }
        }
        for (TenantInput fact : folder.facts()) {
            if (fact instanceof ExposedAsset exposed && attacks.isControlled(exposed, exposed.address())) {
                attacks.controlled.add(exposed.tenant() + "/" + exposed.asset().value());
            }
        }
        return attacks;
    }

    private boolean isControlled(ExposedAsset exposed, String name) {
        return controlled.contains(exposed.tenant() + "/" + name);
    }

    private void read(String line) {
        Matcher heartbeat = HEARTBEAT.matcher(line);
        if (heartbeat.find()) {
            controlled.add(heartbeat.group(2) + "/" + heartbeat.group(1));
        } else if (line.contains(CONTROL)) {
            // Stopped or not: whoever starts such a process is in already.
            controlled.add(asset(line));
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

    /** Whether an asset, named as tenant and asset or address with a slash between, was in an attacker's hands. */
    boolean isCompromised(String asset) {
        return encryptions.containsKey(asset) || controlled.contains(asset);
    }
}
