package io.breakwater.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.Action;
import io.breakwater.core.respond.action.ActionChange;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Actions and their changes. A change is taken in under the lock of its action and only when it follows from where the
 * action stands, so that of two people, or two runners, one is told that the other was quicker.
 */
public final class Actions {
    private static final String ROWS = """
            select a.body, coalesce(t.name, a.tenant_id) as tenant_name
            from action a left join tenant t using (tenant_id)
            """;

    private final Store store;

    public Actions(Store store) {
        this.store = store;
    }

    /** An action with the name of its tenant. */
    public record Named(Action action, String tenantName) {}

    /** Keeps a proposal; false when an action on the same target by the same responder still stands. */
    public boolean propose(Scope scope, ActionChange.Proposed proposal) {
        return store.within(scope, handle -> {
            Action action = Action.begin(proposal);
            boolean fresh = insert(handle, action) == 1;
            if (fresh) {
                keep(handle, action, proposal);
                tell(handle, action);
            }
            return fresh;
        });
    }

    private static int insert(Handle handle, Action action) {
        ActionOrder order = action.order();
        return handle.createUpdate("""
                        insert into action (action_id, tenant_id, incident_id, kind, target, responder, state, proposed_at,
                                            due_at, body)
                        values (:id, :tenant, :incident, :kind, :target, :responder, :state, :at, :due,
                                cast(:body as jsonb)) on conflict do nothing""")
                .bind("id", order.id().value())
                .bind("tenant", order.tenant().value())
                .bind("incident", order.incident().value())
                .bind("kind", order.kind().name())
                .bind("target", PgText.clean(order.target()))
                .bind("responder", order.responder())
                .bind("state", action.state().name())
                .bind("at", PgText.time(action.proposedAt()))
                .bind("due", action.due().map(PgText::time).orElse(null))
                .bind("body", PgText.json(action))
                .execute();
    }

    /**
     * Takes one change in.
     *
     * @param decide gives the change that follows from the action as it stands, or nothing
     * @return the action afterwards; empty when there is none in {@code scope}
     * @throws io.breakwater.core.respond.action.NotNow when the change does not follow
     */
    public Optional<Action> change(Scope scope, ActionId id, Function<Action, Optional<ActionChange>> decide) {
        return store.within(
                scope,
                handle -> locked(handle, id)
                        .map(before -> decide.apply(before)
                                .map(change -> apply(handle, before, change))
                                .orElse(before)));
    }

    private static Optional<Action> locked(Handle handle, ActionId id) {
        return handle.createQuery("select body from action where action_id = :id for update")
                .bind("id", id.value())
                .map((row, context) -> PgText.read(row.getString("body"), Action.class))
                .findOne();
    }

    private static Action apply(Handle handle, Action before, ActionChange change) {
        Action after = before.after(change);
        keep(handle, after, change);
        handle.createUpdate("""
                        update action set state = :state, due_at = :due, body = cast(:body as jsonb)
                        where action_id = :id""")
                .bind("id", after.order().id().value())
                .bind("state", after.state().name())
                .bind("due", after.due().map(PgText::time).orElse(null))
                .bind("body", PgText.json(after))
                .execute();
        tell(handle, after);
        return after;
    }

    private static void tell(Handle handle, Action action) {
        handle.createQuery("select pg_notify(:channel, :payload)::text")
                .bind("channel", OutcomeWriter.CHANNEL)
                .bind("payload", "action:" + action.order().tenant())
                .mapTo(String.class)
                .findOne();
    }

    private static void keep(Handle handle, Action after, ActionChange change) {
        handle.createUpdate("""
                        insert into action_change (action_id, number, tenant_id, at, body)
                        values (:id, :number, :tenant, :at, cast(:body as jsonb))""")
                .bind("id", after.order().id().value())
                .bind("number", after.number())
                .bind("tenant", after.order().tenant().value())
                .bind("at", PgText.time(change.at()))
                .bind("body", PgText.clean(json(change)))
                .execute();
    }

