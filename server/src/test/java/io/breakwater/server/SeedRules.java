package io.breakwater.server;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.topology.Topology;
import io.breakwater.store.Outcome;
import io.breakwater.store.OutcomeWriter;
import io.breakwater.store.QuietMatches;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * The product's own rules and a house's: one that changes, one that is withdrawn, one that is broken, one that is badly
 * written, and a feed whose indicators are good, expired and on a warning list. Told as the job tells them.
 */
final class SeedRules {
    private SeedRules() {}

    static void into(OutcomeWriter writer, Path house) throws IOException {
        Path rules = Files.createDirectories(house.resolve("rules"));
        Path feeds = Files.createDirectories(house.resolve("indicators"));
        rule(rules.resolve("scan.yml"), "bw-0", "Scan of web paths", "c-uri|contains: '/old-word'");
        rule(rules.resolve("retired.yml"), "retired-rule", "A rule that was taken back", "c-uri|contains: '/retired'");
        Files.writeString(feeds.resolve("gang.csv"), """
                value,source,valid_from,valid_until
                203.0.113.77,gang,2026-01-01,2999-01-01
                203.0.113.78,gang,2019-01-01,2020-01-01
                8.8.8.8,gang,2026-01-01,2999-01-01
                <b>no value</b>,gang,,
                """);
        writer.write(List.of(report(house, "first")));
        rule(rules.resolve("scan.yml"), "bw-0", "Scan of web paths", "c-uri|contains: '<script>new-word'");
        rule(rules.resolve("broken.yml"), "broken-rule", "A broken rule", "c-uri|containz: '/x'");
        Files.delete(rules.resolve("retired.yml"));
        writer.write(List.of(
                report(house, "second"),
                new Outcome.OfQuiet(
                        new QuietMatches("job-1", Map.of("expired", 4L, "warning-listed: Public resolvers", 1_204L)))));
    }

    private static Outcome report(Path house, String version) {
        Topology topology = new Topology(new Topology.Sources(
                ContentLibrary.builtIn().with(house),
                List.of(),
                ZoneOffset.UTC,
                new Pseudonyms("a key of the tests, not a secret".getBytes(StandardCharsets.UTF_8))));
        return new Outcome.OfContent(topology.report(version));
    }

    private static void rule(Path file, String id, String title, String test) throws IOException {
        Files.writeString(file, """
                title: %s
                id: %s
                status: test
                level: low
                logsource: {category: webserver}
                tags: [attack.reconnaissance, attack.t1595]
                falsepositives:
                    - The house's own scanner
                detection:
                    selection:
                        %s
                    condition: selection
                """.formatted(title, id, test));
    }
}
