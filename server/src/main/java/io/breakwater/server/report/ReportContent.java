package io.breakwater.server.report;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.report.Advice;
import io.breakwater.core.report.ReportTexts;
import io.breakwater.core.report.Techniques;
import io.breakwater.core.respond.PlaybookStep;
import io.breakwater.core.respond.Playbooks;
import java.util.List;

/** Finds in the content what a report says beside its figures. */
public final class ReportContent {
    private static final String PURPOSE = "advice:";

    private ReportContent() {}

    public static ReportTexts from(ContentLibrary content) {
        return new ReportTexts(generalAdvice(content), Techniques.from(content));
    }

    /** The 8 + 5 items as plain phrases, in no order yet. */
    private static List<Advice> generalAdvice(ContentLibrary content) {
        return Playbooks.load(content).generalAdvice().stream()
                .map(playbook -> new Advice(
                        playbook.purpose().substring(PURPOSE.length()),
                        playbook.name(),
                        playbook.steps().stream().map(PlaybookStep::text).toList()))
                .toList();
    }
}
