package io.breakwater.core.campaign;

import io.breakwater.core.model.Sighting;

/** Sightings that differ from another in one word. */
final class Sightings {
    private Sightings() {}

    static Sighting withRevision(Sighting sighting, long revision) {
        return copy(sighting, sighting.withdrawn(), revision);
    }

    static Sighting withdrawn(Sighting sighting) {
        return copy(sighting, true, sighting.revision());
    }

    private static Sighting copy(Sighting of, boolean withdrawn, long revision) {
        return new Sighting(
                of.id(),
                of.tenant(),
                of.asset(),
                of.compromised(),
                of.province(),
                of.tenantProvince(),
                of.industry(),
                of.product(),
                of.surveyed(),
                of.stages(),
                of.techniques(),
                of.traits(),
                withdrawn,
                revision);
    }
}
