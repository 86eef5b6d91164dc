package io.breakwater.core.campaign;

import io.breakwater.core.model.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * To which campaign a sighting without a name belongs.
 *
 * <p>Named sightings (a family label, or an extension that one gang alone uses, by the content or by what the labelled show,
 * see {@link OwnExtensions}) anchor a profile per gang: how often its
 * victims showed each command-and-control address, extension, note, exploited product, tool and hash, and on which days
 * they fell. For an unnamed sighting with marks v on day d the score of gang g is, in logarithms,
 *
 * <pre>  rate(g, d) * product over marks of  probability(g, v)</pre>
 *
 * {@link Habits} says how probable a mark is, {@link Tempo} how busy the gang is on the day: inside a burst an unnamed victim
 * belongs to the gang that bursts, between bursts to the one that works steadily. A mark which all gangs share (one pool of
 * addresses behind two gangs) decides nothing. The sighting itself is left out of both, for nothing speaks for itself.
 *
 * <p>The named anchor the first pass; two more passes let the unnamed of the pass before speak too (hard
 * expectation-maximisation), which finds the bursts of a gang that is hardly ever named. Unnamed groups that no gang
 * explains become gangs of their own first, see {@link NovelGangs}. All of it is a function of the set of sightings.
 */
final class Attribution {
    private static final int PASSES = 3;

    /** Probability given to a victim that shows an extension of one gang's own. */
    private static final double BY_EXTENSION = 0.97;

    private final SortedMap<String, Profile> anchored = new TreeMap<>();
    private final Profile everyone;
    private final Networks everyonesNetworks;
    private final List<Cell> open = new ArrayList<>();
    private final int span;
    private final Map<Cell, Verdict> verdicts = new IdentityHashMap<>();

    /** What a verdict rests on: likeness to a known gang, membership in a group of unnamed ones, or nothing at all. */
    enum Basis {
        LIKENESS,
        GROUP,
        NOTHING
    }

    /** @param posterior probability, of the gangs known */
    record Verdict(String campaign, double posterior, Basis basis) {}

    /**
     * @param named profiles of the victims that a product or a known extension named; left as they are
     * @param unnamed all others
     */
    Attribution(SortedMap<String, Profile> named, Profile everyone, Collection<Cell> unnamed) {
        this.everyone = everyone;
        this.everyonesNetworks = new Networks(everyone);
        named.forEach((gang, profile) -> anchored.put(gang, new Profile(profile)));
        anchor(new OwnExtensions(named), unnamed);
        this.span = everyone.days().isEmpty()
                ? 1
                : everyone.days().lastKey() - everyone.days().firstKey() + 1;
    }

    private void anchor(OwnExtensions extensions, Collection<Cell> unnamed) {
        for (Cell cell : unnamed) {
            String owner = extensions.owner(cell.marks).orElse(null);
            if (owner == null) {
                open.add(cell);
            } else {
                Objects.requireNonNull(anchored.get(owner)).add(cell.marks, cell.day, cell.size());
                verdicts.put(cell, new Verdict(owner, BY_EXTENSION, Basis.LIKENESS));
            }
        }
    }

    Map<Cell, Verdict> judge() {
        if (open.isEmpty()) {
            return verdicts;
        }
        Map<Marks, String> novel = new NovelGangs(anchored, everyone, everyonesNetworks, span, open).find();
        for (int pass = 0; pass < PASSES; pass++) {
            judge(profiles(novel), novel, pass == 0 ? Tempo.FEW_NAMED : Tempo.ALL_COUNTED);
        }
        return verdicts;
    }

    private SortedMap<String, Profile> profiles(Map<Marks, String> novel) {
        SortedMap<String, Profile> profiles = new TreeMap<>();
        anchored.forEach((name, profile) -> profiles.put(name, new Profile(profile)));
        for (Cell cell : open) {
            Verdict before = verdicts.get(cell);
            String name = before == null ? novel.get(cell.marks) : before.campaign();
            // Those that nothing attributes are no gang: another must not be put down to them by likeness.
            if (name != null && !name.equals(NovelGangs.UNATTRIBUTED)) {
                profiles.computeIfAbsent(name, none -> new Profile()).add(cell.marks, cell.day, cell.size());
            }
        }
        return profiles;
    }

    private void judge(SortedMap<String, Profile> profiles, Map<Marks, String> novel, double[] nearby) {
        List<Gang> gangs = new ArrayList<>();
        profiles.forEach((name, profile) ->
                gangs.add(new Gang(name, new Habits(profile, everyone, everyonesNetworks), tempo(profile, nearby))));
        Map<Marks, Likeness> byMarks = new HashMap<>();
        for (Cell cell : open) {
            String known = novel.get(cell.marks);
            if (known != null) {
                verdicts.put(cell, new Verdict(known, NovelGangs.CONFIDENCE, Basis.GROUP));
                continue;
            }
            Likeness likeness = byMarks.computeIfAbsent(cell.marks, marks -> new Likeness(marks, gangs));
            verdicts.put(cell, verdict(cell, gangs, likeness));
        }
    }

    private Tempo tempo(Profile profile, double[] nearby) {
        int named = anchored.values().stream().mapToInt(Profile::total).sum();
        double unseen = nearby == Tempo.FEW_NAMED ? (everyone.total() - named) / Math.max(1.0, named) : 0;
        return new Tempo(profile, span, nearby, unseen);
    }

    private record Gang(String name, Habits habits, Tempo tempo) {}

    /** Logarithms of how likely each gang is to show some marks, worked out when first asked for. */
    private static final class Likeness {
        private final List<Trait> marks;
        private final List<Gang> gangs;
        private final double[] anew;
        private final double[] ofCounted;

        Likeness(Marks marks, List<Gang> gangs) {
            this.marks = marks.evidence();
            this.gangs = gangs;
            this.anew = new double[gangs.size()];
            this.ofCounted = new double[gangs.size()];
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

    private Verdict verdict(Cell cell, List<Gang> gangs, Likeness likeness) {
        if (gangs.isEmpty()) {
            return new Verdict(NovelGangs.UNATTRIBUTED, 0, Basis.NOTHING);
        }
        Verdict before = verdicts.get(cell);
        double[] score = new double[gangs.size()];
        int best = 0;
        for (int index = 0; index < score.length; index++) {
            Gang gang = gangs.get(index);
            boolean counted = before != null && before.campaign().equals(gang.name());
            score[index] = likeness.of(index, counted) + Math.log(gang.tempo().rate(cell.day, counted ? 1 : 0));
            best = score[index] > score[best] ? index : best;
        }
        double sum = 0;
        for (double each : score) {
            sum += Math.exp(each - score[best]);
        }
        return new Verdict(gangs.get(best).name(), 1 / sum, Basis.LIKENESS);
    }
}
