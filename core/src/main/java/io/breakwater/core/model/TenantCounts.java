package io.breakwater.core.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many tenants stand behind the cells of a campaign's tables: a cell of few tenants can point at one of them, however
 * many assets it counts.
 *
 * @param daily with the same days as {@link CampaignTables#daily()}
 * @param monthly with the same months as {@link CampaignTables#monthly()}
 */
public record TenantCounts(int total, SortedMap<LocalDate, Integer> daily, SortedMap<String, Integer> monthly) {
    /** Fewest tenants behind a figure that may leave the provider. */
    public static final int FEWEST_PUBLISHED = 5;

    public TenantCounts {
        daily = Collections.unmodifiableSortedMap(new TreeMap<>(daily));
        monthly = Collections.unmodifiableSortedMap(new TreeMap<>(monthly));
    }
}
