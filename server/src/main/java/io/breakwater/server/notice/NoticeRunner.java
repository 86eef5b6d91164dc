package io.breakwater.server.notice;

import io.breakwater.core.model.IncidentId;
import io.breakwater.core.respond.Briefing;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.core.respond.notice.LetterWriter;
import io.breakwater.server.rounds.Lanes;
import io.breakwater.server.rounds.Rounds;
import io.breakwater.store.IncidentFile;
import io.breakwater.store.Incidents;
import io.breakwater.store.Notices;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/** Looks every second for steps to tell, and for notices to send, each lane of them by itself. */
public final class NoticeRunner implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Rounds making;
    private final Lanes lanes;
    private final Rounds sending;

    private NoticeRunner(NoticeMaker maker, DueNotices due) {
        making = Rounds.start("notices to make", PAUSE, maker::make);
        lanes = new Lanes("notices", due::serve);
        sending = Rounds.start("notices to send", PAUSE, () -> lanes.serve(due.lanes()));
    }

    /**
     * What the runner works with.
     *
     * @param zone whose times are shown
     * @param link where people reach the console, without a slash at its end
     */
    public record Parts(
            Store store, NoticeSettings settings, Briefing briefing, ZoneId zone, String link, InstantSource clock) {
        private LetterWriter writer() {
            Incidents incidents = new Incidents(store);
            return new LetterWriter(
                    settings.texts().get(),
                    briefing,
                    (IncidentId id) -> incidents.find(Scope.PROVIDER, id).map(IncidentFile::incident),
                    zone,
                    link);
        }

        NoticeMaker maker() {
            return new NoticeMaker(store, writer(), settings.keys(), clock);
        }

        DueNotices due() {
            LetterWriter writer = writer();
            Carrier mail = settings.mail()
                    .<Carrier>map(configured -> new MailCarrier(configured, writer, clock))
                    .orElseGet(NoMail::new);
            return new DueNotices(
                    new Notices(store),
                    Map.of(Channel.MAIL, mail, Channel.WEBHOOK, new WebhookCarrier(settings.keys(), clock)),
                    settings.keys(),
                    link,
                    clock);
        }
    }

    /** Begins at once with what an earlier service left. */
    public static NoticeRunner start(Parts parts) {
        return new NoticeRunner(parts.maker(), parts.due());
    }

    @Override
    public void close() {
        making.close();
        sending.close();
        lanes.close();
    }
}
