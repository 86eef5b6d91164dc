package io.breakwater.server.notice;

import io.breakwater.core.model.Phrase;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.ContactDraft;
import io.breakwater.core.respond.notice.ContactId;
import io.breakwater.core.respond.notice.Matter;
import io.breakwater.core.respond.notice.NoticeId;
import io.breakwater.core.respond.notice.NoticeState;
import io.breakwater.core.respond.notice.NoticeStep;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Audit;
import io.breakwater.store.Contacts;
import io.breakwater.store.NoticeItems;
import io.breakwater.store.Notices;
import io.breakwater.store.Store;
import io.breakwater.store.Tenants;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Where people say who is told, from pages and from the API alike. A wish of somebody whose role does not reach that far, or
 * about what is not theirs to see, has no answer.
 */
public final class ContactDesk {
    private final Contacts contacts;
    private final Notices notices;
    private final NoticeItems items;
    private final Tenants tenants;
    private final Audit audit;
    private final NoticeSettings settings;
    private final InstantSource clock;

    public ContactDesk(Store store, Tenants tenants, Audit audit, NoticeSettings settings, InstantSource clock) {
        this.contacts = new Contacts(store);
        this.notices = new Notices(store);
        this.items = new NoticeItems(store);
        this.tenants = tenants;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** What came of a wish to add a contact. */
    public sealed interface Added {
        /** @param secret what posts to a webhook are signed with, shown this once; empty for a mailbox */
        record Kept(Contact contact, Optional<String> secret) implements Added {}

        /** What speaks against it, all of it. */
        record Objected(List<Phrase> why) implements Added {
            public Objected {
                why = List.copyOf(why);
            }
        }
    }

    /** Empty when the viewer may not. */
    public Optional<Added> add(Viewer viewer, ContactDraft draft) {
        return viewer.role().managesTenants() ? Optional.of(weigh(viewer, draft)) : Optional.empty();
    }

    private Added weigh(Viewer viewer, ContactDraft draft) {
        List<Phrase> objections = draft.objections();
        if (!objections.isEmpty()) {
            return new Added.Objected(objections);
        }
        boolean known = tenants.list(viewer.scope()).stream()
                .anyMatch(profile -> profile.tenant().equals(draft.tenant()));
        if (!known) {
            return objected("没有这个客户。", "There is no such tenant.");
        }
        Contact contact = draft.addedAt(now());
        if (!contacts.add(viewer.scope(), contact)) {
            return objected("该客户已有此地址的联系人。", "The tenant has a contact of this address already.");
        }
        audit.note(
                viewer.login(),
                "contact.add",
                contact.tenant() + "/" + contact.name(),
                contact.channel() + " " + contact.address() + " " + contact.least());
        Optional<String> secret = contact.channel() == Channel.WEBHOOK
                ? Optional.of(settings.keys().secret(contact.id()))
                : Optional.empty();
        return new Added.Kept(contact, secret);
    }

    private static Added objected(String zh, String en) {
        return new Added.Objected(List.of(new Phrase(zh, en)));
    }

    /** Ends a contact: what waits for it is not sent, and the links in what was sent hold no more. */
    public boolean remove(Viewer viewer, ContactId id) {
        Optional<Contact> contact = standing(viewer, id);
        boolean removed = contact.isPresent() && contacts.remove(viewer.scope(), id, now());
        if (removed) {
            audit.note(
                    viewer.login(),
                    "contact.remove",
                    name(contact.get()),
                    contact.get().address());
        }
        return removed;
    }

    /** Has a test notice sent; it goes the way of all notices. */
    public boolean test(Viewer viewer, ContactId id) {
        Optional<Contact> contact = standing(viewer, id);
        contact.ifPresent(found -> {
            items.layDown(viewer.scope(), found, new Matter.Trial(id, now(), viewer.login()));
            audit.note(viewer.login(), "contact.test", name(found), found.address());
        });
        return contact.isPresent();
    }

    /** Has a notice that was given up tried for another day. */
    public boolean sendAgain(Viewer viewer, NoticeId id) {
        if (!viewer.role().managesTenants()) {
            return false;
        }
        Instant now = now();
        NoticeStep asked = new NoticeStep(now, NoticeState.MADE, "sent again by " + viewer.login());
        boolean again = notices.step(viewer.scope(), id, asked, Optional.of(now));
        if (again) {
            audit.note(viewer.login(), "notice.again", id.value(), "");
        }
        return again;
    }

    private Optional<Contact> standing(Viewer viewer, ContactId id) {
        return viewer.role().managesTenants()
                ? contacts.find(viewer.scope(), id)
                        .map(Contacts.Named::contact)
                        .filter(contact -> contact.removedAt().isEmpty())
                : Optional.empty();
    }

    private static String name(Contact contact) {
        return contact.tenant() + "/" + contact.name();
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
