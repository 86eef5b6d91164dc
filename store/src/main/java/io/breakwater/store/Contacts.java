package io.breakwater.store;

import io.breakwater.core.model.Language;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.WarningColour;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.ContactId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Whom tenants want told. One that is removed stays in its row: what it was told is history. */
public final class Contacts {
    private static final String NAMED = """
            select c.*, coalesce(t.name, c.tenant_id) as tenant_name,
                   (select max(s.at) from notice n join notice_step s using (notice_id)
                    where n.contact_id = c.contact_id and s.state = 'DELIVERED') as reached,
                   (select max(s.at) from notice n join notice_step s using (notice_id)
                    where n.contact_id = c.contact_id and s.state = 'ACKNOWLEDGED') as answered
            from security_contact c left join tenant t using (tenant_id)
            """;

    private final Store store;

    public Contacts(Store store) {
        this.store = store;
    }

    /**
     * A contact with the name of its tenant.
     *
     * @param reached when a notice was last taken from us; empty: never
     * @param answered when they last acknowledged one; empty: never
     */
    public record Named(Contact contact, String tenantName, Optional<Instant> reached, Optional<Instant> answered) {}

    /** Keeps it; false when the tenant has a contact of that address already. */
    public boolean add(Scope scope, Contact contact) {
        return store.within(scope, handle -> {
            int kept = handle.createUpdate("""
                            insert into security_contact (contact_id, tenant_id, name, channel, address, language, least,
                                                          added_at)
                            values (:id, :tenant, :name, :channel, :address, :language, :least, :at)
                            on conflict do nothing""")
                    .bind("id", contact.id().value())
                    .bind("tenant", contact.tenant().value())
                    .bind("name", PgText.clean(contact.name()))
                    .bind("channel", contact.channel().name())
                    .bind("address", PgText.clean(contact.address()))
                    .bind("language", contact.language().name())
                    .bind("least", contact.least().name())
                    .bind("at", PgText.time(contact.addedAt()))
                    .execute();
            tell(handle, contact.tenant());
            return kept == 1;
        });
    }

    /** Ends it; false when there is none in {@code scope}, or it was ended before. */
    public boolean remove(Scope scope, ContactId id, Instant at) {
        return store.within(scope, handle -> {
            Optional<String> tenant = handle.createQuery("""
                            update security_contact set removed_at = :at
                            where contact_id = :id and removed_at is null returning tenant_id""")
                    .bind("id", id.value())
                    .bind("at", PgText.time(at))
                    .mapTo(String.class)
                    .findOne();
            tenant.ifPresent(own -> tell(handle, new TenantId(own)));
            return tenant.isPresent();
        });
    }

    static void tell(Handle handle, TenantId tenant) {
        handle.createQuery("select pg_notify(:channel, :payload)::text")
                .bind("channel", OutcomeWriter.CHANNEL)
                .bind("payload", "notice:" + tenant)
                .mapTo(String.class)
                .findOne();
    }

    /** Those that were not removed, by tenant and name. */
    public List<Named> list(Scope scope, Optional<TenantId> tenant) {
        return store.within(
                scope,
                handle -> handle.createQuery(NAMED + """
                        where c.removed_at is null and (:tenant = '' or c.tenant_id = :tenant)
                        order by tenant_name, c.name, c.contact_id""")
                        .bind("tenant", tenant.map(TenantId::value).orElse(""))
                        .map((row, context) -> named(row))
                        .list());
    }

    /** A removed one too. */
    public Optional<Named> find(Scope scope, ContactId id) {
        return store.within(
                scope,
                handle -> handle.createQuery(NAMED + "where c.contact_id = :id")
                        .bind("id", id.value())
                        .map((row, context) -> named(row))
                        .findOne());
    }

    /** How many are reached by a channel. */
    public int count(Scope scope, Channel channel) {
        return store.within(
                scope,
                handle -> handle.createQuery("""
                        select count(*)::int from security_contact where removed_at is null and channel = :channel""")
                        .bind("channel", channel.name())
                        .mapTo(Integer.class)
                        .one());
    }

    /** Of these tenants, within an open transaction. */
    static List<Contact> of(Set<TenantId> tenants, Handle transaction) {
        return transaction
                .createQuery("""
                        select * from security_contact where removed_at is null and tenant_id in (<tenants>)
                        order by contact_id""")
                .bindList("tenants", tenants.stream().map(TenantId::value).toList())
                .map((row, context) -> contact(row))
                .list();
    }

    private static Contact contact(ResultSet row) throws SQLException {
        return contact(row, "name");
    }

    static Contact contact(ResultSet row, String nameColumn) throws SQLException {
        return new Contact(
                new ContactId(row.getString("contact_id")),
                new TenantId(row.getString("tenant_id")),
                row.getString(nameColumn),
                Channel.valueOf(row.getString("channel")),
                row.getString("address"),
                Language.valueOf(row.getString("language")),
                WarningColour.valueOf(row.getString("least")),
                PgText.instant(row, "added_at"),
                PgText.instantIfAny(row, "removed_at"));
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(
                contact(row),
                row.getString("tenant_name"),
                PgText.instantIfAny(row, "reached"),
                PgText.instantIfAny(row, "answered"));
    }
}