    private static String json(ActionChange change) {
        try {
            return Json.text().writerFor(ActionChange.class).writeValueAsString(change);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a change of an action must be writable as JSON", bug);
        }
    }

    /**
     * Does {@code work} while no other runner asks the same responder; leaves it when one does.
     *
     * @return whether it was done
     */
    public boolean alone(String responder, Runnable work) {
        return store.alone("responder:" + responder, work);
    }

    /** Names of responders that have something to do. */
    public List<String> waiting(Instant now) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("select distinct responder from action where due_at <= :now")
                        .bind("now", PgText.time(now))
                        .mapTo(String.class)
                        .list());
    }

    /** What the responder has to do, the longest waiting first. */
    public List<ActionId> due(String responder, Instant now, int most) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                        select action_id from action where due_at <= :now and responder = :responder
                        order by due_at, proposed_at, action_id limit :most""")
                        .bind("now", PgText.time(now))
                        .bind("responder", responder)
                        .bind("most", most)
                        .mapTo(String.class)
                        .map(ActionId::new)
                        .list());
    }

    public Optional<Named> find(Scope scope, ActionId id) {
        return store.within(
                scope,
                handle -> handle.createQuery(ROWS + "where a.action_id = :id")
                        .bind("id", id.value())
                        .map((row, context) -> named(row))
                        .findOne());
    }

    /** The newest first; {@code live}: only those that still stand. */
    public List<Named> list(Scope scope, Optional<TenantId> tenant, boolean live, int most) {
        return store.within(
                scope,
                handle -> handle.createQuery(ROWS + """
                        where (:tenant = '' or a.tenant_id = :tenant)
                          and (not :live or a.state in ('PROPOSED', 'APPROVED', 'RUNNING', 'DONE'))
                        order by a.proposed_at desc, a.action_id limit :most""")
                        .bind("tenant", tenant.map(TenantId::value).orElse(""))
                        .bind("live", live)
                        .bind("most", most)
                        .map((row, context) -> named(row))
                        .list());
    }

    /** Those proposed for one incident, oldest first. */
    public List<Named> about(Scope scope, IncidentId incident) {
        return store.within(
                scope,
                handle -> handle.createQuery(ROWS + "where a.incident_id = :id order by a.proposed_at, a.action_id")
                        .bind("id", incident.value())
                        .map((row, context) -> named(row))
                        .list());
    }

    /**
     * Actions of which the running job must be told: those that stand and are not watched yet, and those that ended while
     * they were. Oldest first.
     *
     * @param again also those that stand and are watched already
     */
    public List<Action> toWatch(boolean again, int most) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                        select body from action
                        where watched_until is null
                          and case when state in ('PROPOSED', 'APPROVED', 'RUNNING', 'DONE')
                                   then :again or watched_from is null else watched_from is not null end
                        order by proposed_at, action_id limit :most""")
                        .bind("again", again)
                        .bind("most", most)
                        .map((row, context) -> PgText.read(row.getString("body"), Action.class))
                        .list());
    }

    /** Keeps that the job was told: to count from now on, or, when {@code until} is given, only so long. */
    public void watched(ActionId id, Instant at, Optional<Instant> until) {
        store.change(
                Scope.PROVIDER,
                handle -> handle.createUpdate("""
                        update action set watched_from = coalesce(watched_from, :at),
                                          watched_until = cast(:until as timestamptz)
                        where action_id = :id""")
                        .bind("id", id.value())
                        .bind("at", PgText.time(at))
                        .bind("until", until.map(PgText::time).orElse(null))
                        .execute());
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(PgText.read(row.getString("body"), Action.class), row.getString("tenant_name"));
    }

    /** Its history, oldest first. */
    public List<ActionChange> changes(Scope scope, ActionId id) {
        return store.within(
                scope,
                handle -> handle.createQuery("select body from action_change where action_id = :id order by number")
                        .bind("id", id.value())
                        .map((row, context) -> PgText.read(row.getString("body"), ActionChange.class))
                        .list());
    }
}
