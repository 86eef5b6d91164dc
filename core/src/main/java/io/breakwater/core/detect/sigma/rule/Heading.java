package io.breakwater.core.detect.sigma.rule;

import java.util.List;
import java.util.Map;

/**
 * What every kind of Sigma document tells of itself.
 *
 * @param id never empty: a document without one gets the hash of its text
 * @param name for references from correlation rules; empty when it has none
 * @param tags as written, lower case
 * @param own the rule's {@code breakwater:} block, flat; empty when it has none
 * @param version hash of the document's text
 */
public record Heading(
        String id,
        String name,
        String title,
        Level level,
        String status,
        List<String> tags,
        List<String> falsePositives,
        Map<String, String> own,
        String version,
        Place place) {
    public Heading {
        tags = List.copyOf(tags);
        falsePositives = List.copyOf(falsePositives);
        own = Map.copyOf(own);
    }

    /** The same document under another id. */
    public Heading withId(String other) {
        return new Heading(other, name, title, level, status, tags, falsePositives, own, version, place);
    }

    /** The same document in another version, for a rule whose meaning a filter has changed. */
    public Heading withVersion(String changed) {
        return new Heading(id, name, title, level, status, tags, falsePositives, own, changed, place);
    }
}
