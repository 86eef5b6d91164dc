package io.breakwater.app.report;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.report.Advice;
import io.breakwater.core.respond.PlaybookStep;
import io.breakwater.core.respond.Playbooks;
import java.util.List;

/** Playbooks of general advice as the plain phrases that a report takes. */
final class GeneralAdvice {
    private static final String PURPOSE = "advice:";

    private GeneralAdvice() {}

    static List<Advice> from(ContentLibrary content) {
        return Playbooks.load(content).generalAdvice().stream()
                .map(playbook -> new Advice(
                        playbook.purpose().substring(PURPOSE.length()),
                        playbook.name(),
                        playbook.steps().stream().map(PlaybookStep::text).toList()))
                .toList();
    }
}
