package io.breakwater.server.notice;

import io.breakwater.core.model.IncidentId;
import io.breakwater.core.respond.Briefing;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.core.respond.notice.LetterWriter;
import io.breakwater.store.IncidentFile;
import io.breakwater.store.Incidents;
import io.breakwater.store.Notices;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second for steps to tell and notices to send, each lane in a thread of its own. Closing lets what is under way
 * come to its answer.
 */
public final class NoticeRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeRunner.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(25);

    private final NoticeMaker maker;
    private final DueNotices due;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("notice-timer").unstarted(task));
    // The driver waits for the socket inside synchronized code, where a virtual thread would hold its carrier.
    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("notice-", 0).factory());

    private NoticeRunner(NoticeMaker maker, DueNotices due) {
        this.maker = maker;
        this.due = due;
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
        NoticeRunner runner = new NoticeRunner(parts.maker(), parts.due());
        var unused = runner.timer.scheduleWithFixedDelay(runner::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return runner;
    }

    private void look() {
        try {
            make();
            due.lanes().stream().filter(busy::add).forEach(lane -> workers.execute(() -> serve(lane)));
        } catch (JdbiException away) {
            LOG.warn("notices could not be looked for; the next second tries again", away);
        }
    }

    /** The edge: a timer that throws is never called again, and what was made before still has to be sent. */
    private void make() {
        try {
            maker.make();
        } catch (JdbiException away) {
            throw away;
        } catch (RuntimeException bug) {
            LOG.error("notices could not be made; the next second tries again", bug);
        }
    }

    private void serve(String lane) {
        try {
            due.serve(lane);
        } catch (JdbiException away) {
            LOG.warn("notices of lane {} stay due: the database is away", lane, away);
        } finally {
            busy.remove(lane);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
