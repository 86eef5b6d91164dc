package io.breakwater.app.service;

import io.breakwater.app.Breakwater;
import io.breakwater.app.config.Settings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Starts the service as a process of its own, waits for it, ends it. */
final class ServiceProcess {
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(3);

    /** Small on purpose: state lives in Flink and PostgreSQL, and many run this beside other things. */
    private static final List<String> MEMORY = List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:MaxMetaspaceSize=256m");

    private final Settings settings;
    private final List<String> arguments;

    ServiceProcess(Settings settings, List<String> arguments) {
        this.settings = settings;
        this.arguments = List.copyOf(arguments);
    }

    Path log() {
        return settings.dataFolder().resolve("logs").resolve("service.log");
    }

    /** Starts it in the background and returns once its console answers. */
    RunFile start() throws IOException, InterruptedException {
        Files.createDirectories(log().getParent());
        Process process = new ProcessBuilder(commandLine())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        Instant limit = Instant.now().plus(START_LIMIT);
        while (Instant.now().isBefore(limit)) {
            Optional<RunFile> running = RunFile.ofRunning(settings.dataFolder());
            if (running.isPresent() && running.get().pid() == process.pid()) {
                return running.get();
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException("the service ended with " + process.exitValue() + ":\n" + tail());
            }
        }
        process.destroy();
        throw new IOException("the service did not answer within " + START_LIMIT.toSeconds() + " s:\n" + tail());
    }

    /** Asks it to end and waits; returns false when nothing ran. */
    static boolean stop(Path dataFolder) throws IOException, InterruptedException {
        Optional<ProcessHandle> process = RunFile.ofRunning(dataFolder).flatMap(RunFile::process);
        if (process.isEmpty()) {
            return false;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException late) {
            throw new IOException(
                    "the service (process " + process.get().pid() + ") did not end within " + STOP_LIMIT.toSeconds()
                            + " s; see its log",
                    late);
        }
        return true;
    }

    private List<String> commandLine() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(ServiceProcess::isForBoth)
                .forEach(command::add);
        command.addAll(MEMORY);
        command.addAll(classArchive());
        command.add("-Dbreakwater.log=INFO");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Breakwater.class.getName(), "serve"));
        command.addAll(arguments);
        return command;
    }

    /** What the JVM of a command and that of the service share: module and encoding flags, properties. */
    private static boolean isForBoth(String flag) {
        return Stream.of("-Xmx", "-agentlib", "-XX:SharedArchiveFile", "-XX:+AutoCreateSharedArchive")
                        .noneMatch(flag::startsWith)
                && !flag.contains("GC");
    }

    /** Started by the launcher, the service has an archive of its classes, written when it ends for the first time. */
    private static List<String> classArchive() {
        String folder = System.getProperty("breakwater.archives", "");
        return folder.isEmpty()
                ? List.of()
                : List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + folder + "/service.jsa");
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }
}
