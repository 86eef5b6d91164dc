package io.breakwater.core.incident;

import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
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

    /** What is shared, as an entity; something of the attacker's that is neither host, address nor account is a domain or a file. */
    Entity entity() {
        String plain = value.lines().findFirst().orElse(value);
        EntityKind kind = switch (sort) {
            case HOST -> EntityKind.HOST;
            case SOURCE_ADDRESS, PEER_ADDRESS -> EntityKind.ADDRESS;
            case ACCOUNT -> EntityKind.ACCOUNT;
            case ARTEFACT, ANALYST -> EntityKind.DOMAIN;
        };
        return new Entity(kind, EntityRole.RELATED, plain);
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
