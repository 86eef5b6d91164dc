package io.breakwater.core.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenCellsTest {
    private static final Marks MARKS =
            new Marks(Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());

    @Test
    void aWalkPassesEachCellOnceThatWasThereAtItsBeginningAndIsThereAtItsTurn() {
        int removed = 0;
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            OpenCells cells = new OpenCells();
            List<Cell> there = new ArrayList<>();
            int day = 0;
            for (; day < 40; day++) {
                there.add(cells.of(MARKS, day));
            }
            for (int walk = 0; walk < 3; walk++) {
                Set<Cell> expected = new HashSet<>(there);
                Set<Cell> passed = new HashSet<>();
                Iterator<Cell> each = cells.walk();
                while (each.hasNext()) {
                    Cell cell = each.next();
                    assertTrue(expected.contains(cell), "came too late; seed " + seed);
                    assertTrue(passed.add(cell), "passed twice; seed " + seed);
                    for (int change = random.nextInt(3); change > 0; change--) {
                        if (random.nextBoolean() && there.size() > 1) {
                            Cell gone = there.remove(random.nextInt(there.size()));
                            cells.remove(gone);
                            removed += passed.contains(gone) ? 0 : 1;
                            expected.removeIf(one -> one == gone && !passed.contains(gone));
                        } else {
                            there.add(cells.of(MARKS, day++));
                        }
                    }
                }
                assertEquals(expected, passed, "seed " + seed);
                assertEquals(there.size(), cells.size(), "seed " + seed);
            }
        }
        assertTrue(removed > 300, "hardly any went before its turn: " + removed);
    }
}
