package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.rule.CorrelationRule.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the episodes of one correlation in the matches of one group, which are in order of time. A pure function of
 * them: in which order they arrived plays no part.
 *
 * <p>A condition that more matches can only make truer is decided in a window that slides over the matches: as soon as it
 * holds there is an episode, and the window starts empty behind it, so that a flood is one episode a threshold and not
 * one a match. Any other condition ({@code lt}, an average, a rule that must be absent) is decided when a window ends that
 * began with the first match behind the one before.
 *
 * <p>Behind an episode everything starts empty. So what a new match can change begins behind the last episode before it.
 */
final class EpisodeFinder {
    private final RuleSet.Correlation correlation;
    private final long spanMillis;

    EpisodeFinder(RuleSet.Correlation correlation) {
        this.correlation = correlation;
        this.spanMillis = correlation.rule().timespan().toMillis();
    }

    long spanMillis() {
        return spanMillis;
    }

    /** Whether time alone can make an episode: a window has to end. */
    boolean waitsForTime() {
        return !Tally.onlyRises(correlation.rule());
    }

    /** @param untilMillis event time that has passed: windows up to there have ended */
    List<Episode> find(List<Occurrence> ordered, long untilMillis) {
        if (waitsForTime()) {
            return closing(ordered, untilMillis);
        }
        boolean inOrder = correlation.rule().type() == Type.TEMPORAL_ORDERED
                && correlation.rule().presence().isEmpty();
        return inOrder ? chains(ordered) : sliding(ordered);
    }

    /** How many of the first matches, none of them in an episode, can meet nothing any more that is at this time or later. */
    int spent(List<Occurrence> ordered, long atMillis) {
        int from = 0;
        if (waitsForTime()) {
            while (from < ordered.size() && ordered.get(from).atMillis() + spanMillis <= atMillis) {
                from = windowEnd(ordered, from);
            }
            return from;
        }
        while (from < ordered.size() && ordered.get(from).atMillis() < atMillis - spanMillis) {
            from++;
        }
        return from;
    }

    /** When the first window that has not ended by {@code untilMillis} ends; {@link Long#MAX_VALUE} where none is open. */
    long nextEnd(List<Occurrence> ordered, long untilMillis) {
        if (!waitsForTime()) {
            return Long.MAX_VALUE;
        }
        int open = spent(ordered, untilMillis);
        return open == ordered.size() ? Long.MAX_VALUE : ordered.get(open).atMillis() + spanMillis;
    }

    private int windowEnd(List<Occurrence> ordered, int from) {
        long end = ordered.get(from).atMillis() + spanMillis;
        int to = from + 1;
        while (to < ordered.size() && ordered.get(to).atMillis() < end) {
            to++;
        }
        return to;
    }

    private List<Episode> sliding(List<Occurrence> ordered) {
        List<Episode> episodes = new ArrayList<>();
        Deque<Occurrence> window = new ArrayDeque<>();
        Tally tally = Tally.of(correlation);
        for (Occurrence next : ordered) {
            window.add(next);
            tally.add(next);
            while (window.getFirst().atMillis() < next.atMillis() - spanMillis) {
                tally.remove(window.removeFirst());
            }
            if (tally.holds()) {
                episodes.add(new Episode(List.copyOf(window), next.place(), next.atMillis()));
                window.clear();
                tally = Tally.of(correlation);
            }
        }
        return episodes;
    }

    private List<Episode> closing(List<Occurrence> ordered, long untilMillis) {
        List<Episode> episodes = new ArrayList<>();
        int from = 0;
        while (from < ordered.size() && ordered.get(from).atMillis() + spanMillis <= untilMillis) {
            int to = windowEnd(ordered, from);
            List<Occurrence> window = ordered.subList(from, to);
            Tally tally = Tally.of(correlation);
            window.forEach(tally::add);
            if (tally.holds() && isInOrder(window)) {
                long ended = window.getFirst().atMillis() + spanMillis;
                episodes.add(new Episode(window, window.getLast().place(), ended - 1));
            }
            from = to;
        }
        return episodes;
    }

    /** With an extended condition, order is asked of the first matches of those rules that are there. */
    private boolean isInOrder(List<Occurrence> window) {
        if (correlation.rule().type() != Type.TEMPORAL_ORDERED) {
            return true;
        }
        long before = Long.MIN_VALUE;
        for (String rule : correlation.referredIds()) {
            long least = before;
            List<Long> times = window.stream()
                    .filter(occurrence -> occurrence.rule().equals(rule))
                    .map(Occurrence::atMillis)
                    .toList();
            if (!times.isEmpty() && times.stream().noneMatch(time -> time >= least)) {
                return false;
            }
            before = times.stream()
                    .filter(time -> time >= least)
                    .min(Long::compare)
                    .orElse(before);
        }
        return true;
    }

    private List<Episode> chains(List<Occurrence> ordered) {
        List<Episode> episodes = new ArrayList<>();
        Chains chains = new Chains(correlation);
        for (Occurrence next : ordered) {
            List<Occurrence> whole = chains.add(next);
            if (!whole.isEmpty()) {
                episodes.add(new Episode(whole, next.place(), next.atMillis()));
                chains = new Chains(correlation);
            }
        }
        return episodes;
    }
}
