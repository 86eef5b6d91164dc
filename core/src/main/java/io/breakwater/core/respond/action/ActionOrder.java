package io.breakwater.core.respond.action;

import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What is to be done, fixed when it is proposed: what a person approves is what is carried out.
 *
 * @param incident on whose account
 * @param target an address, a host or an account, in lower case
 * @param responder name of the responder that shall do it
 * @param lasts for how long from the approval on; then it is taken back by itself
 * @param radius what else it touches, as it was known when it was proposed
 */
public record ActionOrder(
        ActionId id,
        TenantId tenant,
        IncidentId incident,
        ActionKind kind,
        String target,
        String responder,
        Duration lasts,
        Radius radius) {
    /** Longest that an action may stand without being asked for anew. */
    public static final Duration LONGEST = Duration.ofDays(90);

    public ActionOrder {
        target = target.strip().toLowerCase(Locale.ROOT);
        if (target.isEmpty() || target.length() > 256) {
            throw new IllegalArgumentException("a target has 1 to 256 characters, has " + target.length());
        }
        if (target.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a target must not hold control characters");
        }
        if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("an action lasts up to " + LONGEST.toDays() + " days, not " + lasts);
        }
    }

    /** The id of what {@code by} proposes at {@code at}; the same words again are the same action. */
    public static ActionId id(
            TenantId tenant, IncidentId incident, ActionKind kind, String target, String responder, Instant at) {
        return new ActionId(ContentHash.of("action")
                .add(tenant.value())
                .add(incident.value())
                .add(kind.name())
                .add(target.strip().toLowerCase(Locale.ROOT))
                .add(responder)
                .add(at.toEpochMilli())
                .hex());
    }
}
