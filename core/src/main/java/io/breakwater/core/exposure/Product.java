package io.breakwater.core.exposure;

import io.breakwater.core.model.Phrase;
import java.util.List;

/**
 * A product of the catalogue.
 *
 * @param id stable, lower case: {@code chanjet-tplus}
 * @param vendor who makes it
 * @param name as people know it
 * @param aliases other spellings in inventories and scans
 * @param category for example {@code accounting}, {@code oa}, {@code erp}
 * @param advice sentences: patch or closure, and how to check
 */
public record Product(
        String id,
        String vendor,
        String name,
        List<String> aliases,
        String category,
        List<Flaw> flaws,
        List<Phrase> advice,
        List<RecognitionRule> recognition) {
    public Product {
        aliases = List.copyOf(aliases);
        flaws = List.copyOf(flaws);
        advice = List.copyOf(advice);
        recognition = List.copyOf(recognition);
    }
}
