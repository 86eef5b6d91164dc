package io.breakwater.core.campaign;

import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.Stage;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sightings that differ from another in one word. */
final class Sightings {
    private Sightings() {}

    static Sighting withRevision(Sighting sighting, long revision) {
        return copy(sighting, sighting.withdrawn(), revision);
    }

    static Sighting withdrawn(Sighting sighting) {
        return copy(sighting, true, sighting.revision());
    }

    /** Without the stages that were reached after {@code moment}. */
    static Sighting until(Sighting sighting, Instant moment) {
        SortedMap<Stage, Instant> reached = new TreeMap<>(sighting.stages());
        reached.values().removeIf(at -> at.isAfter(moment));
        return copy(sighting, reached, sighting.withdrawn(), sighting.revision());
    }

    private static Sighting copy(Sighting of, boolean withdrawn, long revision) {
        return copy(of, of.stages(), withdrawn, revision);
    }

    private static Sighting copy(Sighting of, SortedMap<Stage, Instant> stages, boolean withdrawn, long revision) {
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
                stages,
                of.techniques(),
                of.traits(),
                withdrawn,
                revision);
    }
}
