package io.breakwater.app.evaluate.ait;

import java.time.Instant;

/**
 * One line of an alert file.
 *
 * @param scenario the file it stands in, without its ending
 * @param number 0-based, the header not counted
 * @param told what the sensors said; all that correlation may see
 * @param truth what only the score may see
 */
record AlertRow(String scenario, int number, Told told, Truth truth) {
    /** A sensor's words. */
    record Told(Instant time, String name, String address, String host) {}

    /**
     * The labels.
     *
     * @param phase {@code time_label}: the phase of the attack that ran then, or {@code false_positive}
     * @param step {@code event_label}: the step that caused the alert, or {@code -}
     */
    record Truth(String phase, String step) {
        private static final String EXFILTRATION = "dnsteal";

        /** Whether a step of the attack caused it; the exfiltration, which runs from the first hour on, is told apart. */
        boolean isStep() {
            return !step.equals("-") && !isExfiltration();
        }

        boolean isExfiltration() {
            return step.equals(EXFILTRATION);
        }

        boolean isInPhase() {
            return !phase.equals("false_positive");
        }
    }

    AlertRow as(Told other) {
        return new AlertRow(scenario, number, other, truth);
    }
}
