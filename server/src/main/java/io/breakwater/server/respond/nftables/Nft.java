package io.breakwater.server.respond.nftables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The program nft. */
final class Nft {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_COMPLAINT = 400;

    private final Path program;

    Nft(Path program) {
        this.program = program;
    }

    /** What is wrong with the file; empty when nft takes it. Changes nothing. */
    Optional<String> check(Path file) {
        return run("-c", file);
    }

    /** Loads the file in one transaction; what went wrong, or empty. */
    Optional<String> load(Path file) {
        return run("-s", file);
    }

    private Optional<String> run(String option, Path file) {
        try {
            Process nft = new ProcessBuilder(List.of(program.toString(), option, "-f", file.toString()))
                    .redirectErrorStream(true)
                    .start();
            nft.getOutputStream().close();
            String said = new String(nft.getInputStream().readNBytes(LONGEST_COMPLAINT), StandardCharsets.UTF_8);
            if (!nft.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                nft.destroyForcibly();
                return Optional.of("nft did not end within " + PATIENCE.toSeconds() + " s");
            }
            return nft.exitValue() == 0 ? Optional.empty() : Optional.of(said.strip());
        } catch (IOException unusable) {
            return Optional.of("nft can't be run: " + unusable.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("the service is stopping");
        }
    }
}
