package io.breakwater.core.detect.sigma.parse;

import io.breakwater.core.detect.sigma.rule.Heading;
import io.breakwater.core.detect.sigma.rule.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The part of a document that is the same for rules, correlations and filters. */
final class HeadingReader {
    private static final Set<String> STATUSES = Set.of("stable", "test", "experimental", "deprecated", "unsupported");
    private static final int LONGEST_ID = 256;

    private final Findings findings;

    HeadingReader(Findings findings) {
        this.findings = findings;
    }

    Heading read(YamlMap map, String text) {
        String version = hash(text);
        new SchemaReader(findings).read(map);
        String title = map.text("title").strip();
        if (title.isEmpty()) {
            findings.error(map.node(), "title.missing", "a title is missing; add 'title: what the rule detects'");
        }
        return new Heading(
                id(map, version),
                map.text("name").strip(),
                title,
                level(map),
                status(map),
                lower(map.texts("tags")),
                map.texts("falsepositives"),
                own(map),
                version,
                findings.place(map.node()));
    }

    private String id(YamlMap map, String version) {
        String id = map.text("id").strip();
        boolean written = !id.isEmpty();
        if (written && (id.length() > LONGEST_ID || id.chars().anyMatch(c -> c <= ' '))) {
            findings.error(map.place("id"), "id.form", "an id is one word, best a UUID; write it without spaces");
        }
        return written ? id : version;
    }

    private Level level(YamlMap map) {
        String level = map.text("level").strip();
        if (level.isEmpty()) {
            return Level.MEDIUM;
        }
        return Level.named(level).orElseGet(() -> {
            findings.error(
                    map.place("level"),
                    "level.unknown",
                    "unknown level '" + level + "'; use informational, low, medium, high or critical");
            return Level.MEDIUM;
        });
    }

    private String status(YamlMap map) {
        String status = map.text("status").strip();
        if (!status.isEmpty() && !STATUSES.contains(status)) {
            findings.warning(
                    map.place("status"),
                    "status.unknown",
                    "unknown status '" + status + "'; use stable, test, experimental, deprecated or unsupported");
        }
        return status;
    }

    private Map<String, String> own(YamlMap map) {
        Map<String, String> own = new TreeMap<>();
        map.map("breakwater")
                .ifPresent(block -> block.entries().forEach((key, entry) -> {
                    if (entry.value() instanceof ScalarNode scalar) {
                        own.put(key, scalar.getValue());
                    }
                }));
        return own;
    }

    private static List<String> lower(List<String> tags) {
        return tags.stream().map(tag -> tag.strip().toLowerCase(Locale.ROOT)).toList();
    }

    /** The first 64 bits of SHA-256 over the text, line ends made equal. */
    static String hash(String text) {
        try {
            byte[] unix = text.replace("\r\n", "\n").strip().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(unix), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
