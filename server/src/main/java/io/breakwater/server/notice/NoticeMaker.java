package io.breakwater.server.notice;

import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.ContactId;
import io.breakwater.core.respond.notice.Gathering;
import io.breakwater.core.respond.notice.Letter;
import io.breakwater.core.respond.notice.LetterWriter;
import io.breakwater.core.respond.notice.Matter;
import io.breakwater.core.respond.notice.Notice;
import io.breakwater.core.respond.notice.NoticeId;
import io.breakwater.store.Contacts;
import io.breakwater.store.NoticeItems;
import io.breakwater.store.Notices;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes notices of the steps that wait: a test at once and by itself, everything else as {@link Gathering} says. */
final class NoticeMaker {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeMaker.class);
    private static final String LANE = "making";

    private final NoticeItems items;
    private final Notices notices;
    private final Contacts contacts;
    private final LetterWriter writer;
    private final NoticeKeys keys;
    private final InstantSource clock;
    /** Contacts whose trouble was logged: it is looked at every second. */
    private final Set<ContactId> wordless = ConcurrentHashMap.newKeySet();

    NoticeMaker(Store store, LetterWriter writer, NoticeKeys keys, InstantSource clock) {
        this.items = new NoticeItems(store);
        this.notices = new Notices(store);
        this.contacts = new Contacts(store);
        this.writer = writer;
        this.keys = keys;
        this.clock = clock;
    }

    /** Makes what is to be made now; nothing while another service is at it. */
    void make() {
        List<NoticeItems.Waiting> waiting = items.waiting();
        Instant now = clock.instant();
        if (waiting.stream().anyMatch(each -> each.trial() || rested(each, now))) {
            notices.alone(LANE, () -> items.waiting().forEach(each -> made(each, now)));
        }
    }

    private static boolean rested(NoticeItems.Waiting waiting, Instant now) {
        return waiting.first()
                .map(first -> Gathering.due(first, waiting.told()))
                .filter(due -> !due.isAfter(now))
                .isPresent();
    }

    /** The edge: a step that can't be put in words must not keep other contacts from being told. */
    private void made(NoticeItems.Waiting waiting, Instant now) {
        try {
            makeFor(waiting, now);
            wordless.remove(waiting.contact());
        } catch (JdbiException away) {
            throw away;
        } catch (RuntimeException bug) {
            if (wordless.add(waiting.contact())) {
                LOG.error(
                        "steps for contact {} can't be put in words; they stay in the outbox", waiting.contact(), bug);
            }
        }
    }

    private void makeFor(NoticeItems.Waiting waiting, Instant now) {
        Contacts.Named named = contacts.find(Scope.PROVIDER, waiting.contact())
                .orElseThrow(() -> new IllegalStateException("contacts are never deleted"));
        Map<Boolean, List<NoticeItems.Item>> byTrial = items.of(waiting.contact()).stream()
                .collect(Collectors.partitioningBy(item -> item.matter() instanceof Matter.Trial));
        byTrial.getOrDefault(true, List.of()).forEach(trial -> write(named, List.of(trial)));
        List<NoticeItems.Item> steps = byTrial.getOrDefault(false, List.of());
        if (!steps.isEmpty() && rested(waiting, now)) {
            write(named, steps);
        }
    }

    private void write(Contacts.Named named, List<NoticeItems.Item> told) {
        Contact contact = named.contact();
        List<String> ids = told.stream().map(NoticeItems.Item::id).toList();
        NoticeId id = Notice.id(contact.id(), ids);
        Letter letter = writer.write(
                contact,
                named.tenantName(),
                told.stream().map(NoticeItems.Item::matter).toList());
        items.write(contact, ids, letter, id, NoticeKeys.hash(keys.word(id)), clock.instant());
    }
}
