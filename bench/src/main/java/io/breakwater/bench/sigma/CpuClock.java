package io.breakwater.bench.sigma;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;

/** CPU time of the calling thread: what others do on the machine does not count. */
final class CpuClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuClock() {}

    static long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Things a CPU-second, the best of several rounds that together take at least {@code seconds}. */
    static double rate(long things, double seconds, Runnable round) {
        return rateOfFresh(things, seconds, () -> round);
    }

    /** The same, of rounds that are each prepared anew; preparing them does not count. */
    static double rateOfFresh(long things, double seconds, Supplier<Runnable> prepared) {
        prepared.get().run();
        double best = 0;
        long spent = 0;
        int rounds = 0;
        while (rounds < 3 || spent < seconds * 1e9) {
            Runnable round = prepared.get();
            long start = nanos();
            round.run();
            long taken = nanos() - start;
            best = Math.max(best, things * 1e9 / taken);
            spent += taken;
            rounds++;
        }
        return best;
    }
}
