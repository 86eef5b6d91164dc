package io.breakwater.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.breakwater.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresTest {
    private static final Path CACHE = Path.of(System.getProperty("java.io.tmpdir"), "breakwater-binaries");

    @TempDir
    Path folder;

    @Test
    void keepsItsRowsOverARestart() throws IOException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder, CACHE)) {
            note(first.owner(), "create table note (word text)", "insert into note values ('kept')");
        }
        try (EmbeddedPostgres second = EmbeddedPostgres.start(folder, CACHE)) {
            assertThat(second.takenOver()).isFalse();
            assertThat(words(second.owner())).containsExactly("kept");
        }
    }

    @Test
    void refusesASecondStartOnTheSameFolderInWords() throws IOException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder, CACHE)) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, CACHE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another Breakwater runs on");
        }
    }

    @Test
    void takesOverTheServerOfAKilledProcess() throws IOException, InterruptedException {
        Process victim = startElsewhere();
        victim.destroyForcibly();
        assertThat(victim.waitFor(20, TimeUnit.SECONDS)).isTrue();
        try (EmbeddedPostgres heir = EmbeddedPostgres.start(folder, CACHE)) {
            assertThat(heir.takenOver()).isTrue();
            assertThat(words(heir.owner())).containsExactly("written before the kill");
        }
    }

    @Test
    void recoversWhenTheServerItselfWasKilled() throws IOException, InterruptedException {
        Process victim = startElsewhere();
        victim.destroyForcibly();
        assertThat(victim.waitFor(20, TimeUnit.SECONDS)).isTrue();
        long postmaster = Long.parseLong(
                Files.readAllLines(folder.resolve("tables/postmaster.pid")).getFirst());
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
        await().until(() ->
                ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive).isEmpty());
        try (EmbeddedPostgres heir = EmbeddedPostgres.start(folder, CACHE)) {
            assertThat(heir.takenOver()).isFalse();
            assertThat(words(heir.owner())).containsExactly("written before the kill");
        }
    }

    @Test
    void stopsWhatAKilledProcessLeftBehind() throws IOException, InterruptedException {
        Process victim = startElsewhere();
        victim.destroyForcibly();
        assertThat(victim.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(EmbeddedPostgres.stopLeftBehind(folder, CACHE)).isTrue();
        assertThat(EmbeddedPostgres.stopLeftBehind(folder, CACHE)).isFalse();
    }

    /** Starts the database from another JVM, which writes a row, says so, and then waits to be killed. */
    private Process startElsewhere() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Elsewhere.class.getName(),
                        folder.toString(),
                        CACHE.toString())
                .redirectErrorStream(true)
                .start();
        var lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(Elsewhere.READY)) {
                return process;
            }
        }
        throw new IOException("the other process did not start the database");
    }

    private static void note(StoreSettings settings, String... statements) {
        Jdbi.create(settings.url(), settings.user(), settings.password())
                .useHandle(handle -> List.of(statements).forEach(handle::execute));
    }

    private static List<String> words(StoreSettings settings) {
        return Jdbi.create(settings.url(), settings.user(), settings.password())
                .withHandle(handle -> handle.createQuery("select word from note")
                        .mapTo(String.class)
                        .list());
    }

    /** The process that is killed. */
    static final class Elsewhere {
        static final String READY = "database is up";

        private Elsewhere() {}

        public static void main(String[] args) throws IOException {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]), Path.of(args[1]));
            note(
                    postgres.owner(),
                    "create table note (word text)",
                    "insert into note values ('written before the kill')");
            System.out.println(READY);
            System.in.read();
        }
    }
}
