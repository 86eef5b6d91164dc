package io.breakwater.core.topology;

import io.breakwater.core.detect.RuleAssessment;
import io.breakwater.core.detect.RuleTexts;
import io.breakwater.core.detect.indicator.feed.FeedProblem;
import io.breakwater.core.detect.indicator.feed.IndicatorLibrary;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.rule.Heading;
import io.breakwater.core.detect.sigma.rule.Problem;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import io.breakwater.core.model.ContentReport;
import io.breakwater.core.model.ContentReport.Area;
import io.breakwater.core.model.ContentReport.Finding;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.RuleRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says what is in force, in words of the model. */
final class Reporting {
    private Reporting() {}

    static ContentReport report(String version, RuleSet rules, IndicatorLibrary.Loaded feeds) {
        RuleTexts texts = new RuleTexts();
        List<ContentReport.Rule> inForce = new ArrayList<>();
        rules.rules().forEach(rule -> inForce.add(rule(rule, rules, texts)));
        rules.correlations().forEach(correlation -> inForce.add(rule(correlation, rules, texts)));
        List<Finding> findings = new ArrayList<>();
        rules.problems().forEach(problem -> findings.add(finding(problem)));
        feeds.problems().forEach(problem -> findings.add(finding(problem)));
        findings.sort(Comparator.comparing(finding -> !finding.leftOut()));
        return new ContentReport(version, inForce, feeds.feeds(), feeds.warningLists(), findings, findings.size());
    }

    private static ContentReport.Rule rule(SigmaRule rule, RuleSet rules, RuleTexts texts) {
        RuleSource source = rule.source();
        return rule(
                rule.heading(),
                new LogSource(source.category(), source.product(), source.service()),
                List.of(),
                rules,
                texts);
    }

    private static ContentReport.Rule rule(RuleSet.Correlation correlation, RuleSet rules, RuleTexts texts) {
        return rule(correlation.rule().heading(), LogSource.UNKNOWN, correlation.referredIds(), rules, texts);
    }

    private static ContentReport.Rule rule(
            Heading heading, LogSource source, List<String> looksAt, RuleSet rules, RuleTexts texts) {
        return new ContentReport.Rule(
                new RuleRef(heading.id(), heading.version(), heading.title()),
                RuleAssessment.of(heading),
                heading.status(),
                source,
                looksAt,
                rules.feeders().contains(heading.id()),
                heading.falsePositives(),
                heading.place().toString(),
                texts.of(heading));
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
