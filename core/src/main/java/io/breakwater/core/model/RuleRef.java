package io.breakwater.core.model;

/**
 * Which rule, in which version, said so.
 *
 * @param id Sigma id, or {@code product:signature} for a product's own alert
 * @param version content hash of the rule's text; empty for a product's own alert
 * @param title as people read it
 */
public record RuleRef(String id, String version, String title) {
    public RuleRef {
        Texts.word(id, 512, "rule id");
    }
}
