package io.breakwater.app.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A receiver of webhooks on loopback, as {@code docs/respond.md} asks for one: what came under a key that it knows is not
 * done again. It can keep its answer back, so that whoever asked is killed while waiting.
 */
final class IdempotentGateway implements AutoCloseable {
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Set<String> done = new LinkedHashSet<>();
    private volatile CountDownLatch answer = new CountDownLatch(0);

    IdempotentGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            boolean fresh;
            synchronized (done) {
                fresh = done.add(key);
            }
            CountDownLatch keptBack = answer;
            asked.add(key);
            keptBack.await();
            exchange.sendResponseHeaders(fresh ? 204 : 409, -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers nothing from now on. */
    void keepSilent() {
        answer = new CountDownLatch(1);
    }

    /** Answers again; who waits for an answer may be gone. */
    void speak() {
        answer.countDown();
    }

    /** The keys of all requests, in their order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** The keys of what was done, each once. */
    List<String> done() {
        synchronized (done) {
            return List.copyOf(done);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    @Override
    public void close() {
        speak();
        server.stop(0);
    }
}
