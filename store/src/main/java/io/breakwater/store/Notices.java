package io.breakwater.store;

import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.ContactId;
import io.breakwater.core.respond.notice.Letter;
import io.breakwater.core.respond.notice.Notice;
import io.breakwater.core.respond.notice.NoticeId;
import io.breakwater.core.respond.notice.NoticeState;
import io.breakwater.core.respond.notice.NoticeStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Notices as they stand, with their histories. */
public final class Notices {
    private static final String SELECT = """
            select n.*, c.name as contact_name, c.channel, c.address, c.language, c.least, c.added_at, c.removed_at,
                   coalesce(t.name, n.tenant_id) as tenant_name,
                   (select json_agg(json_build_object('at', s.at, 'state', s.state, 'note', s.note) order by s.number)
                    from notice_step s where s.notice_id = n.notice_id)::text as steps
            from notice n join security_contact c using (contact_id) left join tenant t on t.tenant_id = n.tenant_id
            """;

    private final Store store;

    public Notices(Store store) {
        this.store = store;
    }

    /** A notice with whom it is for. */
    public record Named(Notice notice, Contact contact, String tenantName) {}

    /** Which are asked for. */
    public enum Which {
        ALL,
        /** Given up, or tried in vain so far. */
        UNDELIVERED
    }

    public Optional<Named> find(Scope scope, NoticeId id) {
        return store.within(
                scope,
                handle -> handle.createQuery(SELECT + "where n.notice_id = :id")
                        .bind("id", id.value())
                        .map((row, context) -> named(row))
                        .findOne());
    }

