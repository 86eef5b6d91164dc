package io.breakwater.core.campaign;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sightings without a name that show the same marks on the same local day: they are judged together. */
final class Cell {
    final Marks marks;
    final int day;
    private final List<Case> cases = new ArrayList<>();
    private final int[] paces = new int[Pace.CLASSES];

    /** Where it stands among all cells, and the walk over them that has passed it or that it came too late for. */
    int place;

    int walk;

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

    void add(Case each) {
        each.cell = this;
        each.placeInCell = cases.size();
        cases.add(each);
        Pace.count(each, paces, 1);
    }

    /** Takes a case out that is in; the last one moves to its place, so that this takes no time however many there are. */
    void remove(Case each) {
        Case last = cases.removeLast();
        if (last != each) {
            cases.set(each.placeInCell, last);
            last.placeInCell = each.placeInCell;
        }
        each.cell = null;
        Pace.count(each, paces, -1);
    }

    /** How many of its victims fall in a class of {@link Pace}. */
    int pace(int each) {
        return paces[each];
    }

    List<Case> cases() {
        return cases;
    }

    int size() {
        return cases.size();
    }
}
