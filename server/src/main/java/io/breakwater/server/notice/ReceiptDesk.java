package io.breakwater.server.notice;

import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.Matter;
import io.breakwater.core.respond.notice.Notice;
import io.breakwater.core.respond.notice.NoticeState;
import io.breakwater.core.respond.notice.NoticeStep;
import io.breakwater.store.Audit;
import io.breakwater.store.NoticeItems;
import io.breakwater.store.Notices;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;
import io.breakwater.store.Warnings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes receipts by the word in a notice's link. A word is good for thirty days, while its contact is one, and writes once:
 * the notice is acknowledged, and each warning in it gets the receipt that the console gives too.
 */
public final class ReceiptDesk {
    private final Notices notices;
    private final NoticeItems items;
    private final Warnings warnings;
    private final Audit audit;
    private final InstantSource clock;

    public ReceiptDesk(Store store, Audit audit, InstantSource clock) {
        this.notices = new Notices(store);
        this.items = new NoticeItems(store);
        this.warnings = new Warnings(store);
        this.audit = audit;
        this.clock = clock;
    }

    /** The notice that a word is good for; empty when it is unknown, too old, or its contact was removed. */
    public Optional<Notices.Named> open(String word) {
        return notices.byToken(NoticeKeys.hash(word))
                .filter(named -> named.contact().removedAt().isEmpty())
                .filter(named ->
                        clock.instant().isBefore(named.notice().madeAt().plus(Notice.WORD_HOLDS)));
    }

    /** Keeps that the contact read it; a second time changes nothing. */
    public Optional<Notices.Named> acknowledge(String word) {
        return open(word).map(named -> {
            Notice notice = named.notice();
            Contact contact = named.contact();
            Instant now = clock.instant();
            Scope own = Scope.of(notice.tenant());
            for (Matter matter : items.toldBy(own, notice.id())) {
                if (matter instanceof Matter.OfWarning(var warning)) {
                    warnings.acknowledge(own, warning.id(), contact.asReader(), now);
                }
            }
            NoticeStep read = new NoticeStep(now, NoticeState.ACKNOWLEDGED, contact.name());
            if (notices.step(own, notice.id(), read, Optional.empty())) {
                audit.note(
                        contact.asReader(),
                        "notice.read",
                        notice.id().value(),
                        contact.tenant().value());
            }
            return notices.find(own, notice.id()).orElse(named);
        });
    }
}
