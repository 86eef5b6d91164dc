package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.model.Detection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The matches of one correlation that agree in the group-by fields, and what was told of them. What is told is a function
 * of the matches that are here: with each that comes, only what lies behind the last episode before it is decided anew.
 */
final class Group {
    /** Nothing to be decided anew. */
    static final long SETTLED = Long.MAX_VALUE;

    final NavigableMap<Place, Held> matches = new TreeMap<>();
    final NavigableMap<Place, Told> told = new TreeMap<>();
    /** Event time from which on it has to be decided anew. */
    long dirtyFromMillis = SETTLED;
    /** Event time at which a window ends and has to be decided. */
    long dueMillis = SETTLED;

    /**
     * A match and when it came.
     *
     * @param reachedMillis event time that was told when it came; one that is older came late
     */
    record Held(Occurrence occurrence, long reachedMillis) {}

    /**
     * An episode that was told.
     *
     * @param reachMillis as in {@link Episode}
     * @param detection without its evidence
     */
    record Told(long reachMillis, Detection detection) {}

    /** What a decision changed, in order of time. */
    record Change(List<Episode> found, List<Detection> gone) {}

    /** Takes a match in; false when it was there. */
    boolean add(Occurrence occurrence, long reachedMillis) {
        if (matches.putIfAbsent(occurrence.place(), new Held(occurrence, reachedMillis)) != null) {
            return false;
        }
        dirtyFromMillis = Math.min(dirtyFromMillis, occurrence.atMillis());
        return true;
    }

    /** Takes a match out; false when it was not there. */
    boolean remove(Place place) {
        if (matches.remove(place) == null) {
            return false;
        }
        dirtyFromMillis = Math.min(dirtyFromMillis, place.atMillis());
        return true;
    }

    boolean isDue(long reachedMillis) {
        return dirtyFromMillis != SETTLED || dueMillis <= reachedMillis;
    }

    /** Decides anew what may have changed. */
    Change decide(EpisodeFinder finder, Function<Episode, Detection> telling, long reachedMillis) {
        Place resume = resume();
        Collection<Told> behind = told.tailMap(resume, false).values();
        List<Told> before = List.copyOf(behind);
        behind.clear();
        List<Occurrence> open = occurrencesAfter(resume);
        List<Episode> found = new ArrayList<>();
        Map<String, Detection> gone = new TreeMap<>();
        before.forEach(was -> gone.put(was.detection().id().value(), was.detection()));
        for (Episode episode : finder.find(open, reachedMillis)) {
            Detection detection = telling.apply(episode);
            told.put(episode.end(), new Told(episode.reachMillis(), withoutEvidence(detection)));
            if (gone.remove(detection.id().value()) == null) {
                found.add(episode);
            }
        }
        dirtyFromMillis = SETTLED;
        dueMillis = finder.nextEnd(open, reachedMillis);
        return new Change(found, List.copyOf(gone.values()));
    }

    /** Behind the last episode that nothing new can have changed. */
    private Place resume() {
        for (Map.Entry<Place, Told> episode : told.descendingMap().entrySet()) {
            if (episode.getValue().reachMillis() < dirtyFromMillis) {
                return episode.getKey();
            }
        }
        return Place.before(Long.MIN_VALUE);
    }

    private List<Occurrence> occurrencesAfter(Place place) {
        return matches.tailMap(place, false).values().stream()
                .map(Held::occurrence)
                .toList();
    }

    List<Occurrence> occurrences() {
        return occurrencesAfter(Place.before(Long.MIN_VALUE));
    }

    private static Detection withoutEvidence(Detection detection) {
        return new Detection(
                detection.id(),
                detection.tenant(),
                detection.rule(),
                detection.time(),
                detection.assessment(),
                detection.entities(),
                List.of(),
                List.of());
    }

    /**
     * Forgets what can matter to nothing from {@code horizonMillis} on. A match that came after that time, however old it
     * is, stays, and all that is later than it: an archive that is handed in late is met whole.
     */
    void forget(EpisodeFinder finder, long horizonMillis) {
        long before = horizonMillis;
        for (Held held : matches.headMap(Place.before(horizonMillis)).values()) {
            if (held.reachedMillis() >= horizonMillis) {
                before = held.occurrence().atMillis();
                break;
            }
        }
        cut(finder, before);
    }

    /** Forgets what is older for room's sake, and with it the episodes that it was part of. */
    void shorten(EpisodeFinder finder, Place oldest) {
        while (!told.isEmpty()
                && told.firstEntry().getValue().reachMillis() - finder.spanMillis() < oldest.atMillis()) {
            forgetFirstEpisode();
        }
        matches.headMap(oldest, false).clear();
    }

    /** Where the younger half of the matches begins. */
    Place middle() {
        return List.copyOf(matches.keySet()).get(matches.size() / 2);
    }

    boolean isEmpty() {
        return matches.isEmpty() && told.isEmpty();
    }

    private void forgetFirstEpisode() {
        matches.headMap(told.pollFirstEntry().getKey(), true).clear();
    }

    private void cut(EpisodeFinder finder, long beforeMillis) {
        while (!told.isEmpty() && told.firstEntry().getValue().reachMillis() < beforeMillis) {
            forgetFirstEpisode();
        }
        List<Occurrence> free = told.isEmpty() ? occurrences() : occurrencesBefore(told.firstKey());
        free.subList(0, finder.spent(free, beforeMillis)).forEach(occurrence -> matches.remove(occurrence.place()));
    }

    private List<Occurrence> occurrencesBefore(Place place) {
        return matches.headMap(place, false).values().stream()
                .map(Held::occurrence)
                .toList();
    }
}
