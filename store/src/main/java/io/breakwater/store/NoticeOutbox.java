package io.breakwater.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.Warning;
import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.Matter;
import io.breakwater.core.respond.notice.Urgency;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Lays down what contacts have to be told, in the transaction that writes the steps themselves: either both are there after
 * a crash, or neither is. Only steps that are new in the database are laid down, so a replay tells nobody anything twice,
 * and a contact that is added later hears of what comes from then on.
 */
final class NoticeOutbox {
    /** Steps go through in their order: whether somebody was told before is asked of the rows laid down so far. */
    private static final String LAY_DOWN = """
            insert into notice_item (item_id, tenant_id, contact_id, subject_id, at, body)
            select :id, :tenant, :contact, :subject, :at, cast(:body as jsonb)
            from (select exists (select from notice_item where contact_id = :contact and subject_id = :subject) as knows,
                         exists (select from notice_item where contact_id = :contact and subject_id = :other) as knows_other,
                         exists (select from notice_item where contact_id = :contact and subject_id = :subject
                                 and array_position(array['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'],
                                                    body ->> 'severity') >= :severity) as knows_so_bad) told
            where case :move when 'UP' then :reached or knows
                             when 'ON' then not knows_so_bad and (:reached or knows_other)
                             else knows end
            on conflict do nothing""";

    private NoticeOutbox() {}

    private record Step(TenantId tenant, Matter matter) {}

    private record Line(Contact contact, Matter matter) {}

    /** @param changes and warnings that were not in the database before, in their order */
    static void layDown(List<IncidentChange> changes, List<Warning> warnings, Handle transaction) {
        List<Step> steps = new ArrayList<>();
        changes.forEach(change -> Matter.of(change, IncidentRows.title(change.after()))
                .ifPresent(matter -> steps.add(new Step(change.after().tenant(), matter))));
        warnings.forEach(warning ->
                Matter.of(warning).ifPresent(matter -> steps.add(new Step(warning.tenant(), matter))));
        if (steps.isEmpty()) {
            return;
        }
        Set<TenantId> tenants = steps.stream().map(Step::tenant).collect(Collectors.toSet());
        List<Contact> contacts = Contacts.of(tenants, transaction);
        List<Line> lines = steps.stream()
                .flatMap(step -> contacts.stream()
                        .filter(contact -> contact.tenant().equals(step.tenant()))
                        .map(contact -> new Line(contact, step.matter())))
                .toList();
        OutcomeWriter.each(lines, LAY_DOWN, transaction, NoticeOutbox::bind);
        Set<TenantId> told = new HashSet<>();
        lines.stream()
                .map(line -> line.contact().tenant())
                .filter(told::add)
                .forEach(tenant -> Contacts.tell(transaction, tenant));
    }

    private static void bind(Line line, PreparedBatch insert) {
        Matter matter = line.matter();
        Optional<String> other =
                matter instanceof Matter.OfIncident step ? step.other().map(Object::toString) : Optional.empty();
        insert.bind("id", id(line.contact(), matter))
                .bind("tenant", line.contact().tenant().value())
                .bind("contact", line.contact().id().value())
                .bind("subject", matter.subject())
                .bind("other", other.orElse(""))
                .bind("at", PgText.time(matter.at()))
                .bind("body", json(matter))
                .bind(
                        "severity",
                        matter instanceof Matter.OfIncident step
                                ? step.severity().ocsfId()
                                : 0)
                .bind("move", matter.move().name())
                .bind(
                        "reached",
                        Urgency.reaches(matter.urgency(), line.contact().least()));
    }

    /** One per contact and step. */
    static String id(Contact contact, Matter matter) {
        return ContentHash.of("notice-item")
                .add(contact.id().value())
                .add(matter.subject())
                .add(matter.key())
                .hex();
    }

    static String json(Matter matter) {
        try {
            return PgText.cleanJson(Json.text().writerFor(Matter.class).writeValueAsString(matter));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a matter must be writable as JSON", bug);
        }
    }
}
