package io.breakwater.core.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What a running job works with: the rules and the feeds in force, and what was left out of them and why.
 *
 * @param version changes with every change of the files
 * @param findings in rules and in feeds, at most {@link #MOST_FINDINGS}
 * @param findingsInAll how many there were
 */
public record ContentReport(
        String version, List<Rule> rules, List<Feed> feeds, List<Finding> findings, long findingsInAll) {
    /** Findings that are told one by one. */
    public static final int MOST_FINDINGS = 2_000;

    public ContentReport {
        rules = List.copyOf(rules);
        feeds = List.copyOf(feeds);
        findings = findings.size() > MOST_FINDINGS
                ? List.copyOf(findings.subList(0, MOST_FINDINGS))
                : List.copyOf(findings);
    }

    /** The same with one finding more, which stands first. */
    public ContentReport with(Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.addFirst(finding);
        return new ContentReport(version, rules, feeds, more, findingsInAll + 1);
    }

    /**
     * A rule in force.
     *
     * @param correlation looks at matches of other rules
     * @param feeds counts only through a correlation
     * @param file where it stands
     */
    public record Rule(RuleRef rule, Severity level, boolean correlation, boolean feeds, String file) {}

    /**
     * A feed of indicators, or a warning list.
     *
     * @param indicators read from it
     */
    public record Feed(String file, int indicators) {}

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
