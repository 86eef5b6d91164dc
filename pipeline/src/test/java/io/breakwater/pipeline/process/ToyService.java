package io.breakwater.pipeline.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.EmbeddedPipeline;
import io.breakwater.pipeline.intake.RecordCodec;
import io.breakwater.pipeline.job.JobSettings;
import io.breakwater.pipeline.source.SpoolSource;
import io.breakwater.pipeline.spool.Spool;
import io.breakwater.pipeline.spool.SpoolSettings;
import io.breakwater.pipeline.toy.FolderTarget;
import io.breakwater.pipeline.toy.ToyAssembly;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Executors;

/** The smallest service: an HTTP door, the spool, the job. Its one argument is a folder; it dies by being killed. */
final class ToyService {
    private ToyService() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Spool spool = Spool.open(folder.resolve("spool"), SpoolSettings.standard());
        EmbeddedPipeline.start(
                JobSettings.standard().withCheckpointEvery(Duration.ofMillis(250)),
                folder.resolve("checkpoints"),
                new EmbeddedPipeline.Parts(
                        SpoolSource.following(folder.resolve("spool")),
                        new ToyAssembly(),
                        new FolderTarget(folder.resolve("rows").toString())));
        HttpServer door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        door.createContext("/records", exchange -> take(exchange, spool));
        door.start();
        Path fresh = folder.resolve("port.new");
        Files.writeString(fresh, Integer.toString(door.getAddress().getPort()));
        Files.move(fresh, folder.resolve("port"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void take(HttpExchange exchange, Spool spool) throws IOException {
        try (exchange) {
            RawRecord record =
                    new RecordCodec().fromBytes(exchange.getRequestBody().readAllBytes());
            spool.append(record).join();
            exchange.sendResponseHeaders(204, -1);
        }
    }
}
