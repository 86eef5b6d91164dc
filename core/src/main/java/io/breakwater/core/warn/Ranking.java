package io.breakwater.core.warn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Puts rows in the order in which they are warned: the riskiest first, but of every {@code 1 / reserve} places one goes to
 * the riskiest row of the reserve, as long as there is one left. A reserved row that earns its place by risk counts too.
 */
final class Ranking {
    private Ranking() {}

    /**
     * @param risk per row
     * @param out rows that stand on no list
     */
    static int[] of(double[] risk, IntPredicate out, IntPredicate inReserve, double reserve) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < risk.length; row++) {
            if (!out.test(row)) {
                rows.add(row);
            }
        }
        rows.sort((a, b) -> {
            int byRisk = Double.compare(risk[b], risk[a]);
            return byRisk != 0 ? byRisk : Integer.compare(a, b);
        });
        int[] byRisk = rows.stream().mapToInt(Integer::intValue).toArray();
        int[] reserved = IntStream.of(byRisk).filter(inReserve).toArray();
        return reserved.length == 0 || reserve == 0 ? byRisk : interleaved(byRisk, reserved, inReserve, reserve);
    }

    private static int[] interleaved(int[] byRisk, int[] reserved, IntPredicate inReserve, double reserve) {
        int[] ranked = new int[byRisk.length];
        BitSet placed = new BitSet();
        int nextByRisk = 0;
        int nextReserved = 0;
        double owed = 0;
        for (int place = 0; place < ranked.length; place++) {
            owed += reserve;
            nextReserved = skipPlaced(reserved, nextReserved, placed);
            nextByRisk = skipPlaced(byRisk, nextByRisk, placed);
            boolean fromReserve = owed >= 1 && nextReserved < reserved.length;
            int row = fromReserve ? reserved[nextReserved] : byRisk[nextByRisk];
            owed -= fromReserve || inReserve.test(row) ? Math.min(owed, 1) : 0;
            placed.set(row);
            ranked[place] = row;
        }
        return ranked;
    }

    private static int skipPlaced(int[] rows, int from, BitSet placed) {
        int next = from;
        while (next < rows.length && placed.get(rows[next])) {
            next++;
        }
        return next;
    }
}
