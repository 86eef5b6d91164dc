package io.breakwater.app.evaluate.ait;

import io.breakwater.core.incident.CorrelationTuning;

/** What the opening threshold trades. */
final class Sweep {
    private Sweep() {}

    static void tell(Page page, Trials trials, CorrelationTuning defaults) {
        page.line("%nthreshold   recall  stealth  false/day  incidents  minutes per step (stealth)");
        for (double threshold : TunedNumber.OPEN_AT.grid()) {
            Trial.Total total = trials.total(defaults.openingAt(threshold));
            page.line(
                    "%9.2f  %7.3f  %7.3f  %9.2f  %9.2f  %7.1f",
                    threshold,
                    total.recall(),
                    total.stealthRecall(),
                    total.wrongPerDay(),
                    total.incidents(),
                    total.minutes());
        }
    }
}
