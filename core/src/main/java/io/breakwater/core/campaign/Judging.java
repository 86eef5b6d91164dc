package io.breakwater.core.campaign;

import io.breakwater.core.campaign.Attribution.Basis;
import io.breakwater.core.campaign.Attribution.Verdict;
import io.breakwater.core.model.Trait;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One judging of all unnamed cells, as they stand when it is begun. It can be done at once, or a slice at a time while
 * sightings go on to come: there may be a million cells, and nobody waits for them.
 *
 * <p>First those that show an extension of one gang's own are put down to it. Then come groups that no gang explains
 * ({@link NovelGangs}). The rest goes through three passes of {@link Attribution}: the named anchor the first; two more let
 * the unnamed of the pass before speak too (hard expectation-maximisation), which finds the bursts of a gang that is
 * hardly ever named. At last the verdicts are settled, day by day, so that the alarms of one part of the past are followed
 * at a time.
 *
 * <p>A judging sees the profiles frozen, and each cell in the size that it was found in; cells that come meanwhile wait
 * for the next one. So its verdicts fit together, and are a function of the set of sightings if none came meanwhile.
 */
final class Judging {
    private static final int PASSES = 3;

    /** Probability given to a victim that shows an extension of one gang's own. */
    private static final double BY_EXTENSION = 0.97;

    /** What one day of a gang costs when its tempo is worked out. */
    private static final int PRICE_OF_DAY = 4;

    /** What a mark costs that may be one of a million: every look at it misses the caches. */
    private static final int PRICE_OF_MARK = 5;

    private final Agenda agenda = new Agenda();
    private final Anchors.Frozen frozen;
    private final int span;
    private final ToIntBiFunction<Cell, Verdict> settlement;
    private final OwnExtensions extensions = new OwnExtensions();
    private final Networks everyonesNetworks = new Networks();

    /** The named, and those that show an extension of one gang's own. */
    private final SortedMap<String, Profile> anchored = new TreeMap<>();

    private final List<Gang> anchoredGangs = new ArrayList<>();
    private Paces paces = new Paces(anchored);
    private final NovelGangs novel;
    private final List<Judged> undecided = new ArrayList<>();
    private final SortedMap<Integer, List<Judged>> all = new TreeMap<>();

    /** A cell as it was found, and what was last thought of it. */
    private static final class Judged {
        private final Cell cell;
        private final int size;
        private @Nullable Verdict verdict;

        Judged(Cell cell) {
            this.cell = cell;
            this.size = cell.size();
        }
    }

    /**
     * @param anchors frozen until this is at its end, or given up
     * @param settlement told of each cell and its verdict; returns what that cost, see {@link Agenda}
     */
    Judging(Anchors anchors, OpenCells open, ToIntBiFunction<Cell, Verdict> settlement) {
        this.frozen = anchors.freeze();
        this.settlement = settlement;
        Profile everyone = frozen.everyone();
        this.span = everyone.days().isEmpty()
                ? 1
                : everyone.days().lastKey() - everyone.days().firstKey() + 1;
        Habits nobody = new Habits(new Profile(), everyone, everyonesNetworks);
        this.novel = new NovelGangs(agenda, anchoredGangs, everyone, nobody, span);
        Iterator<Cell> cells = open.walk();
        agenda.each(() -> frozen.named().entrySet().iterator(), this::learnExtensions);
        eachMark(everyone, mark -> everyonesNetworks.add(mark, everyone.count(mark)));
        standOn(frozen.named(), anchored);
        agenda.each(() -> cells, this::collect);
        agenda.then(this::decide);
        agenda.each(() -> all.values().iterator(), this::settle);
    }

    /** Goes on until {@code cost} is spent, see {@link Agenda}; returns whether all is judged and settled. */
    boolean goOn(long cost) {
        return agenda.goOn(cost);
    }

    private int learnExtensions(Map.Entry<String, Profile> gang) {
        eachMark(
                gang.getValue(),
                mark -> extensions.learn(gang.getKey(), mark, gang.getValue().count(mark)));
        return 1;
    }

    private void eachMark(Profile profile, Consumer<Trait> round) {
        agenda.each(() -> profile.traits().iterator(), mark -> {
            round.accept(mark);
            return PRICE_OF_MARK;
        });
    }

