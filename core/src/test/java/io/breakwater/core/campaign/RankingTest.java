package io.breakwater.core.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {
    private record Add(String name, int tenant) {}

    @Test
    void theFirstAreThoseOfACounterThatGoesThroughAll() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            Ranking ranking = new Ranking();
            Counter counter = new Counter();
            List<Add> in = new ArrayList<>();
            for (int step = 0; step < 300; step++) {
                boolean out = !in.isEmpty() && random.nextInt(3) == 0;
                Add add = out
                        ? in.remove(random.nextInt(in.size()))
                        : new Add("n" + (int) (40 * Math.pow(random.nextDouble(), 3)), random.nextInt(5));
                if (!out) {
                    in.add(add);
                }
                ranking.add(add.name(), add.tenant(), out ? -1 : 1);
                counter.add(add.name(), add.tenant(), out ? -1 : 1);
                int most = random.nextInt(12);
                assertEquals(
                        counter.shares(in.size()).stream().limit(most).toList(),
                        ranking.first(most, in.size()),
                        "seed " + seed);
            }
        }
    }
}
