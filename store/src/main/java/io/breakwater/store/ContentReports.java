package io.breakwater.store;

import io.breakwater.core.model.ContentReport;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads what the running job works with; the rules themselves are read by {@link Rules}. */
public final class ContentReports {
    private final Store store;

    public ContentReports(Store store) {
        this.store = store;
    }

    /** A report without its rules, and since when it has held. */
    public record InForce(ContentReport report, Instant since) {}

    /** Matches of indicators that did not fire, by reason, and since when they are counted. */
    public record Quiet(Map<String, Long> byReason, Instant since) {}

    /** Empty until a job has told it, and for all but the provider. */
    public Optional<InForce> latest(Scope scope) {
        return store.within(
                scope,
                handle -> handle.createQuery("select in_force_since, body from content_report where part = 'job'")
                        .map((row, context) -> new InForce(
                                PgText.read(row.getString("body"), ContentReport.class),
                                PgText.instant(row, "in_force_since")))
                        .findOne());
    }

    /** Empty until a job has told it, and for all but the provider. */
    public Optional<Quiet> quiet(Scope scope) {
        return store.within(
                scope,
                handle -> handle.createQuery("select in_force_since, body from content_report where part = 'quiet'")
                        .map((row, context) -> new Quiet(
                                PgText.read(row.getString("body"), QuietMatches.class)
                                        .byReason(),
                                PgText.instant(row, "in_force_since")))
                        .findOne());
    }
}
