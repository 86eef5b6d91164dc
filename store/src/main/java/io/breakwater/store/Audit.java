package io.breakwater.store;

import java.time.Instant;
import java.util.List;

/** Who did what. Rows are only ever added: the application's role may neither change nor delete them. */
public final class Audit {
    private final Store store;

    public Audit(Store store) {
        this.store = store;
    }

    /**
     * One deed.
     *
     * @param actor login, or the part of the service that acted by itself
     * @param action stable: {@code login}, {@code token.issue}
     * @param subject whom or what it concerned
     */
    public record Entry(Instant at, String actor, String action, String subject, String detail) {}

    public void note(String actor, String action, String subject, String detail) {
        store.change(
                Scope.PROVIDER,
                handle -> handle.execute(
                        "insert into audit (actor, action, subject, detail) values (?, ?, ?, ?)",
                        PgText.clean(actor),
                        action,
                        PgText.clean(subject),
                        PgText.clean(detail)));
    }

    /** The newest first. */
    public List<Entry> newest(int limit) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery(
                                "select at, actor, action, subject, detail from audit order by audit_id desc limit :limit")
                        .bind("limit", limit)
                        .map((row, context) -> new Entry(
                                PgText.instant(row, "at"),
                                row.getString("actor"),
                                row.getString("action"),
                                row.getString("subject"),
                                row.getString("detail")))
                        .list());
    }
}
