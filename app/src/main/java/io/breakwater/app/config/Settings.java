package io.breakwater.app.config;

import io.breakwater.server.notice.MailSettings;
import io.breakwater.server.respond.Outlet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The configuration, complete: what the file leaves out has its default.
 *
 * @param dataFolder where spool, database, checkpoints and keys lie
 * @param zone whose days are counted and whose times are shown
 * @param contentFolders laid out like the built-in content, read after it
 * @param ruleFolders more Sigma rules, for example a checkout of a public collection
 */
public record Settings(
        Path dataFolder,
        ZoneId zone,
        List<Path> contentFolders,
        List<Path> ruleFolders,
        Console console,
        Syslog syslog,
        Database database,
        Pipeline pipeline,
        Keep keep,
        Response response,
        Correlation correlation,
        Notice notice) {
    public Settings withDataFolder(Path folder) {
        return new Settings(
                folder,
                zone,
                contentFolders,
                ruleFolders,
                console,
                syslog,
                database,
                pipeline,
                keep,
                response,
                correlation,
                notice);
    }

    /** Where the console and the HTTP door answer. */
    public record Console(String address, int port) {}

    /** @param port of the syslog door, UDP and TCP; 0 switches it off */
    public record Syslog(String address, int port, List<Sender> senders) {}

    /** Who may send syslog: an address or a network in CIDR notation, and for whom. */
    public record Sender(String from, String tenant, String source) {}

    /** @param url empty: PostgreSQL is started from the data folder; else {@code jdbc:postgresql://host/database} */
    public record Database(String url, String user, Path passwordFile) {}

    /**
     * @param kafka bootstrap servers; empty: the spool in the data folder feeds the job
     * @param topic where records travel when Kafka is used
     */
    public record Pipeline(int parallelism, Duration checkpointEvery, String kafka, String topic) {}

    /**
     * How long rows stay, counted from the arrival of their record.
     *
     * @param evidence the events behind detections
     * @param rejected what could not be understood
     */
    public record Keep(Duration evidence, Duration rejected) {}

    /**
     * What can be done outside.
     *
     * @param fourEyes whether an action needs the yes of somebody else than who proposed it
     * @param responders each was opened once, to see that it can be
     */
    public record Response(boolean fourEyes, List<Outlet> responders) {}

    /** @param lendRates whether a new tenant borrows from the others how often rules fire */
    public record Correlation(boolean lendRates) {}

    /**
     * How tenants' security contacts are told.
     *
     * @param mail empty: no mail goes out
     * @param link where people reach the console, without a slash at its end; empty: where it listens
     */
    public record Notice(Optional<MailSettings> mail, Optional<String> link) {}
}
