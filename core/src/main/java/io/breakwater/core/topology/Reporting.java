package io.breakwater.core.topology;

import io.breakwater.core.detect.indicator.feed.FeedProblem;
import io.breakwater.core.detect.indicator.feed.IndicatorLibrary;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.rule.Heading;
import io.breakwater.core.detect.sigma.rule.Problem;
import io.breakwater.core.model.ContentReport;
import io.breakwater.core.model.ContentReport.Area;
import io.breakwater.core.model.ContentReport.Finding;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says what is in force, in words of the model. */
final class Reporting {
    private Reporting() {}

    static ContentReport report(String version, RuleSet rules, IndicatorLibrary.Loaded feeds) {
        List<ContentReport.Rule> inForce = new ArrayList<>();
        rules.rules().forEach(rule -> inForce.add(rule(rule.heading(), false, rules)));
        rules.correlations()
                .forEach(correlation -> inForce.add(rule(correlation.rule().heading(), true, rules)));
        List<Finding> findings = new ArrayList<>();
        rules.problems().forEach(problem -> findings.add(finding(problem)));
        feeds.problems().forEach(problem -> findings.add(finding(problem)));
        findings.sort(Comparator.comparing(finding -> !finding.leftOut()));
        List<ContentReport.Feed> read = new ArrayList<>();
        feeds.indicatorsByFile().forEach((file, indicators) -> read.add(new ContentReport.Feed(file, indicators)));
        return new ContentReport(version, inForce, read, findings, findings.size());
    }

    private static ContentReport.Rule rule(Heading heading, boolean correlation, RuleSet rules) {
        return new ContentReport.Rule(
                new RuleRef(heading.id(), heading.version(), heading.title()),
                Severity.valueOf(heading.level().name()),
                correlation,
                rules.feeders().contains(heading.id()),
                heading.place().file());
    }

    private static Finding finding(Problem problem) {
        boolean leftOut = problem.gravity() == Problem.Gravity.ERROR;
        return new Finding(Area.RULES, problem.place().toString(), leftOut, problem.code(), problem.message());
    }

    private static Finding finding(FeedProblem problem) {
        String place = problem.line() == 0 ? problem.file() : problem.file() + ":" + problem.line();
        return new Finding(Area.INDICATORS, place, true, problem.code(), problem.message());
    }
}
