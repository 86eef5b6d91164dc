package io.breakwater.core.campaign;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** What {@link CampaignStage} remembers: the sightings of all tenants, and what was told of them. */
public final class CampaignState {
    final Ledger ledger;
    final Blanks blanks = new Blanks();
    final SortedMap<String, SortedSet<Long>> alarmed = new TreeMap<>();

    /** Whether anything came in since the last watermark. */
    boolean news;

    CampaignState(Ledger ledger) {
        this.ledger = ledger;
    }
}
