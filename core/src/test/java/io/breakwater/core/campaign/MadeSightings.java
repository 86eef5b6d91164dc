package io.breakwater.core.campaign;

import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Sightings for tests. */
final class MadeSightings {
    private MadeSightings() {}

    static Sighting sighting(String id, Instant at, Trait... traits) {
        return sighting(id, at, false, 0, traits);
    }

    static Sighting sighting(String id, Instant at, boolean withdrawn, long revision, Trait... traits) {
        TreeMap<Stage, Instant> stages = new TreeMap<>();
        stages.put(Stage.EXPLOITATION, at);
        stages.put(Stage.ENCRYPTION, at.plusSeconds(3600));
        return new Sighting(
                new SightingId(id),
                "tenant-" + id.length(),
                "asset-" + id,
                at,
                "P" + id.length() % 3,
                "",
                "industry",
                "product",
                true,
                stages,
                List.of("T1486"),
                List.of(traits),
                withdrawn,
                revision);
    }

    static Trait family(String name) {
        return new Trait(TraitKind.FAMILY, name);
    }

    static Trait controller(String address) {
        return new Trait(TraitKind.C2_ADDRESS, address);
    }

    static Trait extension(String extension) {
        return new Trait(TraitKind.RANSOM_EXTENSION, extension);
    }

    /** {@code count} victims an hour apart. */
    static List<Sighting> row(String prefix, int count, Instant from, Trait... traits) {
        List<Sighting> row = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            row.add(sighting(prefix + index, from.plusSeconds(3600L * index), traits));
        }
        return row;
    }
}
