package io.breakwater.app.service;

import java.io.PrintStream;
import java.util.Locale;

/** How much of a known amount is done, on a terminal; in a pipe it says nothing. */
final class ProgressBar {
    private static final int WIDTH = 40;
    private static final int STEPS = 200;

    private final PrintStream terminal;
    private final boolean shown;
    private final long all;

    ProgressBar(PrintStream terminal, boolean shown, long all) {
        this.terminal = terminal;
        this.shown = shown;
        this.all = all;
    }

    void at(long done) {
        if (!shown || (done % Math.max(1, all / STEPS) != 0 && done != all)) {
            return;
        }
        int filled = (int) (WIDTH * done / all);
        terminal.printf(
                Locale.ROOT, "\r[%s%s] %,d of %,d lines", "#".repeat(filled), ".".repeat(WIDTH - filled), done, all);
        terminal.flush();
    }

    void done() {
        if (shown) {
            terminal.println();
        }
    }
}
