package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.rule.CorrelationRule.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
 */
final class EpisodeFinder {
    private final RuleSet.Correlation correlation;
    private final long spanMillis;

    EpisodeFinder(RuleSet.Correlation correlation) {
        this.correlation = correlation;
        this.spanMillis = correlation.rule().timespan().toMillis();
    }

    /** @param untilMillis event time up to which matches are complete */
    List<Episode> find(List<Occurrence> ordered, long untilMillis) {
        if (!Tally.onlyRises(correlation.rule())) {
            return closing(ordered, untilMillis);
        }
        boolean inOrder = correlation.rule().type() == Type.TEMPORAL_ORDERED
                && correlation.rule().presence().isEmpty();
        return inOrder ? chains(ordered, untilMillis) : sliding(ordered, untilMillis);
    }

    private List<Episode> sliding(List<Occurrence> ordered, long untilMillis) {
        List<Episode> episodes = new ArrayList<>();
        Deque<Occurrence> window = new ArrayDeque<>();
        Tally tally = Tally.of(correlation);
        for (Occurrence next : ordered) {
            if (next.atMillis() > untilMillis) {
                break;
            }
            window.add(next);
            tally.add(next);
            while (window.getFirst().atMillis() < next.atMillis() - spanMillis) {
                tally.remove(window.removeFirst());
            }
            if (tally.holds()) {
                episodes.add(new Episode(List.copyOf(window)));
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
            long end = ordered.get(from).atMillis() + spanMillis;
            int to = from;
            Tally tally = Tally.of(correlation);
            while (to < ordered.size() && ordered.get(to).atMillis() < end) {
                tally.add(ordered.get(to++));
            }
            List<Occurrence> window = ordered.subList(from, to);
            if (tally.holds() && isInOrder(window)) {
                episodes.add(new Episode(window));
            }
            from = Math.max(to, from + 1);
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

    /** For each rule the chain of matches that reaches it and began latest; the last rule's chain is an episode. */
    private List<Episode> chains(List<Occurrence> ordered, long untilMillis) {
        List<Episode> episodes = new ArrayList<>();
        List<String> rules = correlation.referredIds();
        List<List<Occurrence>> chains = new ArrayList<>();
        rules.forEach(rule -> chains.add(List.of()));
        for (Occurrence next : inRuleOrder(ordered, rules)) {
            if (next.atMillis() > untilMillis) {
                break;
            }
            for (int k = rules.size() - 1; k >= 0; k--) {
                extend(k, next, rules, chains);
            }
            List<Occurrence> whole = chains.get(rules.size() - 1);
            if (!whole.isEmpty()) {
                episodes.add(new Episode(whole));
                chains.replaceAll(chain -> List.of());
            }
        }
        return episodes;
    }

    private void extend(int k, Occurrence next, List<String> rules, List<List<Occurrence>> chains) {
        if (!next.rule().equals(rules.get(k))) {
            return;
        }
        if (k == 0) {
            chains.set(0, List.of(next));
            return;
        }
        List<Occurrence> before = chains.get(k - 1);
        boolean inTime = !before.isEmpty() && before.get(0).atMillis() >= next.atMillis() - spanMillis;
        if (inTime) {
            List<Occurrence> longer = new ArrayList<>(before);
            longer.add(next);
            chains.set(k, longer);
        }
    }

    /** Matches of the same instant in the order of the correlation's rules: what is simultaneous is not out of order. */
    private static List<Occurrence> inRuleOrder(List<Occurrence> ordered, List<String> rules) {
        Occurrence[] sorted = ordered.toArray(new Occurrence[0]);
        Arrays.sort(sorted, (a, b) -> {
            int byTime = Long.compare(a.atMillis(), b.atMillis());
            return byTime != 0 ? byTime : Integer.compare(rules.indexOf(a.rule()), rules.indexOf(b.rule()));
        });
        return List.of(sorted);
    }
}
