package io.breakwater.pipeline.job;

import io.breakwater.core.model.ContentReport;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.core.topology.Ingest;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import io.breakwater.pipeline.sink.OutcomeTarget;
import io.breakwater.store.Outcome;
import io.breakwater.store.QuietMatches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The content of a job in this JVM, and the thread that keeps it as the files are. All operators of the job share it: so
 * rules are read and compiled once, and detection and correlation change at the same moment. Flink makes operators from
 * bytes, each for itself; the only place where they can meet is a static one, {@link #OPEN}.
 *
 * <p>The thread looks whether or not records come: the first one after a quiet night must meet the rules of the morning.
 * It also tells the store what is in force, and which indicators were kept quiet. That is no result of the stream, so it does not travel in it.
 */
final class LiveContent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveContent.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final int TELL_QUIET_AFTER_LOOKS = 5;
    private static final Map<Assembly, LiveContent> OPEN = new HashMap<>();

    private final Assembly assembly;
    private final OutcomeTarget target;
    private final Content content;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("content-watch").unstarted(task));
    private int users;
    private final String job = UUID.randomUUID().toString();
    private @Nullable ContentReport untold;
    private @Nullable Map<String, Long> toldQuiet;
    private int looks;

    private LiveContent(Assembly assembly, OutcomeTarget target) {
        this.assembly = assembly;
        this.target = target;
        this.content = assembly.openContent();
        this.untold = content.report().orElse(null);
    }

    /** The content of {@code assembly}; to be closed by each who asked. */
    static LiveContent of(Assembly assembly, OutcomeTarget target) {
        synchronized (OPEN) {
            LiveContent live = OPEN.computeIfAbsent(assembly, fresh -> new LiveContent(fresh, target));
            if (live.users++ == 0) {
                var unused = live.watch.scheduleWithFixedDelay(live::look, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            }
            return live;
        }
    }

    Ingest ingest() {
        return content.ingest();
    }

    KeyedStage<?, TenantRecord, TenantOutput> tenantStage() {
        return content.tenantStage();
    }

    private void look() {
        try {
            if (content.refresh()) {
                Optional<ContentReport> report = content.report();
                report.ifPresent(fresh -> LOG.info(
                        "content {} is in force: {} rules, {} findings",
                        fresh.version(),
                        fresh.rules().size(),
                        fresh.findingsInAll()));
                untold = report.orElse(null);
            }
        } catch (RuntimeException unreadable) {
            // Whatever an author got wrong must neither end the job nor the watch.
            LOG.warn("the content cannot be read; what was in force before stays", unreadable);
        }
        tell();
    }

    private void tell() {
        List<Outcome> news = new ArrayList<>();
        // The first time also when there is none: it says since when there was none.
        boolean due = looks++ % TELL_QUIET_AFTER_LOOKS == 0;
        @Nullable
        Map<String, Long> quiet = due || toldQuiet == null ? content.quiet().orElse(null) : toldQuiet;
        Optional.ofNullable(untold).map(Outcome.OfContent::new).ifPresent(news::add);
        if (quiet != null && !quiet.equals(toldQuiet)) {
            news.add(new Outcome.OfQuiet(new QuietMatches(job, quiet)));
        }
        if (news.isEmpty()) {
            return;
        }
        try (OutcomeTarget.Connection connection = target.open()) {
            connection.write(news);
            untold = null;
            toldQuiet = quiet;
        } catch (IOException away) {
            LOG.warn("the store cannot be told which rules are in force; the next look tries again", away);
        }
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            if (--users == 0) {
                OPEN.remove(assembly);
                watch.shutdownNow();
            }
        }
    }
}
