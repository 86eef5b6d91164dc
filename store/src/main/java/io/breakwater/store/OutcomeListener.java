package io.breakwater.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Hears of new outcomes over a connection of its own. A lost connection is opened again; what was missed is not told. */
public final class OutcomeListener implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final StoreSettings settings;
    private final Consumer<Heard> ear;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * That something changed.
     *
     * @param kind {@code incident}, {@code campaign}, {@code warning}, {@code rejected}, {@code source}
     * @param tenant whose; empty for what concerns the provider only
     */
    public record Heard(String kind, String tenant) {
        static Heard of(String payload) {
            int colon = payload.indexOf(':');
            return new Heard(payload.substring(0, colon), payload.substring(colon + 1));
        }
    }

    private OutcomeListener(StoreSettings settings, Consumer<Heard> ear) {
        this.settings = settings;
        this.ear = ear;
        // The driver waits for the socket inside synchronized code, where a virtual thread would hold its carrier.
        this.thread = Thread.ofPlatform().daemon().name("outcome-listener").unstarted(this::listen);
    }

    public static OutcomeListener start(StoreSettings settings, Consumer<Heard> ear) {
        OutcomeListener listener = new OutcomeListener(settings, ear);
        listener.thread.start();
        return listener;
    }

    private void listen() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection =
                            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + OutcomeWriter.CHANNEL);
                hearUntilInterrupted(connection.unwrap(PGConnection.class));
            } catch (SQLException lost) {
                pause();
            }
        }
    }

    private void hearUntilInterrupted(PGConnection connection) throws SQLException {
        while (!Thread.currentThread().isInterrupted()) {
            for (PGNotification notification : connection.getNotifications((int) PAUSE.toMillis())) {
                ear.accept(Heard.of(notification.getParameter()));
            }
        }
    }

    private void pause() {
        try {
            if (closed.await(PAUSE.toSeconds(), TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }
}
