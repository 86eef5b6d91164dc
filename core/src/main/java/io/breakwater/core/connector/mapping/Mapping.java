package io.breakwater.core.connector.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One mapping file, read and checked.
 *
 * @param senders names by which envelopes call the product
 * @param tenantField field in which a feed of many tenants names the tenant
 * @param hidden fields that are kept from rules: labels, ground truth, secrets
 * @param renamed fields that rules call otherwise: read name to rules' name
 * @param view what holds for every record
 * @param variants the first whose condition holds overrides {@code view}
 */
record Mapping(
        String name,
        Recognition recognition,
        PayloadFormat format,
        TimeRule time,
        List<String> senders,
        Optional<String> tenantField,
        List<String> hidden,
        Map<String, String> renamed,
        View view,
        List<Variant> variants) {
    Mapping {
        senders = List.copyOf(senders);
        hidden = List.copyOf(hidden);
        renamed = Map.copyOf(renamed);
        // Overridden once, here, so that reading a record builds no views.
        variants = variants.stream()
                .map(variant -> new Variant(variant.when(), view.overriddenBy(variant.view())))
                .toList();
    }
}
