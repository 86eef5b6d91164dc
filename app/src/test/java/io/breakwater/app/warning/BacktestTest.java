package io.breakwater.app.warning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.app.warning.simulate.SimulatedWorld;
import io.breakwater.core.warn.WarningSettings;
import org.junit.jupiter.api.Test;

final class BacktestTest {
    private static final long SEED = 8;
    private static final int ASSETS = 6_000;
    private static final int AT_FIVE_PERCENT = 1;

    @Test
    void theSameSeedIsTheSameWorld() {
        assertEquals(
                SimulatedWorld.of(SEED, ASSETS).strikes(),
                SimulatedWorld.of(SEED, ASSETS).strikes());
    }

    @Test
    void theForecastListsMoreOfTheNextVictimsThanEpssOrChance() {
        History history = History.of("small world", SimulatedWorld.of(SEED, ASSETS));
        Scorecard card = new Backtest(WarningSettings.standard(), 10, history).run();
        double model = card.recall(Ranker.MODEL, AT_FIVE_PERCENT);
        assertTrue(card.nextVictims() > 50, () -> "next victims " + card.nextVictims());
        assertTrue(model > 2 * card.recall(Ranker.EPSS, AT_FIVE_PERCENT), () -> "seed " + SEED + ", model " + model);
        assertTrue(model > 3 * card.recall(Ranker.RANDOM, AT_FIVE_PERCENT), () -> "seed " + SEED + ", model " + model);
        assertTrue(card.calibrationError() < 0.02, () -> "ECE " + card.calibrationError());
    }
}
