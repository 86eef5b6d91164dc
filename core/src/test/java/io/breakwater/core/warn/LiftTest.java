package io.breakwater.core.warn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class LiftTest {
    @Test
    void aFactorThatDoesNotMatterIsPulledToOne() {
        double[] lift = Lift.of(new double[] {11, 9, 10, 10}, new double[] {10, 10, 10, 10});
        for (double theta : lift) {
            assertEquals(1, theta, 0.05);
        }
    }

    @Test
    void aFactorThatMattersKeepsItsLift() {
        double[] lift = Lift.of(new double[] {80, 2, 3, 1}, new double[] {20, 22, 22, 22});
        assertTrue(lift[0] > 3, () -> "lift of the hit level is " + lift[0]);
        assertTrue(lift[1] < 0.3, () -> "lift of a spared level is " + lift[1]);
    }

    @Test
    void aSmallLevelIsPulledMoreThanALargeOne() {
        double[] lift = Lift.of(new double[] {60, 3, 1, 1}, new double[] {20, 1, 30, 30});
        assertEquals(3, lift[0], 0.1);
        assertTrue(lift[1] < 3, () -> "lift of the small level is " + lift[1]);
    }
}
