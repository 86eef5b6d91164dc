package io.breakwater.app.warning;

import io.breakwater.core.model.Threat;
import io.breakwater.core.warn.Outlook;
import io.breakwater.core.warn.Roster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Ways to order the assets that were not hit yet: the outlook, and what it is held against. */
enum Ranker {
    MODEL("model") {
        @Override
        int[] rank(Outlook outlook) {
            return outlook.ranked();
        }
    },
    PRODUCT_LIFT("product lift") {
        @Override
        int[] rank(Outlook outlook) {
            return byScore(outlook, productRates(outlook));
        }
    },
    EPSS("EPSS") {
        @Override
        int[] rank(Outlook outlook) {
            return byThreat(outlook, Threat::epss);
        }
    },
    CVSS("CVSS") {
        @Override
        int[] rank(Outlook outlook) {
            return byThreat(outlook, Threat::cvss);
        }
    },
    KEV("KEV") {
        @Override
        int[] rank(Outlook outlook) {
            return byThreat(outlook, threat -> threat.inKev() ? 1 : 0);
        }
    },
    RANDOM("random") {
        @Override
        int[] rank(Outlook outlook) {
            return byScore(outlook, new double[outlook.roster().size()]);
        }
    };

    private final String title;

    Ranker(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Rows not hit yet, most urgent first. */
    abstract int[] rank(Outlook outlook);

    private static int[] byThreat(Outlook outlook, ToDoubleFunction<Threat> score) {
        double[] scores = new double[outlook.roster().size()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = score.applyAsDouble(outlook.roster().threat(row));
        }
        return byScore(outlook, scores);
    }

    /** Ties stand in the order of rows, which is that of keyed hashes: as good as drawn. */
    private static int[] byScore(Outlook outlook, double[] score) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < score.length; row++) {
            if (!outlook.everHit(row)) {
                rows.add(row);
            }
        }
        rows.sort((a, b) -> Double.compare(score[b], score[a]));
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Victims per asset of the product, smoothed by one victim on the average product. */
    private static double[] productRates(Outlook outlook) {
        Roster roster = outlook.roster();
        Map<String, double[]> counts = new HashMap<>();
        double victims = 0;
        for (int row = 0; row < roster.size(); row++) {
            double[] count = counts.computeIfAbsent(roster.asset(row).product(), any -> new double[2]);
            count[0] += outlook.everHit(row) ? 1 : 0;
            count[1]++;
            victims += outlook.everHit(row) ? 1 : 0;
        }
        double rate = Math.max(victims, 1) / roster.size();
        double[] score = new double[roster.size()];
        for (int row = 0; row < score.length; row++) {
            double[] count = counts.getOrDefault(roster.asset(row).product(), new double[2]);
            score[row] = (count[0] + 1) / (count[1] + 1 / rate);
        }
        return score;
    }
}
