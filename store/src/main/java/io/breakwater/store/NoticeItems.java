package io.breakwater.store;

import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.ContactId;
import io.breakwater.core.respond.notice.Letter;
import io.breakwater.core.respond.notice.Matter;
import io.breakwater.core.respond.notice.Notice;
import io.breakwater.core.respond.notice.NoticeId;
import io.breakwater.core.respond.notice.NoticeState;
import io.breakwater.core.respond.notice.NoticeStep;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Steps that wait in the outbox, and how they become notices. */
public final class NoticeItems {
    private static final int MOST = 2000;

    private final Store store;

    public NoticeItems(Store store) {
        this.store = store;
    }

    /**
     * A contact for whom steps wait.
     *
     * @param trial whether somebody waits for a test to come
     * @param first when the longest waiting step of an outcome was laid down; empty: there is none
     * @param told when the contact's last notice was made
     */
    public record Waiting(ContactId contact, boolean trial, Optional<Instant> first, Optional<Instant> told) {}

    /** A step that waits. */
    public record Item(String id, Matter matter) {}

    public List<Waiting> waiting() {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                        select i.contact_id, bool_or(i.body ->> 'type' = 'Trial') as trial,
                               min(i.made_at) filter (where i.body ->> 'type' <> 'Trial') as first,
                               (select max(n.made_at) from notice n where n.contact_id = i.contact_id) as told
                        from notice_item i where i.notice_id is null group by i.contact_id
                        order by min(i.made_at), i.contact_id""")
                        .map((row, context) -> new Waiting(
                                new ContactId(row.getString("contact_id")),
                                row.getBoolean("trial"),
                                PgText.instantIfAny(row, "first"),
                                PgText.instantIfAny(row, "told")))
                        .list());
    }

    /** What waits for the contact, oldest first; at most two thousand, the rest makes the next notice. */
    public List<Item> of(ContactId contact) {
        return store.within(
                Scope.PROVIDER,
                handle -> handle.createQuery("""
                        select item_id, body from notice_item where contact_id = :contact and notice_id is null
                        order by made_at, at, item_id limit :most""")
                        .bind("contact", contact.value())
                        .bind("most", MOST)
                        .map((row, context) ->
                                new Item(row.getString("item_id"), PgText.read(row.getString("body"), Matter.class)))
                        .list());
    }

    /** What a notice tells of. */
    public List<Matter> toldBy(Scope scope, NoticeId notice) {
        return store.within(
                scope,
                handle -> handle.createQuery("select body from notice_item where notice_id = :id order by at, item_id")
                        .bind("id", notice.value())
                        .map((row, context) -> PgText.read(row.getString("body"), Matter.class))
                        .list());
    }

    /** Lays down a step that comes from a person and not from an outcome. */
    public Item layDown(Scope scope, Contact contact, Matter matter) {
        String id = NoticeOutbox.id(contact, matter);
        store.change(
                scope,
                handle -> handle.createUpdate("""
                        insert into notice_item (item_id, tenant_id, contact_id, subject_id, at, body)
                        values (:id, :tenant, :contact, :subject, :at, cast(:body as jsonb)) on conflict do nothing""")
                        .bind("id", id)
                        .bind("tenant", contact.tenant().value())
                        .bind("contact", contact.id().value())
                        .bind("subject", matter.subject())
                        .bind("at", PgText.time(matter.at()))
                        .bind("body", NoticeOutbox.json(matter))
                        .execute());
        return new Item(id, matter);
    }

    /**
     * Makes the notice of these items, due at once. Of two services that make it at the same time one comes first, and the
     * other changes nothing.
     *
     * @param tokenHash of the word in its link
     */
    public void write(
            Contact contact, Collection<String> items, Letter letter, NoticeId id, String tokenHash, Instant now) {
        store.change(Scope.PROVIDER, handle -> {
            int fresh = handle.createUpdate("""
                            insert into notice (notice_id, tenant_id, contact_id, state, made_at, due_at, give_up_at,
                                                token_hash, body)
                            values (:id, :tenant, :contact, :state, :now, :now, :giveUp, :token, cast(:body as jsonb))
                            on conflict do nothing""")
                    .bind("id", id.value())
                    .bind("tenant", contact.tenant().value())
                    .bind("contact", contact.id().value())
                    .bind("state", NoticeState.MADE.name())
                    .bind("now", PgText.time(now))
                    .bind("giveUp", PgText.time(now.plus(Notice.PATIENCE)))
                    .bind("token", tokenHash)
                    .bind("body", PgText.json(letter))
                    .execute();
            if (fresh == 1) {
                claim(handle, items, id);
                Notices.append(handle, id, contact.tenant(), new NoticeStep(now, NoticeState.MADE, ""));
                Contacts.tell(handle, contact.tenant());
            }
        });
    }

    private static void claim(Handle handle, Collection<String> items, NoticeId id) {
        int claimed = handle.createUpdate("""
                        update notice_item set notice_id = :id where notice_id is null and item_id in (<items>)""")
                .bind("id", id.value())
                .bindList("items", List.copyOf(items))
                .execute();
        if (claimed != items.size()) {
            throw new IllegalStateException("a step was told by another notice meanwhile; this one is not made");
        }
    }
}
