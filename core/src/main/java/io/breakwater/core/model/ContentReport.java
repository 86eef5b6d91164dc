package io.breakwater.core.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a running job works with: the rules and the feeds in force, and what was left out of them and why.
 *
 * @param version changes with every change of the files
 * @param findings in rules and in feeds, at most {@link #MOST_FINDINGS}
 * @param findingsInAll how many there were
 */
public record ContentReport(
        String version,
        List<Rule> rules,
        List<Feed> feeds,
        List<WarningList> warningLists,
        List<Finding> findings,
        long findingsInAll) {
    /** Findings that are told one by one. */
    public static final int MOST_FINDINGS = 2_000;

    public ContentReport {
        rules = List.copyOf(rules);
        feeds = List.copyOf(feeds);
        warningLists = List.copyOf(warningLists);
        findings = findings.size() > MOST_FINDINGS
                ? List.copyOf(findings.subList(0, MOST_FINDINGS))
                : List.copyOf(findings);
    }

    /** The same with one finding more, which stands first. */
    public ContentReport with(Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.addFirst(finding);
        return new ContentReport(version, rules, feeds, warningLists, more, findingsInAll + 1);
    }

    /** The same without its rules, for where they are kept one by one. */
    public ContentReport withoutRules() {
        return new ContentReport(version, List.of(), feeds, warningLists, findings, findingsInAll);
    }

    /**
     * A rule in force.
     *
     * @param assessment what it says of its hits
     * @param status as the rule calls itself: stable, test, experimental; empty when it does not say
     * @param source which events it looks at; unknown for one that looks at other rules' matches
     * @param looksAt ids of the rules whose matches it correlates; empty for a rule about single events
     * @param feeds counts only through a correlation
     * @param place file, line and column where it stands
     * @param text as it is written; empty when its file changed while it was read
     */
    public record Rule(
            RuleRef rule,
            Assessment assessment,
            String status,
            LogSource source,
            List<String> looksAt,
            boolean feeds,
            List<String> falsePositives,
            String place,
            String text) {
        public Rule {
            looksAt = List.copyOf(looksAt);
            falsePositives = List.copyOf(falsePositives);
        }

        /** The same with that text. */
        public Rule withText(String other) {
            return new Rule(rule, assessment, status, source, looksAt, feeds, falsePositives, place, other);
        }
    }

    /**
     * A feed of indicators.
     *
     * @param indicators read from it
     * @param listed those of them that a warning list keeps quiet
     * @param changed when its file was written
     * @param ends the hours, by their beginnings, in which so many of those that are not listed stop firing; those without an
     *     end are in none
     */
    public record Feed(String file, int indicators, int listed, Instant changed, SortedMap<Instant, Integer> ends) {
        public Feed {
            ends = Collections.unmodifiableSortedMap(new TreeMap<>(ends));
        }

        /** How many of those that are not listed have expired, or lost all confidence, by {@code at}. */
        public int expired(Instant at) {
            return ends.headMap(at).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }

        /** How many can fire at {@code at}. */
        public int firing(Instant at) {
            return indicators - listed - expired(at);
        }
    }

    /**
     * A list of values that are harmless or too common.
     *
     * @param values on it
     * @param indicators that it keeps quiet
     */
    public record WarningList(String name, int values, int indicators) {}

    /**
     * A mistake in a file.
     *
     * @param place file, line and column as far as known
     * @param leftOut whether something is not in force because of it
     * @param message what is wrong and what to do
     */
    public record Finding(Area area, String place, boolean leftOut, String code, String message) {}

    /** What the file was to be. */
    public enum Area {
        RULES,
        INDICATORS,
        MAPPINGS
    }
}
