package io.breakwater.core.campaign;

import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.Trait;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All sightings, put down to campaigns. A named sighting goes straight into its campaign's tally. An unnamed one waits in
 * its {@link Cell} for a {@link Judging}, which judges all cells anew and moves those whose verdict changed. What stands in
 * the tallies after {@link #attribute} is a function of the set of sightings. {@link #attributeOn} comes to the same, but
 * takes its time: a slice of a judging for each time that it is asked.
 */
final class Ledger {
    /** Named by label or by an extension that one gang alone uses; products err in a few of a hundred labels. */
    private static final int NAMED_PER_MILLE = 980;

    /**
     * While sightings come, a judging is begun when more changes came together than a thousandth of the cells: its cost per
     * change stays bounded.
     */
    private static final int CELLS_JUDGED_PER_CHANGE = 1_000;

    /** Cost of a sighting that goes to another campaign: out of all tables and into others, and told. */
    private static final int PRICE_OF_MOVE = 100;

    private static final Comparator<Sighting> CONTENT = Comparator.comparing(Sighting::toString);

    private final ZoneId zone;
    private final FamilyNames names;
    private final Words words = new Words();
    private final Map<Traits, Marks> marks = new HashMap<>();
    private final Map<SightingId, Case> cases = new HashMap<>();
    private final Anchors anchors = new Anchors();
    private final OpenCells open = new OpenCells();
    private final SortedMap<String, Tally> tallies = new TreeMap<>();
    private final SortedSet<String> touched = new TreeSet<>();
    private final List<Case> untold = new ArrayList<>();

    /** Of those that were restored, the ones that were not told when the state was written. */
    private final List<Case> leftToTell = new ArrayList<>();

    private int unjudged;
    private @Nullable Judging running;

    /** Traits as a key. A list's own hash barely tells neighbouring addresses apart; this one stirs each trait. */
    private record Traits(List<Trait> traits) {
        @Override
        public int hashCode() {
            int hash = 1;
            for (Trait trait : traits) {
                int stirred = (trait.kind().ordinal() * 31 + trait.value().hashCode()) * 0x9E3779B9;
                hash = (hash ^ stirred ^ stirred >>> 15) * 0x85EBCA6B;
            }
            return hash ^ hash >>> 13;
        }
    }

    Ledger(ZoneId zone, FamilyNames names) {
        this.zone = zone;
        this.names = names;
    }

    /** Takes a sighting in, in place of an earlier revision; returns whether it was news. */
    boolean put(Sighting sighting) {
        Marks shown = marks.computeIfAbsent(new Traits(sighting.traits()), none -> Marks.of(sighting.traits(), names));
        Case next = new Case(sighting, shown, words, zone);
        // Nearly all are new: one visit to a map of millions, and a second for the few that are not.
        Case known = cases.put(next.id, next);
        if (known != null && !later(sighting, known)) {
            cases.put(known.id, known);
            return false;
        }
        if (known != null) {
            next.toldCampaign = known.toldCampaign;
            next.toldRevision = known.toldRevision;
            count(known, false);
        }
        toTell(next);
        count(next, true);
        return true;
    }

    private void toTell(Case each) {
        if (!each.untold) {
            each.untold = true;
            untold.add(each);
        }
    }

    private static boolean later(Sighting sighting, Case known) {
        if (sighting.revision() != known.revision) {
            return sighting.revision() > known.revision;
        }
        return CONTENT.compare(sighting, known.sighting()) > 0;
    }

    private void count(Case each, boolean in) {
        if (each.withdrawn) {
            return;
        }
        anchors.countEveryone(each, in ? 1 : -1);
        each.marks.named().ifPresentOrElse(gang -> countNamed(gang, each, in), () -> countOpen(each, in));
    }

    private void countNamed(String gang, Case each, boolean in) {
        anchors.countNamed(gang, each, in ? 1 : -1);
        if (in) {
            tally(gang).add(each, NAMED_PER_MILLE);
        } else {
            tally(gang).remove(each, NAMED_PER_MILLE);
        }
        unjudged += open.isEmpty() ? 0 : 1;
    }

    private void countOpen(Case each, boolean in) {
        unjudged++;
        if (in) {
            Cell cell = open.of(each.marks, each.day);
            cell.add(each);
            if (cell.campaign != null) {
                tally(cell.campaign).add(each, cell.perMille);
            }
            return;
        }
        Cell cell = Objects.requireNonNull(each.cell);
        cell.remove(each);
        if (cell.campaign != null) {
            tally(cell.campaign).remove(each, cell.perMille);
        }
        if (cell.size() == 0) {
            open.remove(cell);
        }
    }

    private Tally tally(String campaign) {
        touched.add(campaign);
        return tallies.computeIfAbsent(campaign, none -> new Tally());
    }

    int openCells() {
        return open.size();
    }

    /** Judges the unnamed anew, unless nothing came since they were judged. */
    void attribute() {
        if (unjudged > 0) {
            begin();
        }
        goOn(Long.MAX_VALUE);
    }

    /**
     * Goes on judging until {@code cost} is spent, see {@link Agenda}; begins when enough has changed.
     *
     * @param silent whether nothing came for a while: then any change is enough
     */
    void attributeOn(long cost, boolean silent) {
        if (running == null && unjudged > (silent ? 0 : open.size() / CELLS_JUDGED_PER_CHANGE)) {
            begin();
        }
        goOn(cost);
    }

    /** Whether nothing waits to be judged. */
    boolean isJudged() {
        return unjudged == 0 && running == null;
    }

    /** Whether a judging was begun and is not at its end. */
    boolean judges() {
        return running != null;
    }

    /** What was begun before is given up: it would not know what came since. */
    private void begin() {
        unjudged = 0;
        running = new Judging(anchors, open, this::settle);
    }

    private void goOn(long cost) {
        if (running != null && running.goOn(cost)) {
            running = null;
            anchors.thaw();
        }
    }

    /** Returns what it cost: what a look costs, and more for each sighting that went elsewhere. */
    private int settle(Cell cell, Attribution.Verdict verdict) {
        if (cell.size() == 0) {
            // It was emptied since the judging began, and is no longer among the open ones.
            return 1;
        }
        int perMille = (int) Math.round(verdict.posterior() * 1000);
        cell.basis = verdict.basis();
        if (verdict.campaign().equals(cell.campaign)) {
            if (perMille != cell.perMille) {
                tally(verdict.campaign()).trust(cell.size(), perMille - cell.perMille);
                cell.perMille = perMille;
            }
            return 1;
        }
        if (cell.campaign != null) {
            Tally before = tally(cell.campaign);
            cell.cases().forEach(each -> before.remove(each, cell.perMille));
        }
        cell.campaign = verdict.campaign();
        cell.perMille = perMille;
        Tally now = tally(verdict.campaign());
        cell.cases().forEach(each -> {
            now.add(each, perMille);
            toTell(each);
        });
        return 1 + PRICE_OF_MOVE * cell.size();
    }

    /** Sightings that came, changed or went to another campaign since this was last asked, and forgets that they did. */
    List<Case> takeUntold() {
        List<Case> taken = new ArrayList<>(untold.size());
        for (Case each : untold) {
            each.untold = false;
            // One that was corrected meanwhile is in the list a second time, as it stands now.
            if (cases.get(each.id) == each) {
                taken.add(each);
            }
        }
        untold.clear();
        taken.sort(Comparator.comparing(each -> each.id));
        return taken;
    }

    /** Takes in a sighting together with what was told of it before a restart. */
    void restore(Sighting sighting, @Nullable String toldCampaign, long toldRevision, boolean toTell) {
        put(sighting);
        Case each = cases.get(sighting.id());
        if (each != null) {
            each.toldCampaign = toldCampaign;
            each.toldRevision = toldRevision;
            if (toTell) {
                leftToTell.add(each);
            }
        }
        if (toldCampaign != null) {
            // Should its last victim have gone elsewhere, there must be an empty table to say so.
            tally(toldCampaign);
        }
    }

    /**
     * After a restart: judges, and counts as told what stands as it was told. What was still to tell when the state was
     * written is so now; and a cell may have waited for its judgement then, so what moves by it now is left to tell too.
     *
     * @return whether anything is left to tell
     */
    boolean settled() {
        attribute();
        takeUntold();
        touched.clear();
        for (Case each : cases.values()) {
            String now = campaignOf(each);
            if (now != null && !each.withdrawn && !now.equals(each.toldCampaign)) {
                leftToTell.add(each);
                touched.add(now);
            }
        }
        for (Case each : leftToTell) {
            toTell(each);
            if (each.toldCampaign != null) {
                touched.add(each.toldCampaign);
            }
        }
        leftToTell.clear();
        return !untold.isEmpty();
    }

    /** Campaigns whose tallies changed since this was last asked, and forgets that they did. */
    List<String> changed() {
        List<String> changed = List.copyOf(touched);
        touched.clear();
        return changed;
    }

    SortedMap<String, Tally> tallies() {
        return tallies;
    }

    Collection<Case> cases() {
        return cases.values();
    }

    /** The campaign that a sighting stands in now; null while it was not judged. */
    @Nullable
    String campaignOf(Case each) {
        if (each.marks.named().isPresent()) {
            return each.marks.named().get();
        }
        return each.cell == null ? null : each.cell.campaign;
    }

    /** Where each of these stands now and why, as a step in its history; {@code since} is as of when that is known. */
    List<AttributionStep> steps(List<Case> told, Instant since) {
        Grounds grounds = new Grounds(names, anchors.named(), anchors.everyone());
        return told.stream().map(each -> step(each, since, grounds)).toList();
    }

    private AttributionStep step(Case each, Instant since, Grounds grounds) {
        Cell cell = each.cell;
        String now = campaignOf(each);
        String campaign = Objects.requireNonNull(now == null ? each.toldCampaign : now);
        double probability = cell == null ? NAMED_PER_MILLE / 1e3 : cell.perMille / 1e3;
        return new AttributionStep(
                each.id,
                new CampaignId(campaign),
                Math.max(0, each.toldRevision),
                since,
                each.withdrawn ? 0 : probability,
                !each.withdrawn,
                grounds.of(each, campaign, cell));
    }

    /** Event time of the latest victim, in epoch milliseconds; {@link Long#MIN_VALUE} when there is none. */
    long latest() {
        return tallies.values().stream().mapToLong(Tally::latest).max().orElse(Long.MIN_VALUE);
    }
}
