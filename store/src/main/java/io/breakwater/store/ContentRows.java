package io.breakwater.store;

import io.breakwater.core.model.ContentReport;
import io.breakwater.core.model.Stage;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What the job works with: every rule in a row of its own, the rest in one. */
final class ContentRows {
    private static final String REPORT = """
            insert into content_report (part, in_force_since, body)
            values ('job', clock_timestamp(), cast(:body as jsonb))
            on conflict (part) do update set in_force_since = excluded.in_force_since, body = excluded.body
            where content_report.body is distinct from excluded.body""";
    private static final String QUIET = """
            insert into content_report (part, in_force_since, body)
            values ('quiet', clock_timestamp(), cast(:body as jsonb))
            on conflict (part) do update
            set body = excluded.body,
                in_force_since = case when content_report.body ->> 'job' = excluded.body ->> 'job'
                                      then content_report.in_force_since else excluded.in_force_since end""";
    private static final String VERSION = """
            insert into rule_version (rule_id, version, title, severity, stage, body, text, since, until)
            values (:rule, :version, :title, :severity, :stage, cast(:body as jsonb), :text, clock_timestamp(), null)
            on conflict (rule_id, version) do update
            set body = excluded.body, text = excluded.text, until = null,
                since = case when rule_version.until is null then rule_version.since else excluded.since end
            where rule_version.until is not null or rule_version.body is distinct from excluded.body
               or rule_version.text <> excluded.text""";
    private static final String WITHDRAWN = """
            update rule_version v set until = clock_timestamp()
            where until is null
              and not exists (select from unnest(cast(:rules as text[]), cast(:versions as text[])) as f (rule, version)
                              where f.rule = v.rule_id and f.version = v.version)""";

    private ContentRows() {}

    static void report(ContentReport report, Handle transaction) {
        transaction
                .createUpdate(REPORT)
                .bind("body", PgText.json(report.withoutRules()))
                .execute();
        withdraw(report.rules(), transaction);
        OutcomeWriter.each(
                report.rules(),
                VERSION,
                transaction,
                (rule, upsert) -> upsert.bind("rule", PgText.clean(rule.rule().id()))
                        .bind("version", rule.rule().version())
                        .bind("title", PgText.clean(rule.rule().title()))
                        .bind("severity", rule.assessment().severity().ordinal())
                        .bind(
                                "stage",
                                rule.assessment().stage().map(Stage::name).orElse(""))
                        .bind("body", PgText.json(rule.withText("")))
                        .bind("text", PgText.clean(rule.text())));
    }

    private static void withdraw(Collection<ContentReport.Rule> inForce, Handle transaction) {
        List<String> rules =
                inForce.stream().map(rule -> PgText.clean(rule.rule().id())).toList();
        List<String> versions =
                inForce.stream().map(rule -> rule.rule().version()).toList();
        transaction
                .createUpdate(WITHDRAWN)
                .bindArray("rules", String.class, rules)
                .bindArray("versions", String.class, versions)
                .execute();
    }

    static void quiet(QuietMatches matches, Handle transaction) {
        transaction.createUpdate(QUIET).bind("body", PgText.json(matches)).execute();
    }
}
