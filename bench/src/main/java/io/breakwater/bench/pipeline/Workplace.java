package io.breakwater.bench.pipeline;

import io.breakwater.pipeline.job.TopologyAssembly;
import io.breakwater.store.Migrations;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one run, with a database of its own in it; nothing is left when it is closed. */
record Workplace(Path folder, EmbeddedPostgres postgres) implements AutoCloseable {
    static Workplace open() throws IOException {
        Path folder = Files.createTempDirectory("breakwater-bench");
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "breakwater-binaries");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"), cache);
        Migrations.run(postgres.owner(), postgres.app());
        return new Workplace(folder, postgres);
    }

    /** The stages of the product, with its own rules. */
    static TopologyAssembly assembly() {
        return TopologyAssembly.of(
                List.of(),
                List.of(),
                ZoneId.of("Asia/Shanghai"),
                "a key of the bench, not a secret".getBytes(StandardCharsets.UTF_8));
    }

    Path spool() {
        return folder.resolve("spool");
    }

    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    /** CPU of this process so far, in ms: on a busy machine it tells more than the clock on the wall. */
    static long cpuMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
