package io.breakwater.core.exposure;

import io.breakwater.core.model.Phrase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One flaw of a product, as the catalogue knows it.
 *
 * @param ids CVE, CNVD or vendor ids
 * @param what in one sentence
 * @param affected versions that have it
 * @param exploitedSince first day from which exploitation is publicly known; empty when none is known
 * @param ransomware whether a ransomware gang is known to have used it
 * @param cvss base score, 0 to 10, where one was given
 * @param sources where that can be read up
 */
public record Flaw(
        List<String> ids,
        Phrase what,
        VersionRange affected,
        Optional<LocalDate> exploitedSince,
        boolean ransomware,
        Optional<Double> cvss,
        List<String> sources) {
    public Flaw {
        ids = List.copyOf(ids);
        sources = List.copyOf(sources);
    }
}
