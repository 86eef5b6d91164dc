package io.breakwater.app.scan;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** A progress line on a terminal; says nothing in a pipe. */
final class Progress {
    private static final Duration BETWEEN = Duration.ofMillis(150);
    private static final int WIDTH = 28;

    private final PrintStream terminal;
    private final boolean shown;
    private final InstantSource clock;
    private final long all;
    private Instant last = Instant.EPOCH;

    /** @param all bytes there are to read; 0 when not known */
    Progress(PrintStream terminal, boolean shown, InstantSource clock, long all) {
        this.terminal = terminal;
        this.shown = shown;
        this.clock = clock;
        this.all = all;
    }

    void at(long bytes, long events, long hits) {
        Instant now = clock.instant();
        if (!shown || Duration.between(last, now).compareTo(BETWEEN) < 0) {
            return;
        }
        last = now;
        double share = all == 0 ? 0 : Math.min(1, (double) bytes / all);
        int done = (int) Math.round(share * WIDTH);
        terminal.printf(
                Locale.ROOT,
                "\r[%s%s] %3.0f %%  %,d events  %,d hits ",
                "#".repeat(done),
                ".".repeat(WIDTH - done),
                share * 100,
                events,
                hits);
        terminal.flush();
    }

    /** Clears the line. */
    void done() {
        if (shown) {
            terminal.print("\r" + " ".repeat(WIDTH + 50) + "\r");
            terminal.flush();
        }
    }
}
