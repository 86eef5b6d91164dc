package io.breakwater.core.incident;

import java.time.Duration;
import java.util.Comparator;

/** Something that groups on different assets can share. */
record LinkKey(Sort sort, String value) implements Comparable<LinkKey> {
    private static final Comparator<LinkKey> ORDER =
            Comparator.comparing(LinkKey::sort).thenComparing(LinkKey::value);

    /** What is shared decides how long it links, and whether it links attacks that have an entrance of their own. */
    enum Sort {
        HOST,
        SOURCE_ADDRESS,
        ACCOUNT,
        /**
         * The attacker's belongings: hash, domain, command and control. Two assets that were each broken into and report
         * to the same control were attacked by the same gang, but not in the same attack; the campaign joins those.
         */
        ARTEFACT,
        PEER_ADDRESS,
        /** A person said so. */
        ANALYST
    }

    Duration fade(CorrelationTuning tuning) {
        return switch (sort) {
            case HOST -> tuning.hostFade();
            case SOURCE_ADDRESS, PEER_ADDRESS -> tuning.addressFade();
            case ACCOUNT -> tuning.accountFade();
            case ARTEFACT -> tuning.artefactFade();
            case ANALYST -> tuning.retention();
        };
    }

    boolean joinsOwnEntrances() {
        return switch (sort) {
            case HOST, SOURCE_ADDRESS, ACCOUNT, ANALYST -> true;
            case ARTEFACT, PEER_ADDRESS -> false;
        };
    }

    /** As it stands in {@link io.breakwater.core.model.Link#entity()}. */
    String spoken() {
        String plain = value.lines().findFirst().orElse(value);
        return switch (sort) {
            case HOST -> "host " + plain;
            case SOURCE_ADDRESS, PEER_ADDRESS -> "address " + plain;
            case ACCOUNT -> "account " + plain;
            case ARTEFACT -> plain;
            case ANALYST -> "decision " + plain;
        };
    }

    @Override
    public int compareTo(LinkKey other) {
        return ORDER.compare(this, other);
    }
}