    private void standOn(SortedMap<String, Profile> below, SortedMap<String, Profile> above) {
        agenda.each(() -> below.entrySet().iterator(), gang -> {
            above.put(gang.getKey(), Profile.on(gang.getValue()));
            return 1 + gang.getValue().days().size();
        });
    }

    private int collect(Cell cell) {
        Judged judged = new Judged(cell);
        all.computeIfAbsent(cell.day, none -> new ArrayList<>()).add(judged);
        String owner = extensions.owner(cell.marks).orElse(null);
        if (owner == null) {
            undecided.add(judged);
            novel.add(cell.marks, cell.day, judged.size);
        } else {
            Profile profile = Objects.requireNonNull(anchored.get(owner));
            profile.add(cell.marks, cell.day, judged.size);
            profile.addPaces(cell);
            judged.verdict = new Verdict(owner, BY_EXTENSION, Basis.LIKENESS);
        }
        return 2 + 3 * cell.marks.evidence().size();
    }

    private void decide() {
        if (undecided.isEmpty()) {
            return;
        }
        paces = new Paces(anchored);
        gangs(anchored, anchoredGangs, Tempo.FEW_NAMED);
        agenda.then(novel::find);
        for (int pass = 0; pass < PASSES; pass++) {
            pass(pass == 0 ? Tempo.FEW_NAMED : Tempo.ALL_COUNTED);
        }
    }

    private void pass(double[] nearby) {
        SortedMap<String, Profile> profiles = new TreeMap<>();
        List<Gang> gangs = new ArrayList<>();
        Attribution attribution = new Attribution(gangs);
        standOn(anchored, profiles);
        agenda.each(undecided::iterator, judged -> count(judged, profiles));
        gangs(profiles, gangs, nearby);
        agenda.each(undecided::iterator, judged -> judge(judged, attribution, gangs.size()));
    }

    private int count(Judged judged, SortedMap<String, Profile> profiles) {
        Cell cell = judged.cell;
        String name = judged.verdict == null ? novel.campaignOf(cell.marks) : judged.verdict.campaign();
        // Those that nothing attributes are no gang: another must not be put down to them by likeness.
        if (name != null && !name.equals(NovelGangs.UNATTRIBUTED)) {
            profiles.computeIfAbsent(name, none -> new Profile()).add(cell.marks, cell.day, judged.size);
        }
        return 1 + 2 * cell.marks.evidence().size();
    }

    private void gangs(SortedMap<String, Profile> profiles, List<Gang> into, double[] nearby) {
        agenda.each(() -> profiles.entrySet().iterator(), gang -> {
            Profile profile = gang.getValue();
            Habits habits = new Habits(profile, frozen.everyone(), everyonesNetworks);
            into.add(new Gang(gang.getKey(), profile, habits, tempo(profile, nearby), paces.of(gang.getKey())));
            eachMark(profile, habits::learn);
            return 1 + PRICE_OF_DAY * profile.days().size();
        });
    }

    private Tempo tempo(Profile profile, double[] nearby) {
        int named = anchored.values().stream().mapToInt(Profile::total).sum();
        double unseen = nearby == Tempo.FEW_NAMED ? (frozen.everyone().total() - named) / Math.max(1.0, named) : 0;
        return new Tempo(profile, span, nearby, unseen);
    }

    private int judge(Judged judged, Attribution attribution, int gangs) {
        Cell cell = judged.cell;
        String group = novel.campaignOf(cell.marks);
        if (group != null) {
            judged.verdict = new Verdict(group, NovelGangs.CONFIDENCE, Basis.GROUP);
            return 1;
        }
        int price = (1 + gangs)
                * (attribution.knows(cell.marks)
                        ? 1
                        : PRICE_OF_MARK * cell.marks.evidence().size());
        String before = judged.verdict == null ? null : judged.verdict.campaign();
        judged.verdict = attribution.of(cell, before);
        return 1 + price;
    }

    private int settle(List<Judged> ofOneDay) {
        agenda.each(
                ofOneDay::iterator,
                judged -> settlement.applyAsInt(judged.cell, Objects.requireNonNull(judged.verdict)));
        return 1;
    }
}