    /** The one whose link holds a word of this hash; whether the word is still good is the caller's question. */
    public Optional<Named> byToken(String hash) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery(SELECT + "where n.token_hash = :hash")
                        .bind("hash", hash)
                        .map((row, context) -> named(row))
                        .findOne());
    }

    /** The newest first. */
    public List<Named> list(Scope scope, Optional<TenantId> tenant, Which which, int most) {
        return store.within(
                scope,
                handle -> handle.createQuery(SELECT + """
                        where (:tenant = '' or n.tenant_id = :tenant)
                          and (not :undelivered or n.state in ('FAILED', 'POSTPONED'))
                        order by n.made_at desc, n.notice_id limit :most""")
                        .bind("tenant", tenant.map(TenantId::value).orElse(""))
                        .bind("undelivered", which == Which.UNDELIVERED)
                        .bind("most", most)
                        .map((row, context) -> named(row))
                        .list());
    }

    public int undelivered(Scope scope) {
        return store.within(
                scope,
                handle -> handle.createQuery("select count(*)::int from notice where state in ('FAILED', 'POSTPONED')")
                        .mapTo(Integer.class)
                        .one());
    }

    /** By warning or incident, those that tell of it, oldest first; subjects without one are absent. */
    public Map<String, List<Named>> about(Scope scope, Collection<String> subjects) {
        Map<String, List<Named>> found = new LinkedHashMap<>();
        if (subjects.isEmpty()) {
            return found;
        }
        store.change(scope, handle -> {
            Map<String, Named> byId = new LinkedHashMap<>();
            about(handle, SELECT + """
                    where n.notice_id in (select i.notice_id from notice_item i where i.subject_id in (<subjects>))
                    order by n.made_at, n.notice_id""", subjects)
                    .map((row, context) -> named(row))
                    .forEach(named -> byId.put(named.notice().id().value(), named));
            about(handle, """
                    select distinct i.subject_id, i.notice_id, n.made_at from notice_item i join notice n using (notice_id)
                    where i.subject_id in (<subjects>) order by n.made_at, i.notice_id, i.subject_id""", subjects)
                    .mapToMap()
                    .forEach(row -> found.computeIfAbsent(
                                    String.valueOf(row.get("subject_id")), none -> new java.util.ArrayList<>())
                            .add(byId.get(String.valueOf(row.get("notice_id")))));
        });
        return found;
    }

    private static Query about(Handle handle, String sql, Collection<String> subjects) {
        return handle.createQuery(sql).bindList("subjects", List.copyOf(subjects));
    }

    /**
     * Where work waits: {@code mail}, or the id of a contact that is reached by a webhook. Each is served by itself, so that
     * one that hangs holds up nobody else.
     */
    public List<String> lanes(Instant now) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                        select distinct case c.channel when 'MAIL' then 'mail' else c.contact_id end
                        from notice n join security_contact c using (contact_id) where n.due_at <= :now""")
                        .bind("now", PgText.time(now))
                        .mapTo(String.class)
                        .list());
    }

    /** What waits in a lane, the longest waiting first. */
    public List<NoticeId> due(String lane, Instant now, int most) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                        select n.notice_id from notice n join security_contact c using (contact_id)
                        where n.due_at <= :now and case c.channel when 'MAIL' then 'mail' else c.contact_id end = :lane
                        order by n.due_at, n.made_at, n.notice_id limit :most""")
                        .bind("now", PgText.time(now))
                        .bind("lane", lane)
                        .bind("most", most)
                        .mapTo(String.class)
                        .map(NoticeId::new)
                        .list());
    }

    /** Does {@code work} while nobody else serves the lane; whether it was done. */
    public boolean alone(String lane, Runnable work) {
        return store.alone("notice:" + lane, work);
    }

    /**
     * Takes a step in, under the lock of its notice.
     *
     * @param due when it has to be looked at next; empty: never
     * @return whether the step follows from where the notice stands; nothing is written when not
     */
    public boolean step(Scope scope, NoticeId id, NoticeStep step, Optional<Instant> due) {
        return store.within(scope, handle -> {
            Optional<NoticeState> before = handle.createQuery(
                            "select state from notice where notice_id = :id for update")
                    .bind("id", id.value())
                    .mapTo(String.class)
                    .map(NoticeState::valueOf)
                    .findOne();
            boolean follows =
                    before.filter(state -> state.mayBecome(step.state())).isPresent();
            if (follows) {
                write(handle, id, step, due);
            }
            return follows;
        });
    }

    private static void write(Handle handle, NoticeId id, NoticeStep step, Optional<Instant> due) {
        String tenant = handle.createQuery("""
                        update notice
                        set state = :state, due_at = :due,
                            attempts = case :state when 'POSTPONED' then attempts + 1 when 'MADE' then 0 else attempts end,
                            give_up_at = case :state when 'MADE' then :giveUp else give_up_at end
                        where notice_id = :id returning tenant_id""")
                .bind("id", id.value())
                .bind("state", step.state().name())
                .bind("due", due.map(PgText::time).orElse(null))
                .bind("giveUp", PgText.time(step.at().plus(Notice.PATIENCE)))
                .mapTo(String.class)
                .one();
        append(handle, id, new TenantId(tenant), step);
        Contacts.tell(handle, new TenantId(tenant));
    }

    static void append(Handle handle, NoticeId id, TenantId tenant, NoticeStep step) {
        handle.createUpdate("""
                        insert into notice_step (notice_id, number, tenant_id, at, state, note)
                        select :id, coalesce(max(number), 0) + 1, :tenant, :at, :state, :note
                        from notice_step where notice_id = :id""")
                .bind("id", id.value())
                .bind("tenant", tenant.value())
                .bind("at", PgText.time(step.at()))
                .bind("state", step.state().name())
                .bind("note", PgText.clean(step.note()))
                .execute();
    }

    private static Named named(ResultSet row) throws SQLException {
        ContactId contact = new ContactId(row.getString("contact_id"));
        TenantId tenant = new TenantId(row.getString("tenant_id"));
        String steps = row.getString("steps");
        Notice notice = new Notice(
                new NoticeId(row.getString("notice_id")),
                tenant,
                contact,
                NoticeState.valueOf(row.getString("state")),
                PgText.instant(row, "made_at"),
                PgText.instant(row, "give_up_at"),
                row.getInt("attempts"),
                PgText.read(row.getString("body"), Letter.class),
                steps == null ? List.of() : List.of(PgText.read(steps, NoticeStep[].class)));
        return new Named(notice, Contacts.contact(row, "contact_name"), row.getString("tenant_name"));
    }
}
