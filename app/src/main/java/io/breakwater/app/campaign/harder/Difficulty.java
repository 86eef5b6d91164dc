package io.breakwater.app.campaign.harder;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What makes a campaign harder to see; difficulties combine. */
public enum Difficulty {
    /** Four of five attacks carry no family label, half of those no extension either, a quarter no note. */
    UNLABELLED,
    /** Each tenant lacks each product with probability 1/4, but never both endpoint and network sensor. */
    PRODUCTS_MISSING,
    /** One tenant in ten has the web firewall alone, one in ten the web firewall and the gateway's analytics. */
    ONE_SENSOR,
    /**
     * Half of the attacks are stopped by a product at a random step after the web shell; one in ten is blocked at the
     * door, and is no compromise.
     */
    CUT_CHAINS,
    /** Victims fall within half an hour around midnight, and the first wave begins on the last day of a month. */
    MIDNIGHT,
    /** A second gang with half of the first's controllers takes victims of its own, a day after the first's. */
    TWO_GANGS,
    /** The second gang takes four times as long from step to step; there must be one, see {@link #TWO_GANGS}. */
    OTHER_PACE,
    /** The second gang encrypts first and destroys backups some minutes later; there must be one. */
    OTHER_ORDER,
    /** A hundred times the background. */
    LOUD;

    /** What speaks against these together; empty when nothing does. */
    public static Optional<String> objectionTo(Set<Difficulty> together) {
        return Stream.of(OTHER_PACE, OTHER_ORDER)
                .filter(ofSecond -> together.contains(ofSecond) && !together.contains(TWO_GANGS))
                .findFirst()
                .map(ofSecond -> ofSecond + " is the second gang's; add TWO_GANGS");
    }
}
