package io.breakwater.app.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/** A single broker in KRaft mode, as a process of its own. */
public record KafkaBroker(JavaProcess process, String servers) implements AutoCloseable {
    private static final List<String> FLAGS = List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public static KafkaBroker start(Path folder) throws IOException, InterruptedException {
        int port = Ports.free();
        Path properties = Files.createDirectories(folder).resolve("server.properties");
        Files.writeString(properties, properties(port, Ports.free(), folder.resolve("data")));
        Path log = folder.resolve("kafka.log");
        try (JavaProcess format = JavaProcess.start(
                log,
                FLAGS,
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                properties.toString())) {
            if (!format.process().waitFor(60, TimeUnit.SECONDS)
                    || format.process().exitValue() != 0) {
                throw new IOException(
                        "the broker's folder could not be formatted, see " + log + ": " + Files.readString(log));
            }
        }
        JavaProcess process = JavaProcess.start(log, FLAGS, "kafka.Kafka", properties.toString());
        return new KafkaBroker(process, "127.0.0.1:" + port);
    }

    private static String properties(int port, int controllerPort, Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%d
                listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
                advertised.listeners=PLAINTEXT://127.0.0.1:%d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                log.dirs=%s
                """.formatted(controllerPort, port, controllerPort, port, data);
    }

    public void createTopic(String topic, int partitions) {
        await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers, "request.timeout.ms", "5000"))) {
                admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                        .all()
                        .get(10, TimeUnit.SECONDS);
                return true;
            }
        });
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
