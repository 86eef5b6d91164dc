package io.breakwater.app.scan;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** A line on a terminal that says how far the scan is; says nothing in a pipe. */
final class Progress {
    private static final Duration BETWEEN = Duration.ofMillis(150);
    private static final int WIDTH = 100;
    private static final int LONGEST_NAME = 48;

    private final PrintStream terminal;
    private final boolean shown;
    private final InstantSource clock;
    private Instant last = Instant.EPOCH;
    private long calls;

    Progress(PrintStream terminal, boolean shown, InstantSource clock) {
        this.terminal = terminal;
        this.shown = shown;
        this.clock = clock;
    }

    void at(String name, long events, long hits) {
        if (!shown || ++calls % 64 != 0) {
            return;
        }
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(BETWEEN) < 0) {
            return;
        }
        last = now;
        String line = String.format(Locale.ROOT, "%,12d events  %,9d hits  %s", events, hits, tail(name));
        terminal.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
        terminal.flush();
    }

    /** Clears the line. */
    void done() {
        if (shown) {
            terminal.print("\r" + " ".repeat(WIDTH) + "\r");
            terminal.flush();
        }
    }

    private static String tail(String name) {
        return name.length() <= LONGEST_NAME ? name : "…" + name.substring(name.length() - LONGEST_NAME + 1);
    }
}
