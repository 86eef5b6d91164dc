package io.breakwater.core.campaign;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@link CampaignStage} remembers: the sightings of all tenants, and what was told of them. */
public final class CampaignState {
    final Ledger ledger;
    final Blanks blanks = new Blanks();
    final SortedMap<String, NavigableSet<Long>> alarmed = new TreeMap<>();

    /** Whether anything came in since the last watermark. */
    boolean news;

    /** Whether a day came to those that sources delivered: the blank days of all campaigns may be others. */
    boolean daysCame;

    /** Campaigns that are still to be told of, in the order in which that fell due. */
    final Set<String> due = new LinkedHashSet<>();

    /** As of when campaigns were told last; not stored: after a restart all are told once more with the next news. */
    @Nullable
    Instant toldAsOf;

    /** The moment up to which inputs were taken, where it was chosen; else it follows from them. */
    @Nullable
    Instant until;

    CampaignState(Ledger ledger) {
        this.ledger = ledger;
    }
}
