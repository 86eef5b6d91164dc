package io.breakwater.core.respond.notice;

import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.WarningColour;
import java.time.Instant;
import java.util.Optional;

/**
 * Whom a tenant wants told.
 *
 * @param address of a mailbox, or the URL of a webhook; {@link ContactDraft} says which are taken
 * @param least the least urgent colour that they want to be told of; severities of incidents count by {@link Urgency}
 * @param removedAt empty while they are a contact
 */
public record Contact(
        ContactId id,
        TenantId tenant,
        String name,
        Channel channel,
        String address,
        Language language,
        WarningColour least,
        Instant addedAt,
        Optional<Instant> removedAt) {
    static ContactId id(TenantId tenant, Channel channel, String address, Instant addedAt) {
        return new ContactId(ContentHash.of("security-contact")
                .add(tenant.value())
                .add(channel.name())
                .add(address)
                .add(addedAt.toEpochMilli())
                .hex());
    }

    /** As a receipt names them; cannot be taken for a login. */
    public String asReader() {
        return "contact: " + name;
    }
}
