package io.breakwater.core.model;

import java.time.Instant;
import java.util.List;

/**
 * A record understood.
 *
 * @param time when it happened by the product's own clock, in UTC
 * @param attributes the OCSF view
 * @param fields the product's own view
 */
public record Event(
        EventId id,
        Provenance provenance,
        Instant time,
        OcsfClass ocsfClass,
        LogSource logSource,
        Attributes attributes,
        Fields fields) {

    public TenantId tenant() {
        return provenance.tenant();
    }

    /** Hosts, addresses, accounts, ... that the attributes name; sorted, without doubles. */
    public List<Entity> entities() {
        return Observables.entities(attributes);
    }

    /** The attacker's marks that the attributes name; sorted, without doubles. */
    public List<Trait> traits() {
        return Observables.traits(attributes);
    }

    /** An alert that a product raised, as against a plain log line. */
    public boolean isAlert() {
        return ocsfClass == OcsfClass.DETECTION_FINDING;
    }
}
