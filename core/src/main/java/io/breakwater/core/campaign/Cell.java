package io.breakwater.core.campaign;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sightings without a name that show the same marks on the same local day: they are judged together. */
final class Cell {
    final Marks marks;
    final int day;
    final Set<Case> cases = new LinkedHashSet<>();

    /** Campaign in whose tables the cases stand; null while in none. */
    @Nullable
    String campaign;

    /** What that rests on, as last judged. */
    Attribution.Basis basis = Attribution.Basis.NOTHING;

    /** Probability of that campaign in thousandths, as last judged. */
    int perMille;

    Cell(Marks marks, int day) {
        this.marks = marks;
        this.day = day;
    }
}
