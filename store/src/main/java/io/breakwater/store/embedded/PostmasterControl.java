package io.breakwater.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Speaks to {@code initdb} and {@code pg_ctl}. */
final class PostmasterControl {
    static final String SUPERUSER = "breakwater_root";

    private static final int PATIENCE_SECONDS = 60;
    private static final int PORT_LINE = 3;
    private static final String SETTINGS = """
            # Written by Breakwater; put settings of your own into custom.conf.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 60
            shared_buffers = 96MB
            jit = off
            max_wal_size = 512MB
            log_min_messages = warning
            include_if_exists = 'custom.conf'
            """;

    private final Path binaries;
    private final Path tables;
    private final Path log;

    PostmasterControl(Path binaries, Path folder) {
        this.binaries = binaries.toAbsolutePath();
        this.tables = folder.resolve("tables").toAbsolutePath();
        this.log = folder.resolve("postgres.log").toAbsolutePath();
    }

    boolean initialised() {
        return Files.exists(tables.resolve("PG_VERSION")) && Files.exists(tables.resolve("breakwater.conf"));
    }

    void initialise(String password) throws IOException {
        emptyHalfMade();
        Path passwordFile = Files.createTempFile(tables.resolveSibling(""), "initdb", "");
        try {
            Files.writeString(passwordFile, password);
            // The built-in locale gives the same order on every machine and needs nothing of the system.
            run(
                    "initdb",
                    "-D",
                    tables.toString(),
                    "-U",
                    SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "-A",
                    "scram-sha-256",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions");
        } finally {
            Files.delete(passwordFile);
        }
        Files.writeString(
                tables.resolve("postgresql.conf"),
                "include 'breakwater.conf'\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        Files.writeString(tables.resolve("breakwater.conf"), SETTINGS);
    }

    /** A first start that was killed leaves half a folder, which initdb would refuse; nothing in it is of use yet. */
    private void emptyHalfMade() throws IOException {
        if (Files.isDirectory(tables)) {
            try (var walk = Files.walk(tables)) {
                for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Whether a server runs on the tables now, by {@code pg_ctl}'s own test of its pid file. */
    boolean running() throws IOException {
        return exitCode(List.of("pg_ctl", "status", "-D", tables.toString())) == 0;
    }

    /** Starts the server and waits until it takes connections, recovery included. */
    void start() throws IOException {
        run(
                "pg_ctl",
                "start",
                "-w",
                "-t",
                String.valueOf(PATIENCE_SECONDS),
                "-D",
                tables.toString(),
                "-l",
                log.toString(),
                "-o",
                "-p " + freePort());
    }

    void stop() throws IOException {
        if (running()) {
            run("pg_ctl", "stop", "-w", "-t", String.valueOf(PATIENCE_SECONDS), "-m", "fast", "-D", tables.toString());
        }
    }

    /** The port that the running server took, from its pid file. */
    int port() throws IOException {
        return Integer.parseInt(Files.readAllLines(tables.resolve("postmaster.pid"))
                .get(PORT_LINE)
                .strip());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run(String... command) throws IOException {
        int code = exitCode(List.of(command));
        if (code != 0) {
            throw new IOException(command[0] + " of the embedded PostgreSQL ended with " + code
                    + "; its messages stand in " + log + " and " + messages());
        }
    }

    private Path messages() {
        return log.resolveSibling("control.log");
    }

    private int exitCode(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            whole.add("unshare");
            whole.add("-U");
        }
        whole.add(binaries.resolve("bin").resolve(command.getFirst()).toString());
        whole.addAll(command.subList(1, command.size()));
        Process process = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(messages().toFile()))
                .start();
        return awaited(process, command.getFirst());
    }

    private static int awaited(Process process, String name) throws IOException {
        try {
            if (!process.waitFor(PATIENCE_SECONDS * 2L, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(
                        name + " of the embedded PostgreSQL did not end within " + PATIENCE_SECONDS * 2 + " s");
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + name, stopped);
        }
    }
}
