package io.breakwater.core.campaign;

import io.breakwater.core.model.Trait;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * To which campaign a sighting without a name belongs.
 *
 * <p>Named sightings (a family label, or an extension that one gang alone uses, by the content or by what the labelled show,
 * see {@link OwnExtensions}) anchor a profile per gang: how often its
 * victims showed each command-and-control address, extension, note, exploited product, tool and hash, and on which days
 * they fell. For an unnamed sighting with marks v on day d the score of gang g is, in logarithms,
 *
 * <pre>  rate(g, d) * pace(g) * product over marks of  probability(g, v)</pre>
 *
 * {@link Habits} says how probable a mark is, {@link Tempo} how busy the gang is on the day: inside a burst an unnamed victim
 * belongs to the gang that bursts, between bursts to the one that works steadily. A mark which all gangs share (one pool of
 * addresses behind two gangs) decides nothing. {@link Paces} says how much likelier the gang is to work at the pace of the attack,
 * if gangs differ in that at all. The sighting itself is left out of both, for nothing speaks for itself.
 *
 * <p>This is what is asked in one pass of a {@link Judging}, which says what the gangs' profiles are made of.
 */
final class Attribution {
    private final List<Gang> gangs;
    private final Map<Marks, Likeness> byMarks = new HashMap<>();

    /** What a verdict rests on: likeness to a known gang, membership in a group of unnamed ones, or nothing at all. */
    enum Basis {
        LIKENESS,
        /** As likeness, and the pace of the attack tipped the balance. */
        PACE,
        GROUP,
        NOTHING
    }

    /** @param posterior probability, of the gangs known */
    record Verdict(String campaign, double posterior, Basis basis) {}

    /** @param gangs complete when first asked */
    Attribution(List<Gang> gangs) {
        this.gangs = gangs;
    }

    /** Logarithms of how likely each gang is to show some marks, worked out when first asked for. */
    private final class Likeness {
        private final List<Trait> marks;
        private final double[] anew = new double[gangs.size()];
        private final double[] ofCounted = new double[gangs.size()];

        Likeness(Marks marks) {
            this.marks = marks.evidence();
            Arrays.fill(anew, Double.NaN);
            Arrays.fill(ofCounted, Double.NaN);
        }

        double of(int gang, boolean counted) {
            double[] known = counted ? ofCounted : anew;
            if (Double.isNaN(known[gang])) {
                Habits habits = gangs.get(gang).habits();
                known[gang] = counted ? habits.likenessOfCounted(marks) : habits.likeness(marks);
            }
            return known[gang];
        }
    }

    /** Whether it was asked of such marks before, and so need not look at each mark again. */
    boolean knows(Marks marks) {
        return byMarks.containsKey(marks);
    }

    /** @param countedIn campaign whose profile holds the victims of the cell; null for none */
    Verdict of(Cell cell, @Nullable String countedIn) {
        if (gangs.isEmpty()) {
            return new Verdict(NovelGangs.UNATTRIBUTED, 0, Basis.NOTHING);
        }
        Likeness likeness = byMarks.computeIfAbsent(cell.marks, Likeness::new);
        double[] score = new double[gangs.size()];
        int best = 0;
        int bestWithoutPace = 0;
        double mostWithoutPace = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < score.length; index++) {
            Gang gang = gangs.get(index);
            boolean counted = gang.name().equals(countedIn);
            double withoutPace =
                    likeness.of(index, counted) + Math.log(gang.tempo().rate(cell.day, counted ? 1 : 0));
            if (withoutPace > mostWithoutPace) {
                mostWithoutPace = withoutPace;
                bestWithoutPace = index;
            }
            score[index] = withoutPace + Paces.voice(gang.pace(), cell);
            best = score[index] > score[best] ? index : best;
        }
        double sum = 0;
        for (double each : score) {
            sum += Math.exp(each - score[best]);
        }
        return new Verdict(gangs.get(best).name(), 1 / sum, best == bestWithoutPace ? Basis.LIKENESS : Basis.PACE);
    }
}
