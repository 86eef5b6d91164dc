package io.breakwater.core.exposure;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the outside world says of one flaw: the catalogue of known exploited vulnerabilities (KEV), EPSS, CVSS and SSVC.
 *
 * @param kevSince day on which it was put into KEV
 * @param ransomware whether KEV knows of its use in ransomware campaigns
 * @param epss score; empty when it has none
 * @param epssSince from which day on the score was known; empty: always
 * @param cvss base score; empty when it has none
 * @param activeSince day on which SSVC first called its exploitation active
 */
public record FlawFacts(
        Optional<LocalDate> kevSince,
        boolean ransomware,
        Optional<Double> epss,
        Optional<LocalDate> epssSince,
        Optional<Double> cvss,
        Optional<LocalDate> activeSince) {
    /** Nothing is said. */
    public static final FlawFacts NONE = new FlawFacts(
            Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static FlawFacts kev(LocalDate since, boolean ransomware) {
        return new FlawFacts(
                Optional.of(since), ransomware, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static FlawFacts scores(Optional<Double> epss, Optional<LocalDate> epssSince, Optional<Double> cvss) {
        return new FlawFacts(Optional.empty(), false, epss, epssSince, cvss, Optional.empty());
    }

    public static FlawFacts cve(Optional<Double> cvss, Optional<LocalDate> activeSince) {
        return new FlawFacts(Optional.empty(), false, Optional.empty(), Optional.empty(), cvss, activeSince);
    }

    /** Both together; where both speak, the earlier day and the higher score hold. */
    public FlawFacts and(FlawFacts other) {
        return new FlawFacts(
                earlier(kevSince, other.kevSince),
                ransomware || other.ransomware,
                higher(epss, other.epss),
                earlier(epssSince, other.epssSince),
                higher(cvss, other.cvss),
                earlier(activeSince, other.activeSince));
    }

    private static Optional<LocalDate> earlier(Optional<LocalDate> a, Optional<LocalDate> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.or(() -> b);
        }
        return a.get().isBefore(b.get()) ? a : b;
    }

    private static Optional<Double> higher(Optional<Double> a, Optional<Double> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.or(() -> b);
        }
        return a.get() >= b.get() ? a : b;
    }
}
