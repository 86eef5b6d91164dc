package io.breakwater.pipeline.toy;

import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Random lines of a few tenants, all different. */
public final class ToyLog {
    private static final Instant BEGIN = Instant.parse("2025-03-01T00:00:00Z");
    private static final List<String> WORDS = List.of("calm", "calm", "calm", "shadow-copy", "web-shell");

    private ToyLog() {}

    /** {@code count} lines over ten days; one in twenty is broken. */
    public static List<RawRecord> records(Random random, int count) {
        return IntStream.range(0, count).mapToObj(i -> record(random, i)).toList();
    }

    private static RawRecord record(Random random, int number) {
        Instant time = BEGIN.plusMillis(random.nextLong(10L * 24 * 3600 * 1000));
        String line = number % 20 == 7
                ? "broken " + number
                : time + " host-" + random.nextInt(4) + " " + WORDS.get(random.nextInt(WORDS.size()));
        return new RawRecord(
                new TenantId("tenant-" + random.nextInt(6)),
                new SourceId("source-" + random.nextInt(2)),
                BEGIN.plusSeconds(864_000),
                new Origin("test", number, -1),
                Optional.empty(),
                line.getBytes(StandardCharsets.UTF_8));
    }
}
