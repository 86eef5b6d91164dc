package io.breakwater.bench.sigma;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of the calling thread: what others do on the machine does not count. */
final class CpuClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuClock() {}

    static long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Things a CPU-second, the best of several rounds that together take at least {@code seconds}. */
    static double rate(long things, double seconds, Runnable round) {
        round.run();
        double best = 0;
        long begun = nanos();
        int rounds = 0;
        while (rounds < 3 || nanos() - begun < seconds * 1e9) {
            long start = nanos();
            round.run();
            best = Math.max(best, things * 1e9 / (nanos() - start));
            rounds++;
        }
        return best;
    }
}
