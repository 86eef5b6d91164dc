package io.breakwater.app.campaign.made;

/** What makes a made-up campaign harder; variants combine. */
public enum Variant {
    /** Four of five victims carry no family label, half of those no extension either. */
    UNLABELLED,
    /** Each tenant lacks each product with probability 1/4, but never both endpoint and network sensor. */
    PRODUCTS_MISSING,
    /** Half of the chains are stopped by a product at a random step after remote control. */
    CUT_CHAINS,
    /** Victims fall within half an hour around midnight, and waves across month ends. */
    MIDNIGHT,
    /** A second gang bursts on the same days as the first, with half of its infrastructure in common. */
    TWO_GANGS,
    /** A hundred times the noise. */
    LOUD
}
