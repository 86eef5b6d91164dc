package io.breakwater.app.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One JobManager and two TaskManagers as processes of their own, from the jars of Maven alone. */
public final class FlinkCluster implements AutoCloseable {
    private static final String JOB_MANAGER = "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
    private static final List<String> FLAGS = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<JavaProcess> taskManagers = new ArrayList<>();
    private final JavaProcess jobManager;
    private final int restPort;

    private FlinkCluster(JavaProcess jobManager, int restPort) {
        this.jobManager = jobManager;
        this.restPort = restPort;
    }

    public static FlinkCluster start(Path folder) throws IOException {
        int rpcPort = Ports.free();
        int restPort = Ports.free();
        Path configuration = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(configuration.resolve("config.yaml"), configuration(rpcPort, restPort, folder));
        String[] arguments = {"--configDir", configuration.toString()};
        FlinkCluster cluster = new FlinkCluster(
                JavaProcess.start(folder.resolve("jobmanager.log"), FLAGS, JOB_MANAGER, arguments), restPort);
        for (int number = 1; number <= 2; number++) {
            cluster.taskManagers.add(JavaProcess.start(
                    folder.resolve("taskmanager-" + number + ".log"), FLAGS, TASK_MANAGER, arguments));
        }
        await().atMost(Duration.ofSeconds(120))
                .ignoreExceptions()
                .until(() -> cluster.get("/overview").path("taskmanagers").asInt() == 2);
        return cluster;
    }

    private static String configuration(int rpcPort, int restPort, Path folder) {
        return """
                jobmanager.rpc.address: 127.0.0.1
                jobmanager.rpc.port: %d
                jobmanager.bind-host: 127.0.0.1
                jobmanager.memory.process.size: 800m
                rest.address: 127.0.0.1
                rest.bind-address: 127.0.0.1
                rest.port: %d
                taskmanager.host: 127.0.0.1
                taskmanager.bind-host: 127.0.0.1
                taskmanager.numberOfTaskSlots: 2
                taskmanager.load-balance.mode: SLOTS
                taskmanager.cpu.cores: 1
                taskmanager.memory.framework.heap.size: 96m
                taskmanager.memory.framework.off-heap.size: 64m
                taskmanager.memory.task.heap.size: 256m
                taskmanager.memory.task.off-heap.size: 32m
                taskmanager.memory.managed.size: 1m
                taskmanager.memory.network.min: 48m
                taskmanager.memory.network.max: 48m
                taskmanager.memory.jvm-metaspace.size: 160m
                taskmanager.memory.jvm-overhead.min: 64m
                taskmanager.memory.jvm-overhead.max: 64m
                heartbeat.interval: 1000
                heartbeat.timeout: 8000
                io.tmp.dirs: %s
                """.formatted(rpcPort, restPort, folder);
    }

    public int restPort() {
        return restPort;
    }

    /** Kills the TaskManager that does the most of the job's work. */
    public void killBusyTaskManager() throws InterruptedException {
        taskManagers.getFirst().kill();
    }

    public int taskManagers() {
        return get("/overview").path("taskmanagers").asInt();
    }

    public long restarts(String job) {
        JsonNode metrics = get("/jobs/" + job + "/metrics?get=numRestarts");
        return metrics.path(0).path("value").asLong();
    }

    public boolean allRunning(String job) {
        JsonNode vertices = get("/jobs/" + job).path("vertices");
        return !vertices.isEmpty()
                && vertices.valueStream()
                        .allMatch(vertex -> vertex.path("status").asText().equals("RUNNING"));
    }

    private JsonNode get(String path) {
        URI address = URI.create("http://127.0.0.1:" + restPort + path);
        try {
            return new ObjectMapper()
                    .readTree(client.send(
                                    HttpRequest.newBuilder(address)
                                            .timeout(Duration.ofSeconds(10))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (JavaProcess taskManager : taskManagers) {
            taskManager.close();
        }
        jobManager.close();
        client.close();
    }
}
