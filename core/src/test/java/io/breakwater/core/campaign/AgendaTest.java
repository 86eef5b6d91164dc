package io.breakwater.core.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private final List<String> done = new ArrayList<>();

    private Agenda agenda() {
        Agenda agenda = new Agenda();
        agenda.each(() -> List.of("a", "b").iterator(), outer -> {
            done.add(outer);
            agenda.each(() -> List.of(1, 2, 3).iterator(), inner -> {
                done.add(outer + inner);
                return 1;
            });
            agenda.then(() -> done.add("end of " + outer));
            return 1;
        });
        agenda.then(() -> done.add("end"));
        return agenda;
    }

    @Test
    void loopsWithinALoopAreDoneBeforeItsNextRound() {
        assertTrue(agenda().goOn(Long.MAX_VALUE));
        assertEquals(List.of("a", "a1", "a2", "a3", "end of a", "b", "b1", "b2", "b3", "end of b", "end"), done);
    }

    @Test
    void workThatIsLeftAndTakenUpAgainIsTheSame() {
        agenda().goOn(Long.MAX_VALUE);
        List<String> atOnce = List.copyOf(done);
        done.clear();
        Agenda agenda = agenda();
        for (int slice = 1; slice < atOnce.size(); slice++) {
            assertFalse(agenda.goOn(1));
            assertEquals(atOnce.subList(0, slice), done);
        }
        agenda.goOn(1);
        assertTrue(agenda.goOn(1));
        assertEquals(atOnce, done);
    }

    @Test
    void aRoundThatCostsMuchEndsTheSlice() {
        Agenda agenda = new Agenda();
        agenda.each(() -> List.of(9, 1, 1, 9).iterator(), cost -> {
            done.add(String.valueOf(cost));
            return cost;
        });
        agenda.goOn(2);
        assertEquals(List.of("9"), done);
        agenda.goOn(2);
        assertEquals(List.of("9", "1", "1"), done);
    }
}
