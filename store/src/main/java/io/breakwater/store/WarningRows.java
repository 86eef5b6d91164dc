package io.breakwater.store;

import io.breakwater.core.model.Warning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The present of each warning (one row) and its steps (one row each). */
final class WarningRows {
    private static final String STEP = """
            insert into warning_step (warning_id, tenant_id, at, state, colour, probability)
            values (:id, :tenant, :at, :state, :colour, :probability) on conflict do nothing""";
    private static final String PRESENT = """
            insert into warning (warning_id, tenant_id, asset_id, campaign_id, at, state, colour, probability, body)
            values (:id, :tenant, :asset, :campaign, :at, :state, :colour, :probability, cast(:body as jsonb))
            on conflict (warning_id) do update
            set at = excluded.at, state = excluded.state, colour = excluded.colour,
                probability = excluded.probability, body = excluded.body, written_at = clock_timestamp()""";

    private WarningRows() {}

    /** Writes the steps; gives back those that were not there before. */
    static List<Warning> write(List<Warning> steps, Handle transaction) {
        List<Warning> fresh = OutcomeWriter.each(steps, STEP, transaction, WarningRows::bind);
        Map<String, Warning> newest = new LinkedHashMap<>();
        steps.forEach(warning -> newest.put(warning.id().value(), warning));
        OutcomeWriter.each(newest.values(), PRESENT, transaction, (row, insert) -> {
            bind(row, insert);
            insert.bind("asset", row.asset().value())
                    .bind("campaign", row.campaign().value())
                    .bind("body", PgText.json(row));
        });
        return fresh;
    }

    private static void bind(Warning row, PreparedBatch insert) {
        insert.bind("id", row.id().value())
                .bind("tenant", row.tenant().value())
                .bind("at", PgText.time(row.at()))
                .bind("state", row.state().name())
                .bind("colour", row.colour().name())
                .bind("probability", row.probability());
    }
}
