package io.breakwater.core.model;

/**
 * What a trait tells of the attacker; traits are what sightings may carry over tenants.
 */
public enum TraitKind {
    FAMILY(new Phrase("家族", "family")),
    RANSOM_EXTENSION(new Phrase("加密后缀", "extension")),
    RANSOM_NOTE(new Phrase("勒索信", "ransom note")),
    EXPLOITED_PRODUCT(new Phrase("被利用产品", "exploited product")),
    C2_ADDRESS(new Phrase("控制端地址", "C2 address")),
    C2_DOMAIN(new Phrase("控制端域名", "C2 domain")),
    FILE_HASH(new Phrase("哈希", "hash")),
    TOOL(new Phrase("工具", "tool")),
    CVE(new Phrase("漏洞编号", "CVE"));

    private final Phrase title;

    TraitKind(Phrase title) {
        this.title = title;
    }

    /** As people read it. */
    public Phrase title() {
        return title;
    }
}
