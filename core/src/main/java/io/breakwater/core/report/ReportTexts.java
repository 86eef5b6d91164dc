package io.breakwater.core.report;

import java.util.List;

/** What a report says beside its figures; it comes from the content. */
public record ReportTexts(List<Advice> advice, Techniques techniques) {
    public ReportTexts {
        advice = List.copyOf(advice);
    }
}
