package io.breakwater.server.notice;

import io.breakwater.core.respond.action.Answer;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.Notice;
import io.breakwater.core.respond.notice.NoticeId;
import io.breakwater.core.respond.notice.NoticeState;
import io.breakwater.core.respond.notice.NoticeStep;
import io.breakwater.store.Notices;
import io.breakwater.store.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes due notices to their contacts, the longest waiting first. That it is sent stands in the database before the wire is
 * touched, so after a crash at any place the notice is due again under the same id. Of several services on one database one
 * at a time serves a lane.
 */
final class DueNotices {
    private static final Logger LOG = LoggerFactory.getLogger(DueNotices.class);
    private static final int MOST = 50;

    private final Notices notices;
    private final Map<Channel, Carrier> carriers;
    private final NoticeKeys keys;
    private final String link;
    private final InstantSource clock;

    /** @param link where people reach the console, without a slash at its end */
    DueNotices(Notices notices, Map<Channel, Carrier> carriers, NoticeKeys keys, String link, InstantSource clock) {
        this.notices = notices;
        this.carriers = Map.copyOf(carriers);
        this.keys = keys;
        this.link = link;
        this.clock = clock;
    }

    List<String> lanes() {
        return notices.lanes(clock.instant());
    }

    /** Sends all that waits in a lane now; nothing when another service is at it. */
    void serve(String lane) {
        notices.alone(lane, () -> {
            for (NoticeId id : notices.due(lane, clock.instant(), MOST)) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                notices.find(Scope.PROVIDER, id).ifPresent(this::send);
            }
        });
    }

    private void send(Notices.Named waiting) {
        Notice notice = waiting.notice();
        Contact contact = waiting.contact();
        Instant now = clock.instant();
        if (contact.removedAt().isPresent()) {
            keep(notice, NoticeState.FAILED, "the contact was removed before it was sent", Optional.empty());
            return;
        }
        if (notice.state() == NoticeState.POSTPONED && !now.isBefore(notice.giveUpAt())) {
            giveUp(notice, notice.note());
            return;
        }
        String again = notice.state() == NoticeState.SENT ? "sent again under the same id: no answer was kept" : "";
        if (!keep(notice, NoticeState.SENT, again, Optional.of(now))) {
            return;
        }
        Answer answer = carried(new Parcel(notice, contact, link + "/notice/" + keys.word(notice.id())));
        switch (answer) {
            case Answer.Done(var note, var receipt) -> keep(notice, NoticeState.DELIVERED, note, Optional.empty());
            case Answer.Refused(var note) -> keep(notice, NoticeState.FAILED, note, Optional.empty());
            case Answer.Unreachable(var note) -> postpone(notice, note);
        }
    }

    private void postpone(Notice notice, String note) {
        Instant now = clock.instant();
        if (now.isBefore(notice.giveUpAt())) {
            keep(notice, NoticeState.POSTPONED, note, Optional.of(now.plus(notice.pause())));
        } else {
            giveUp(notice, note);
        }
    }

    private void giveUp(Notice notice, String note) {
        keep(
                notice,
                NoticeState.FAILED,
                "given up after " + Notice.PATIENCE.toHours() + " hours; last: " + note,
                Optional.empty());
    }

    /** False when a reader or a person was quicker; what they said stands. */
    private boolean keep(Notice notice, NoticeState state, String note, Optional<Instant> due) {
        return notices.step(Scope.PROVIDER, notice.id(), new NoticeStep(clock.instant(), state, note), due);
    }

    /** The edge: a notice that makes a carrier fail in a way of its own must not hold up the others. */
    private Answer carried(Parcel parcel) {
        try {
            return Optional.ofNullable(carriers.get(parcel.contact().channel()))
                    .orElseGet(NoMail::new)
                    .carry(parcel);
        } catch (RuntimeException bug) {
            LOG.warn("notice {} could not be sent", parcel.notice().id(), bug);
            return new Answer.Unreachable("sending failed: " + bug);
        }
    }
}
