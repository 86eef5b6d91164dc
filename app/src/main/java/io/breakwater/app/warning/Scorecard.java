package io.breakwater.app.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums up, over all moments of a backtest, how many of the next victims stood on the list, how early and how surely. */
final class Scorecard {
    /** Shares of the assets that a list may be long. */
    static final double[] CUTS = {0.01, 0.05, 0.10};

    /** Bins of equal width, as usual; and as probabilities are small, also bins of equal numbers. */
    private static final int BINS = 20;

    /** Groups of equal expectation. */
    private static final int GROUPS = 10;

    private final EnumMap<Ranker, double[]> caught = new EnumMap<>(Ranker.class);
    private final double[] listed = new double[CUTS.length];
    private int next;
    private int unseenNext;
    private final EnumMap<Ranker, Integer> unseenCaught = new EnumMap<>(Ranker.class);
    private final List<double[]> foretold = new ArrayList<>();
    private final Map<String, Instant> listedSince = new HashMap<>();
    private final List<Duration> leads = new ArrayList<>();
    private int unlisted;

    /** One next victim stood at {@code place} (from 0) of a list of {@code of}. */
    void victim(Ranker ranker, int place, int of, boolean productUnseen) {
        double[] counts = caught.computeIfAbsent(ranker, any -> new double[CUTS.length]);
        for (int cut = 0; cut < CUTS.length; cut++) {
            counts[cut] += place < CUTS[cut] * of ? 1 : 0;
        }
        if (productUnseen && place < CUTS[1] * of) {
            unseenCaught.merge(ranker, 1, Integer::sum);
        }
    }

    void moment(int victims, int unseen, int rows) {
        next += victims;
        unseenNext += unseen;
        for (int cut = 0; cut < CUTS.length; cut++) {
            listed[cut] += Math.ceil(CUTS[cut] * rows);
        }
    }

    void probability(double probability, boolean hit) {
        foretold.add(new double[] {probability, hit ? 1 : 0});
    }

    /** The list of a moment: who stays on it keeps the moment since which it was there. */
    void list(Instant asOf, List<String> assets) {
        Map<String, Instant> since = new HashMap<>();
        assets.forEach(asset -> since.put(asset, listedSince.getOrDefault(asset, asOf)));
        listedSince.clear();
        listedSince.putAll(since);
    }

    /** A victim fell after the last {@link #list} and before the next one. */
    void fell(String asset, Instant at) {
        Instant since = listedSince.get(asset);
        if (since == null) {
            unlisted++;
        } else {
            leads.add(Duration.between(since, at));
        }
    }

    int nextVictims() {
        return next;
    }

    double recall(Ranker ranker, int cut) {
        return next == 0 ? 0 : caught.getOrDefault(ranker, new double[CUTS.length])[cut] / next;
    }

    double precision(Ranker ranker, int cut) {
        return listed[cut] == 0 ? 0 : caught.getOrDefault(ranker, new double[CUTS.length])[cut] / listed[cut];
    }

    int unseenVictims() {
        return unseenNext;
    }

    double unseenRecall(Ranker ranker) {
        return unseenNext == 0 ? 0 : (double) unseenCaught.getOrDefault(ranker, 0) / unseenNext;
    }

    /** Expected calibration error over bins of equal width. */
    double calibrationError() {
        double[][] bins = new double[BINS][3];
        for (double[] one : foretold) {
            add(bins[Math.min(BINS - 1, (int) (one[0] * BINS))], one);
        }
        return error(bins);
    }

    /** The same over bins of equal numbers of assets. */
    double calibrationErrorByRank() {
        double[][] sorted = foretold.toArray(new double[0][]);
        Arrays.sort(sorted, (a, b) -> Double.compare(a[0], b[0]));
        double[][] bins = new double[BINS][3];
        for (int i = 0; i < sorted.length; i++) {
            add(bins[(int) ((long) i * BINS / sorted.length)], sorted[i]);
        }
        return error(bins);
    }

    private static void add(double[] bin, double[] one) {
        bin[0] += one[0];
        bin[1] += one[1];
        bin[2]++;
    }

    private double error(double[][] bins) {
        double off = 0;
        for (double[] bin : bins) {
            off += Math.abs(bin[0] - bin[1]);
        }
        return foretold.isEmpty() ? 0 : off / foretold.size();
    }

    /**
     * Victims per expected victim in ten groups, the surest first, each of which the forecast expected a tenth of all
     * victims in. Where nearly all probabilities are near zero, this tells what the usual error cannot: whether a
     * probability that is high deserves to be.
     */
    double[] seenPerExpected() {
        double[][] sorted = foretold.toArray(new double[0][]);
        Arrays.sort(sorted, (a, b) -> Double.compare(b[0], a[0]));
        double all = foretold.stream().mapToDouble(one -> one[0]).sum();
        double[] expected = new double[GROUPS];
        double[] seen = new double[GROUPS];
        double before = 0;
        for (double[] one : sorted) {
            int group = (int) Math.min(GROUPS - 1, GROUPS * before / Math.max(all, Double.MIN_NORMAL));
            before += one[0];
            expected[group] += one[0];
            seen[group] += one[1];
        }
        for (int group = 0; group < GROUPS; group++) {
            seen[group] /= Math.max(expected[group], Double.MIN_NORMAL);
        }
        return seen;
    }

    /** Victims that the forecast expected for each one that there was. */
    double foretoldPerVictim() {
        double expected = foretold.stream().mapToDouble(one -> one[0]).sum();
        return expected
                / Math.max(1, foretold.stream().mapToDouble(one -> one[1]).sum());
    }

    double baseRate() {
        return foretold.stream().mapToDouble(one -> one[1]).average().orElse(0);
    }

    int fallen() {
        return leads.size() + unlisted;
    }

    int fallenListed() {
        return leads.size();
    }

    /** Of the victims that stood on the list when they fell, the share that had stood there for so long. */
    double listedFor(Duration lead) {
        long early = leads.stream().filter(one -> one.compareTo(lead) >= 0).count();
        return leads.isEmpty() ? 0 : (double) early / leads.size();
    }

    /** Lead in hours at a share of the listed victims, 0 to 1. */
    double leadHours(double quantile) {
        double[] hours = leads.stream()
                .mapToDouble(lead -> lead.toMinutes() / 60.0)
                .sorted()
                .toArray();
        return hours.length == 0 ? 0 : hours[(int) Math.min(hours.length - 1, quantile * hours.length)];
    }
}
