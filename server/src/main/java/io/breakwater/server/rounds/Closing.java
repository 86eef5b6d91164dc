package io.breakwater.server.rounds;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** How threads that work end. */
final class Closing {
    private Closing() {}

    /** Waits for what is under way, and interrupts it when it takes too long. */
    static void await(ExecutorService threads, Duration longest) {
        try {
            if (!threads.awaitTermination(longest.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
