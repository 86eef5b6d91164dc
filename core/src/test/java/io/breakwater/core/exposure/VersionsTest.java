package io.breakwater.core.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class VersionsTest {
    @Test
    void ordersAsPeopleMeanIt() {
        List<String> right = List.of(
                "1.0-alpha", "1.0-rc1", "1.0", "1.0.1", "6.1", "6.1SP2", "6.1SP3", "v7.0", "9.9", "9.10", "17.0");
        List<String> shuffled = new ArrayList<>(right);
        long seed = System.nanoTime();
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.sort(Versions.ORDER);
        assertEquals(right, shuffled, () -> "seed " + seed);
        assertEquals(0, Versions.ORDER.compare("17", "v17.0.0"));
    }

    @Test
    void aRangeHoldsItsBounds() {
        assertTrue(VersionRange.parse("<= 17.0").holds("17"));
        assertFalse(VersionRange.parse("< 11.10").holds("11.10"));
        assertTrue(VersionRange.parse("< 11.10").holds("11.9"));
        VersionRange both = VersionRange.parse(">= 3.0.0, < 3.10.7");
        assertTrue(both.holds("3.10.6"));
        assertFalse(both.holds("2.28"));
        assertFalse(both.holds("3.10.7"));
        assertTrue(VersionRange.parse("= 6.5").holds("6.5.0"));
        assertFalse(VersionRange.parse("= 6.5").holds("6.6"));
        assertTrue(VersionRange.parse("*").holds("anything"));
    }

    @Test
    void aBrokenRangeSaysHowOneReads() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> VersionRange.parse("up to 3"));
        assertTrue(refused.getMessage().contains("<= 17.0"), refused::getMessage);
    }
}
